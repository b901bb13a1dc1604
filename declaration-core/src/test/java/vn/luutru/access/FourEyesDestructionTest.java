package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.AccountEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.journal.Journal;

class FourEyesDestructionTest {

    private static final YearMonth OLD = YearMonth.of(2023, 10);
    private static final YearMonth LATEST_DUE = YearMonth.of(2023, 11);
    private static final YearMonth KEPT = YearMonth.of(2023, 12);
    private static final Caller.Official FIRST = new Caller.Official("first", Role.ADMIN, Scope.province());
    private static final Caller.Official SECOND = new Caller.Official("second", Role.ADMIN, Scope.province());

    private final List<MonthDestruction> wishes = new ArrayList<>();
    private final List<YearMonth> months = new ArrayList<>(List.of(OLD, LATEST_DUE, KEPT));
    private final List<String> destroyed = new ArrayList<>();
    private final List<Event> recorded = new ArrayList<>();

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
            (month, at, by, askedBy) -> {
                destroyed.add(month + " by " + by + ", asked for by " + askedBy);
                months.remove(month);
                return 7;
            },
            event -> {
                recorded.add(event);
                return CompletableFuture.completedFuture(
                        new Journal.Entry(new Recorded<>(recorded.size(), Instant.EPOCH, event), "n", false));
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
        assertThat(destruction.agree(SECOND, OLD)).isEmpty();
        assertThat(destruction.ask(FIRST, OLD)).isTrue();
        assertThatThrownBy(() -> destruction.agree(FIRST, OLD))
                .isInstanceOf(FourEyesDestruction.SameAdministratorException.class);
        assertThat(destroyed).isEmpty();
        assertThat(destruction.agree(SECOND, OLD)).hasValue(7);
        assertThat(destroyed).containsExactly("2023-10 by second, asked for by first");
        assertThat(destruction.waiting()).isEmpty();
        assertThat(destruction.agree(SECOND, OLD)).isEmpty();
    }

    @Test
    void a_wish_that_was_asked_again_or_withdrawn_lets_nobody_agree_with_themselves() {
        destruction.ask(FIRST, OLD);
        destruction.ask(SECOND, OLD);
        assertThat(destruction.waiting())
                .singleElement()
                .extracting(MonthDestruction::askedBy)
                .isEqualTo("first");
        assertThat(destruction.withdraw(SECOND, OLD)).isTrue();
        assertThat(destruction.withdraw(SECOND, OLD)).isFalse();
        assertThat(destruction.agree(SECOND, OLD)).isEmpty();
        assertThat(destroyed).isEmpty();
    }

    @Test
    void who_asked_and_who_took_it_back_is_recorded_once() {
        destruction.ask(FIRST, KEPT);
        destruction.ask(FIRST, OLD);
        destruction.ask(SECOND, OLD);
        destruction.withdraw(SECOND, LATEST_DUE);
        destruction.withdraw(SECOND, OLD);
        assertThat(recorded).hasSize(2);
        assertThat(recorded.getFirst()).isInstanceOfSatisfying(AccountEvent.MonthDestructionAsked.class, asked -> {
            assertThat(asked.month()).isEqualTo(OLD);
            assertThat(asked.by()).isEqualTo("first");
        });
        assertThat(recorded.getLast())
                .isInstanceOfSatisfying(AccountEvent.MonthDestructionWithdrawn.class, withdrawn -> {
                    assertThat(withdrawn.askedBy()).isEqualTo("first");
                    assertThat(withdrawn.by()).isEqualTo("second");
                });
    }
}
