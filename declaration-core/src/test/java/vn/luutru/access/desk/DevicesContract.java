package vn.luutru.access.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.luutru.AtOnce;
import vn.luutru.access.Operation;
import vn.luutru.access.Scope;
import vn.luutru.declaration.establishment.EstablishmentId;

/** What every store of devices does. */
public abstract class DevicesContract {

    static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");
    private static final EstablishmentId OTHER = new EstablishmentId("38-16531-0002");
    static final Instant NOW = Instant.parse("2026-07-01T07:05:00Z");
    static final Instant LATER = NOW.plus(Duration.ofMinutes(20));

    /** An empty store. */
    protected abstract Devices devices();

    static byte[] hash(int of) {
        return new byte[] {(byte) of};
    }

    static Device device(EstablishmentId establishment, boolean pending) {
        return new Device(
                UUID.randomUUID(),
                establishment,
                "Quầy chính",
                EnumSet.of(Operation.CHECK_IN, Operation.READ),
                NOW,
                "key-7",
                pending,
                null,
                NOW.plus(Duration.ofMinutes(15)),
                null,
                null);
    }

    Device enrolled(int code, int secret) {
        Device device = device(ESTABLISHMENT, false);
        assertThat(devices().add(device, hash(code), 50)).isTrue();
        return devices().enrol(hash(code), hash(secret), NOW).orElseThrow();
    }

