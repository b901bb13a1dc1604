package vn.luutru.access.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.luutru.AtOnce;

/** What every store of devices and of the people at them does. */
public abstract class DeskStoresContract extends DevicesContract {

    /** The people at the devices of {@link #devices}. */
    protected abstract DeskPeople people();

    private DeskPerson person(Device device, String name) {
        DeskPerson person = new DeskPerson(UUID.randomUUID(), device.id(), name, 0, null);
        boolean first = people().of(device.id()).isEmpty();
        assertThat(people().add(person, "hash of " + name, first, 50, NOW, "key-7"))
                .isEqualTo(DeskPeople.Added.ADDED);
        return person;
    }

    @Test
    void somebody_is_signed_in_until_somebody_else_is_or_they_are_signed_out() {
        Device device = enrolled(1, 2);
        DeskPerson first = person(device, "Lê Thị Mẫu");
        DeskPerson second = person(device, "Trần Văn Thử");
        assertThat(desk().person()).isNull();
        assertThat(devices().openSession(device.id(), first.id(), NOW)).isTrue();
        assertThat(desk().person()).isEqualTo(first);
        devices().touch(device.id(), first.id(), LATER);
        assertThat(desk().usedAt()).isEqualTo(LATER);
        assertThat(devices().openSession(device.id(), second.id(), NOW)).isTrue();
        devices().touch(device.id(), first.id(), LATER);
        assertThat(desk().person()).isEqualTo(second);
        assertThat(desk().usedAt()).isEqualTo(NOW);
        devices().closeSession(device.id());
        assertThat(desk().person()).isNull();
    }

    private Desk desk() {
        return devices().findBySecret(hash(2)).orElseThrow();
    }

    @Test
    void nobody_signs_in_at_another_desk_or_at_a_revoked_one() {
        Device device = enrolled(1, 2);
        Device other = enrolled(3, 4);
        DeskPerson person = person(device, "Lê Thị Mẫu");
        assertThat(devices().openSession(other.id(), person.id(), NOW)).isFalse();
        assertThat(devices().revoke(device.id(), NOW, "admin")).isTrue();
        assertThat(devices().revoke(device.id(), NOW, "admin")).isFalse();
        assertThat(devices().openSession(device.id(), person.id(), NOW)).isFalse();
        assertThat(desk().device().revokedAt()).isEqualTo(NOW);
    }

    @Test
    void of_people_who_would_all_be_the_first_one_is() throws Exception {
        Device device = enrolled(1, 2);
        List<DeskPeople.Added> added = AtOnce.call(
                8,
                i -> people().add(
                                new DeskPerson(UUID.randomUUID(), device.id(), "a" + i, 0, null),
                                "h",
                                true,
                                50,
                                NOW,
                                "d"));
        assertThat(added.stream().filter(DeskPeople.Added.ADDED::equals)).hasSize(1);
        assertThat(people().of(device.id())).hasSize(1);
    }

    @Test
    void a_desk_has_no_more_people_than_it_may() {
        Device device = enrolled(1, 2);
        person(device, "a");
        assertThat(people().add(new DeskPerson(UUID.randomUUID(), device.id(), "b", 0, null), "h", false, 1, NOW, "d"))
                .isEqualTo(DeskPeople.Added.FULL);
        assertThat(people().of(device.id())).hasSize(1);
    }

    @Test
    void whoever_is_removed_is_signed_out_and_stays_known_by_name_and_the_last_one_is_not_removed() {
        Device device = enrolled(1, 2);
        DeskPerson first = person(device, "Lê Thị Mẫu");
        DeskPerson second = person(device, "Trần Văn Thử");
        devices().openSession(device.id(), first.id(), NOW);
        assertThat(people().remove(device.id(), first.id(), NOW, "d")).isTrue();
        assertThat(people().remove(device.id(), first.id(), NOW, "d")).isFalse();
        assertThat(desk().person()).isNull();
        assertThat(people().of(device.id())).containsExactly(second);
        assertThat(people().find(first.id())).map(DeskPerson::name).contains("Lê Thị Mẫu");
        assertThat(devices().openSession(device.id(), first.id(), NOW)).isFalse();
        assertThat(people().attempt(device.id(), first.id(), NOW, wrong -> null))
                .isEmpty();
        assertThat(people().remove(device.id(), second.id(), NOW, "d")).isFalse();
        assertThat(people().of(device.id())).containsExactly(second);
    }

    @Test
    void looks_at_a_pin_are_counted_and_a_lock_ends_them_until_it_is_over() {
        Device device = enrolled(1, 2);
        DeskPerson person = person(device, "a");
        for (int i = 1; i <= 5; i++) {
            DeskPeople.Attempt attempt = attempt(device, person, NOW);
            assertThat(attempt.pinHash()).isEqualTo("hash of a");
            assertThat(attempt.person().wrongPins()).isEqualTo(i);
            assertThat(attempt.person().isLocked(NOW)).isEqualTo(i == 5);
        }
        assertThat(attempt(device, person, NOW).pinHash()).isNull();
        assertThat(attempt(device, person, NOW.plus(Duration.ofMinutes(4))).pinHash())
                .isNull();
        DeskPeople.Attempt next = attempt(device, person, NOW.plus(Duration.ofMinutes(5)));
        assertThat(next.pinHash()).isEqualTo("hash of a");
        assertThat(next.person().wrongPins()).isEqualTo(6);
        people().rightPin(person.id());
        assertThat(people().of(device.id())).containsExactly(person);
        assertThat(people().attempt(UUID.randomUUID(), person.id(), NOW, Pins::lock))
                .isEmpty();
    }

    private DeskPeople.Attempt attempt(Device device, DeskPerson person, Instant now) {
        return people().attempt(device.id(), person.id(), now, Pins::lock).orElseThrow();
    }

    @Test
    void of_looks_at_a_pin_at_the_same_time_no_more_are_let_through_than_one_after_the_other() throws Exception {
        Device device = enrolled(1, 2);
        DeskPerson person = person(device, "a");
        List<DeskPeople.Attempt> attempts = AtOnce.call(24, i -> attempt(device, person, NOW));
        assertThat(attempts.stream().filter(attempt -> attempt.pinHash() != null))
                .hasSize(5);
    }
}
