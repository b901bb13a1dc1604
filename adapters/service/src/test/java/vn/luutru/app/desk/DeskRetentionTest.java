package vn.luutru.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.desk.DeskLimits;
import vn.luutru.access.desk.Device;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.MemoryDesks;
import vn.luutru.access.desk.MemoryPosters;
import vn.luutru.access.desk.PosterIds;
import vn.luutru.access.desk.Posters;
import vn.luutru.declaration.establishment.EstablishmentId;

@IntegrationTest
class DeskRetentionTest {

    private static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");

    private final MemoryPosters store = new MemoryPosters();
    private final MemoryDesks devices = new MemoryDesks();
    private Instant now = Instant.parse("2026-07-01T07:05:00Z");
    private final InstantSource clock = () -> now;
    private final Posters posters = new Posters(
            store,
            new PosterIds(new byte[32]),
            event -> CompletableFuture.failedFuture(new UnsupportedOperationException()),
            clock,
            DeskLimits.DEFAULT,
            System::nanoTime);
    private final GuestCards cards = new GuestCards(store, posters, clock, DeskLimits.DEFAULT, System::nanoTime);
    private final DeskRetention retention = new DeskRetention(cards, devices, clock);

    @Test
    void what_a_guest_typed_is_gone_before_a_day_is_over_if_the_timer_runs_as_it_does() {
        store.add(
                new GuestCard(UUID.randomUUID(), ESTABLISHMENT, UUID.randomUUID(), "M3-18", now, "ko", new byte[] {1}),
                50);
        Instant filled = now;
        while (!store.waiting(ESTABLISHMENT, Instant.EPOCH).isEmpty()) {
            now = now.plus(Duration.ofMinutes(10));
            retention.run();
        }
        assertThat(Duration.between(filled, now)).isBetween(GuestCard.LIFETIME, Duration.ofHours(24));
    }

    @Test
    void a_code_that_nobody_entered_is_forgotten_a_day_later() {
        Device device = new Device(
                UUID.randomUUID(),
                ESTABLISHMENT,
                "a",
                Set.of(),
                now,
                "k",
                false,
                null,
                now.plusSeconds(900),
                null,
                null);
        devices.add(device, new byte[] {1}, 50);
        now = now.plus(Duration.ofHours(24));
        retention.run();
        assertThat(devices.find(device.id())).isPresent();
        now = now.plus(Duration.ofMinutes(16));
        retention.run();
        assertThat(devices.find(device.id())).isEmpty();
    }
}