    @Test
    void a_device_is_found_as_it_was_kept() {
        Device device = device(ESTABLISHMENT, true);
        devices().add(device, hash(1), 50);
        assertThat(devices().find(device.id())).contains(device);
        assertThat(devices().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void revoked_and_expired_devices_do_not_count() {
        enrolled(1, 2);
        devices().add(device(ESTABLISHMENT, false), hash(3), 50);
        devices().add(device(OTHER, false), hash(4), 50);
        Device revoked = device(ESTABLISHMENT, true);
        devices().add(revoked, hash(5), 50);
        devices().revoke(revoked.id(), NOW, "admin");
        assertThat(devices().counted(ESTABLISHMENT, NOW)).isEqualTo(2);
        assertThat(devices().counted(ESTABLISHMENT, LATER)).isEqualTo(1);
        assertThat(devices().add(device(ESTABLISHMENT, false), hash(6), 2)).isFalse();
    }

    @Test
    void all_that_wait_for_a_second_administrator_are_found_however_many_desks_there_are() {
        for (int i = 0; i < 100; i++) {
            devices().add(device(ESTABLISHMENT, false), hash(i), 1_000);
            devices().add(device(OTHER, false), hash(i - 128), 1_000);
        }
        Device first = device(ESTABLISHMENT, true);
        Device second = device(OTHER, true);
        Device revoked = device(ESTABLISHMENT, true);
        Device confirmed = device(ESTABLISHMENT, true);
        devices().add(first, hash(101), 1_000);
        devices().add(second, hash(102), 1_000);
        devices().add(revoked, hash(103), 1_000);
        devices().add(confirmed, hash(104), 1_000);
        devices().revoke(revoked.id(), NOW, "admin");
        devices().confirm(confirmed.id(), "admin", NOW, LATER);

        assertThat(devices().pending(Scope.province(), NOW)).containsExactlyInAnyOrder(first, second);
        assertThat(devices().pending(Scope.establishments(Set.of(OTHER)), NOW)).containsExactly(second);
        assertThat(devices().pending(Scope.province(), LATER)).isEmpty();
        assertThat(devices().pending(Scope.none(), NOW)).isEmpty();
    }

    @Test
    void a_code_opens_a_device_once_in_its_time_unless_it_is_pending_or_revoked() {
        Device device = device(ESTABLISHMENT, false);
        Device pending = device(ESTABLISHMENT, true);
        Device revoked = device(ESTABLISHMENT, false);
        devices().add(device, hash(1), 50);
        devices().add(pending, hash(2), 50);
        devices().add(revoked, hash(3), 50);
        devices().revoke(revoked.id(), NOW, "key-7");

        assertThat(devices().findByCode(hash(1), LATER)).isEmpty();
        assertThat(devices().enrol(hash(1), hash(11), LATER)).isEmpty();
        assertThat(devices().enrol(hash(2), hash(12), NOW)).isEmpty();
        assertThat(devices().enrol(hash(3), hash(13), NOW)).isEmpty();
        assertThat(devices().enrol(hash(9), hash(19), NOW)).isEmpty();
        assertThat(devices().findByCode(hash(1), NOW)).contains(device);
        assertThat(devices().enrol(hash(1), hash(11), NOW))
                .get()
                .satisfies(enrolled -> assertThat(enrolled.state(LATER)).isEqualTo(Device.State.ENROLLED));
        assertThat(devices().enrol(hash(1), hash(14), NOW)).isEmpty();
        assertThat(devices().findBySecret(hash(11))).isPresent();
        assertThat(devices().findBySecret(hash(14))).isEmpty();
    }

    @Test
    void of_browsers_that_send_one_code_at_the_same_time_one_is_enrolled() throws Exception {
        devices().add(device(ESTABLISHMENT, false), hash(1), 50);
        List<Optional<Device>> enrolled = AtOnce.call(8, i -> devices().enrol(hash(1), hash(100 + i), NOW));
        assertThat(enrolled.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(IntStream.range(0, 8)
                        .filter(i -> devices().findBySecret(hash(100 + i)).isPresent()))
                .hasSize(1);
    }

    @Test
    void an_establishment_has_no_more_devices_than_it_may_also_when_many_are_asked_for_at_once() throws Exception {
        Device expired = new Device(
                UUID.randomUUID(),
                ESTABLISHMENT,
                "a",
                Set.of(),
                NOW,
                "k",
                false,
                null,
                NOW.minusSeconds(1),
                null,
                null);
        devices().add(expired, hash(50), 50);
        List<Boolean> added = AtOnce.call(8, i -> devices().add(device(ESTABLISHMENT, false), hash(i), 3));
        assertThat(added.stream().filter(kept -> kept)).hasSize(3);
        assertThat(devices().add(device(OTHER, false), hash(60), 3)).isTrue();
        devices()
                .revoke(
                        devices().list(Scope.province(), ESTABLISHMENT, null, 50).stream()
                                .filter(device -> device.state(NOW) == Device.State.ISSUED)
                                .findFirst()
                                .orElseThrow()
                                .id(),
                        NOW,
                        "k");
        assertThat(devices().add(device(ESTABLISHMENT, false), hash(61), 3)).isTrue();
    }

    @Test
    void devices_are_listed_by_scope_in_pages() {
        for (int i = 0; i < 5; i++) {
            devices().add(device(ESTABLISHMENT, false), hash(i), 50);
        }
        Device other = device(OTHER, false);
        devices().add(other, hash(9), 50);
        Scope mine = Scope.establishments(Set.of(ESTABLISHMENT));

        List<UUID> seen = new ArrayList<>();
        List<Device> page = devices().list(mine, null, null, 2);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(device -> seen.add(device.id()));
            page = devices().list(mine, null, page.getLast().id(), 2);
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates().doesNotContain(other.id());
        assertThat(devices().list(Scope.province(), null, null, 50)).hasSize(6);
        assertThat(devices().list(Scope.province(), OTHER, null, 50)).containsExactly(other);
        assertThat(devices().list(mine, OTHER, null, 50)).isEmpty();
        assertThat(devices().list(Scope.none(), null, null, 50)).isEmpty();
        assertThat(devices().list(Scope.ward("16531"), null, null, 50)).isEmpty();
    }

    @Test
    void a_pending_device_is_confirmed_once_and_its_code_is_good_from_then_on() {
        Device device = device(ESTABLISHMENT, true);
        devices().add(device, hash(1), 50);
        Instant until = LATER.plus(Duration.ofMinutes(15));
        assertThat(devices().confirm(device.id(), "admin-2", LATER, until)).isFalse();
        assertThat(devices().confirm(device.id(), "admin-2", NOW, until)).isTrue();
        assertThat(devices().confirm(device.id(), "admin-3", NOW, until)).isFalse();
        assertThat(devices().find(device.id())).get().satisfies(confirmed -> {
            assertThat(confirmed.confirmedBy()).isEqualTo("admin-2");
            assertThat(confirmed.state(LATER)).isEqualTo(Device.State.ISSUED);
        });
        assertThat(devices().enrol(hash(1), hash(2), LATER)).isPresent();
    }

    @Test
    void the_devices_of_an_issuer_are_those_that_are_not_revoked() {
        Device device = device(ESTABLISHMENT, false);
        Device revoked = device(ESTABLISHMENT, false);
        devices().add(device, hash(1), 50);
        devices().add(revoked, hash(2), 50);
        devices().revoke(revoked.id(), NOW, "admin");
        assertThat(devices().issuedBy("key-7")).containsExactly(device.id());
        assertThat(devices().issuedBy("key-8")).isEmpty();
    }

    @Test
    void devices_whose_code_nobody_entered_are_deleted_and_no_others() {
        Device enrolled = enrolled(1, 2);
        Device unused = device(ESTABLISHMENT, false);
        devices().add(unused, hash(3), 50);
        assertThat(devices().deleteExpired(NOW)).isZero();
        assertThat(devices().deleteExpired(LATER)).isEqualTo(1);
        assertThat(devices().find(unused.id())).isEmpty();
        assertThat(devices().find(enrolled.id())).isPresent();
    }
}
