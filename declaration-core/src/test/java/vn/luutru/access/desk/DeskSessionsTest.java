package vn.luutru.access.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Role;
import vn.luutru.declaration.event.DeskEvent.DeskPersonAdded;
import vn.luutru.declaration.event.DeskEvent.DeskPersonRemoved;
import vn.luutru.declaration.finding.FindingCode;

class DeskSessionsTest {

    private static final String PIN = "2580";

    private final DeskFixture desks = new DeskFixture();
    private final String secret = desks.enrol();

    @Test
    void a_session_ends_after_a_quarter_of_an_hour_without_a_sign_of_anybody() {
        DeskPerson person = desks.sessions.add(desk(), "Lê Thị Mẫu", PIN);
        signIn(person);
        desks.pass(Duration.ofMinutes(14));
        desks.sessions.touch(desk());
        desks.pass(Duration.ofMinutes(14));
        assertThat(desk().signedIn(desks.now)).isEqualTo(person);
        desks.pass(Duration.ofMinutes(1));
        assertThat(desk().signedIn(desks.now)).isNull();
        desks.sessions.touch(desk());
        assertThat(desk().signedIn(desks.now)).isNull();
    }

    @Test
    void a_sign_is_noted_twice_a_minute_at_most() {
        signIn(desks.sessions.add(desk(), "Lê Thị Mẫu", PIN));
        assertThat(desks.sessions.isTouchDue(desk())).isFalse();
        desks.pass(Duration.ofSeconds(30));
        assertThat(desks.sessions.isTouchDue(desk())).isTrue();
        desks.sessions.touch(desk());
        assertThat(desks.sessions.isTouchDue(desk())).isFalse();
    }

    @Test
    void a_desk_declares_for_its_establishment_with_its_signature() {
        DeskPerson person = desks.sessions.add(desk(), "Lê Thị Mẫu", PIN);
        Caller.Operator caller = desk().caller(person);
        assertThat(caller.role()).isEqualTo(Role.DESK);
        assertThat(Signature.of(caller.id()))
                .contains(new Signature(desk().device().id(), person.id()));
        assertThat(Signature.of("key-7")).isEmpty();
        assertThat(caller.may(Operation.CHECK_IN, DeskFixture.ESTABLISHMENT)).isTrue();
        assertThat(caller.may(Operation.CANCELLATION, DeskFixture.ESTABLISHMENT))
                .isFalse();
        assertThat(caller.may(Operation.CHECK_IN, DeskFixture.OTHER)).isFalse();
    }

    @Test
    void the_first_person_is_added_by_nobody_and_others_by_somebody_who_is_signed_in() {
        DeskPerson first = desks.sessions.add(desk(), "Lê Thị Mẫu", PIN);
        assertThat(refusal(() -> desks.sessions.add(desk(), "b", PIN)).finding().code())
                .isEqualTo(FindingCode.DESK_LOCKED);
        signIn(first);
        desks.sessions.add(desk(), "Trần Văn Thử", "1379");
        assertThat(desks.log.getLast())
                .isInstanceOfSatisfying(
                        DeskPersonAdded.class,
                        added -> assertThat(added.by())
                                .isEqualTo(new Signature(desk().device().id(), first.id()).text()));
        int recorded = desks.log.size();
        assertThat(refusal(() -> desks.sessions.add(desk(), "c", PIN)).finding().code())
                .isEqualTo(FindingCode.TOO_MANY_PEOPLE);
        assertThat(desks.log).as("what is refused is not recorded").hasSize(recorded);
    }

    @Test
    void the_last_person_is_not_removed() {
        DeskPerson first = desks.sessions.add(desk(), "Lê Thị Mẫu", PIN);
        assertThat(refusal(() -> desks.sessions.remove(desk(), first.id()))
                        .finding()
                        .code())
                .isEqualTo(FindingCode.DESK_LOCKED);
        signIn(first);
        assertThat(refusal(() -> desks.sessions.remove(desk(), first.id()))
                        .finding()
                        .code())
                .isEqualTo(FindingCode.DESK_NEEDS_A_PERSON);
        DeskPerson second = desks.sessions.add(desk(), "Trần Văn Thử", "1379");
        assertThat(desks.sessions.remove(desk(), UUID.randomUUID())).isFalse();
        assertThat(desks.sessions.remove(desk(), second.id())).isTrue();
        assertThat(desks.log.getLast()).isInstanceOf(DeskPersonRemoved.class);
        assertThat(desks.sessions.people(desk().device().id())).containsExactly(first);
    }

