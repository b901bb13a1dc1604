package vn.luutru.intake;

import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** Who declares, and for which establishments: the authorization decision, made by whoever knows the callers. */
public interface Declarant {

    /** Who did not say who they are: may declare nothing. */
    Declarant NOBODY = new Declarant() {

        @Override
        public String id() {
            return "";
        }

        @Override
        public Finding forbids(DeclarationType type, EstablishmentId establishment) {
            return Finding.of(FindingCode.UNAUTHENTICATED, "");
        }
    };

    /** The id of the key or account, recorded with each declaration. Never a secret. */
    String id();

    /** What forbids a declaration of this type for this establishment; null if it is allowed. */
    @Nullable
    Finding forbids(DeclarationType type, EstablishmentId establishment);

    /** An operator's software, within its scope and its operations. */
    static Declarant of(Caller.Operator operator) {
        return new Declarant() {

            @Override
            public String id() {
                return operator.id();
            }

            @Override
            public @Nullable Finding forbids(DeclarationType type, EstablishmentId establishment) {
                return operator.forbids(Operation.of(type), establishment);
            }
        };
    }
}
