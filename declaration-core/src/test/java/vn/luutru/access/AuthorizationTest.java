package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;

class AuthorizationTest {

    private static final EstablishmentId OWN = new EstablishmentId("E-1");
    private static final EstablishmentId OTHER = new EstablishmentId("E-2");

    @Test
    void a_key_opens_what_its_scope_and_its_operations_name_and_nothing_else() {
        Caller.Operator one = key(Scope.establishments(Set.of(OWN)), Operation.CHECK_IN);
        assertThat(Authorization.of(one, Operation.CHECK_IN, OWN)).isEqualTo(Authorization.Granted.GRANTED);
        assertDenied(Authorization.of(one, Operation.READ, OWN), FindingCode.OPERATION_OUT_OF_SCOPE);
        assertDenied(Authorization.of(one, Operation.CHECK_IN, OTHER), FindingCode.ESTABLISHMENT_OUT_OF_SCOPE);

        Caller.Operator every = key(Scope.province(), Operation.CHECK_IN);
        assertThat(Authorization.of(every, Operation.CHECK_IN, OTHER)).isEqualTo(Authorization.Granted.GRANTED);

        for (Scope nothing : Set.of(Scope.none(), Scope.ward("16531"))) {
            assertDenied(
                    Authorization.of(key(nothing, Operation.CHECK_IN), Operation.CHECK_IN, OWN),
                    FindingCode.ESTABLISHMENT_OUT_OF_SCOPE);
        }
    }

    @Test
    void an_official_sees_the_wards_of_their_scope() {
        assertThat(Authorization.ofWard(official(Scope.province()), "16531")).isEqualTo(Authorization.Granted.GRANTED);
        assertThat(Authorization.ofWard(official(Scope.wards(Set.of("16531", "14797"))), "14797"))
                .isEqualTo(Authorization.Granted.GRANTED);
        for (Scope elsewhere : Set.of(Scope.none(), Scope.ward("14797"), Scope.establishments(Set.of(OWN)))) {
            assertDenied(Authorization.ofWard(official(elsewhere), "16531"), FindingCode.TERRITORY_OUT_OF_SCOPE);
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

    private static void assertDenied(Authorization decision, FindingCode code) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Authorization.Denied.class,
                        denied -> assertThat(denied.finding().code()).isEqualTo(code));
    }
}