    @Test
    void wrong_pins_lock_a_person_for_a_time_that_doubles_up_to_a_day() {
        DeskPerson person = desks.sessions.add(desk(), "Lê Thị Mẫu", PIN);
        for (int i = 0; i < 4; i++) {
            assertThat(refusal(() -> desks.sessions.open(desk(), person.id(), "0000"))
                            .finding()
                            .code())
                    .isEqualTo(FindingCode.PIN_WRONG);
        }
        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            DeskException locked = refusal(() -> desks.sessions.open(desk(), person.id(), "0000"));
            assertThat(locked.finding().code()).isEqualTo(FindingCode.PIN_LOCKED);
            minutes.add(locked.retryAfter().toMinutes());
            desks.pass(locked.retryAfter().minusSeconds(1));
            assertThat(refusal(() -> desks.sessions.open(desk(), person.id(), PIN))
                            .finding()
                            .code())
                    .isEqualTo(FindingCode.PIN_LOCKED);
            desks.pass(Duration.ofSeconds(1));
        }
        assertThat(minutes).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 1440L, 1440L);
        signIn(person);
        assertThat(refusal(() -> desks.sessions.open(desk(), person.id(), "0000"))
                        .finding()
                        .code())
                .isEqualTo(FindingCode.PIN_WRONG);
    }

    @Test
    void a_colleague_who_is_signed_in_ends_a_lock() {
        DeskPerson first = desks.sessions.add(desk(), "Lê Thị Mẫu", PIN);
        for (int i = 0; i < 5; i++) {
            refusal(() -> desks.sessions.open(desk(), first.id(), "0000"));
        }
        assertThat(refusal(() -> desks.sessions.unlock(desk(), first.id()))
                        .finding()
                        .code())
                .isEqualTo(FindingCode.DESK_LOCKED);
        assertThat(desks.sessions.unlock(desk().device().id(), first.id())).isTrue();
        signIn(first);
        DeskPerson second = desks.sessions.add(desk(), "Trần Văn Thử", "1379");
        for (int i = 0; i < 5; i++) {
            refusal(() -> desks.sessions.open(desk(), second.id(), "0000"));
        }
        assertThat(desks.sessions.unlock(desk(), second.id())).isTrue();
        assertThat(desks.sessions.open(desk(), second.id(), "1379")).isPresent();
    }

    @Test
    void people_of_another_desk_neither_sign_in_nor_are_unlocked() {
        DeskPerson first = desks.sessions.add(desk(), "Lê Thị Mẫu", PIN);
        signIn(first);
        String other = desks.enrol();
        assertThat(desks.sessions.open(desks.desk(other), first.id(), PIN)).isEmpty();
        assertThat(desks.sessions.unlock(desks.desk(other).device().id(), first.id()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "1234567890123", "12a4", "１２３４", "25 80"})
    void what_is_no_pin_is_not_taken(String pin) {
        assertThat(refusal(() -> desks.sessions.add(desk(), "a", pin)).finding().code())
                .isEqualTo(FindingCode.PIN_MALFORMED);
        assertThat(refusal(() -> desks.sessions.open(desk(), UUID.randomUUID(), pin))
                        .finding()
                        .code())
                .isEqualTo(FindingCode.PIN_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "1234", "9876", "777777", "456789"})
    void what_is_guessed_first_is_no_pin(String pin) {
        assertThat(refusal(() -> desks.sessions.add(desk(), "a", pin)).finding().code())
                .isEqualTo(FindingCode.PIN_TOO_EASY);
    }

    private Desk desk() {
        return desks.desk(secret);
    }

    private void signIn(DeskPerson person) {
        assertThat(desks.sessions.open(desk(), person.id(), PIN)).isPresent();
    }

    private static DeskException refusal(Runnable act) {
        DeskException[] refused = new DeskException[1];
        assertThatThrownBy(act::run).isInstanceOfSatisfying(DeskException.class, refusal -> refused[0] = refusal);
        return refused[0];
    }
}
