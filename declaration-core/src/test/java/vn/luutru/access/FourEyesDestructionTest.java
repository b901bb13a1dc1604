package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FourEyesDestructionTest {

    private static final YearMonth OLD = YearMonth.of(2023, 10);
    private static final YearMonth LATEST_DUE = YearMonth.of(2023, 11);
    private static final YearMonth KEPT = YearMonth.of(2023, 12);
    private static final Caller.Official FIRST = new Caller.Official("first", Role.ADMIN, Scope.province());
    private static final Caller.Official SECOND = new Caller.Official("second", Role.ADMIN, Scope.province());

    private final List<MonthDestruction> wishes = new ArrayList<>();
    private final List<YearMonth> months = new ArrayList<>(List.of(OLD, LATEST_DUE, KEPT));
    private final List<String> destroyed = new ArrayList<>();

    private final MonthDestructions store = new MonthDestructions() {
        @Override
        public List<YearMonth> kept() {
            return List.copyOf(months);
        }

        @Override
        public List<MonthDestruction> waiting() {
            return List.copyOf(wishes);
        }

        @Override
        public void ask(MonthDestruction wish) {
            if (wishes.stream().noneMatch(one -> one.month().equals(wish.month()))) {
                wishes.add(wish);
            }
        }

        @Override
        public boolean remove(YearMonth month) {
            return wishes.removeIf(one -> one.month().equals(month));
        }
    };

    private final FourEyesDestruction destruction = new FourEyesDestruction(
            store,
            (month, at, by) -> {
                destroyed.add(month + " by " + by);
                months.remove(month);
            },
            // In Viet Nam the first of December 2026 has begun.
            InstantSource.fixed(Instant.parse("2026-11-30T17:30:00Z")),
            36);

    @Test
    void a_month_is_due_when_it_has_been_over_for_as_long_as_it_is_kept() {
        assertThat(destruction.due()).containsExactly(OLD, LATEST_DUE);
        assertThat(destruction.ask(FIRST, KEPT)).isFalse();
    }

    @Test
    void two_administrators_destroy_a_key_and_one_alone_does_not() {
        assertThat(destruction.agree(SECOND, OLD)).isFalse();
        assertThat(destruction.ask(FIRST, OLD)).isTrue();
        assertThatThrownBy(() -> destruction.agree(FIRST, OLD))
                .isInstanceOf(FourEyesDestruction.SameAdministratorException.class);
        assertThat(destroyed).isEmpty();
        assertThat(destruction.agree(SECOND, OLD)).isTrue();
        assertThat(destroyed).containsExactly("2023-10 by second");
        assertThat(destruction.waiting()).isEmpty();
        assertThat(destruction.agree(SECOND, OLD)).isFalse();
    }

    @Test
    void a_wish_that_was_asked_again_or_withdrawn_lets_nobody_agree_with_themselves() {
        destruction.ask(FIRST, OLD);
        destruction.ask(SECOND, OLD);
        assertThat(destruction.waiting())
                .singleElement()
                .extracting(MonthDestruction::askedBy)
                .isEqualTo("first");
        assertThat(destruction.withdraw(OLD)).isTrue();
        assertThat(destruction.agree(SECOND, OLD)).isFalse();
        assertThat(destroyed).isEmpty();
    }
}
