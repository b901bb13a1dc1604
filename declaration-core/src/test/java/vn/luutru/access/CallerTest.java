package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

class CallerTest {

    private static final EstablishmentId OWN = new EstablishmentId("E-1");
    private static final EstablishmentId OTHER = new EstablishmentId("E-2");

    @Test
    void a_key_opens_what_its_scope_and_its_operations_name_and_nothing_else() {
        Caller.Operator one = key(Scope.establishments(Set.of(OWN)), Operation.CHECK_IN);
        assertThat(one.forbids(Operation.CHECK_IN, OWN)).isNull();
        assertForbidden(one.forbids(Operation.READ, OWN), FindingCode.OPERATION_OUT_OF_SCOPE);
        assertForbidden(one.forbids(Operation.CHECK_IN, OTHER), FindingCode.ESTABLISHMENT_OUT_OF_SCOPE);

        Caller.Operator every = key(Scope.province(), Operation.CHECK_IN);
        assertThat(every.forbids(Operation.CHECK_IN, OTHER)).isNull();

        for (Scope nothing : Set.of(Scope.none(), Scope.ward("16531"))) {
            assertForbidden(
                    key(nothing, Operation.CHECK_IN).forbids(Operation.CHECK_IN, OWN),
                    FindingCode.ESTABLISHMENT_OUT_OF_SCOPE);
        }
    }

    @Test
    void an_official_sees_the_wards_of_their_scope() {
        assertThat(official(Scope.province()).sees("16531")).isTrue();
        assertThat(official(Scope.wards(Set.of("16531", "14797"))).sees("14797"))
                .isTrue();
        for (Scope elsewhere : Set.of(Scope.none(), Scope.ward("14797"), Scope.establishments(Set.of(OWN)))) {
            assertThat(official(elsewhere).sees("16531")).isFalse();
        }
    }

    @Test
    void a_scope_that_names_nothing_cannot_be_made_by_accident() {
        assertThatThrownBy(() -> Scope.wards(Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scope.establishments(Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Caller.Operator key(Scope scope, Operation operation) {
        return new Caller.Operator("key", scope, EnumSet.of(operation));
    }

    private static Caller.Official official(Scope scope) {
        return new Caller.Official("officer", Role.POLICE, scope);
    }

    private static void assertForbidden(@Nullable Finding forbidden, FindingCode code) {
        assertThat(forbidden).extracting(Finding::code).isEqualTo(code);
    }
}
