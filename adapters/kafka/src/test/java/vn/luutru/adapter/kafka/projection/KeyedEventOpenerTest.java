package vn.luutru.adapter.kafka.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.codec.stored.StreamKey;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.projection.subscription.DecodedLog;
import vn.luutru.projection.subscription.StoredEvent;

/** A missing key is that of an erased stay, or it is lost: the log knows. */
class KeyedEventOpenerTest {

    private static final UUID ERASED = new UUID(1, 1);
    private static final UUID LOST = new UUID(1, 2);

    private static final Instant RECORDED = Instant.parse("2026-07-01T08:00:00Z");

    private final KeyedEventOpener opener = new KeyedEventOpener(new NoKeys(), new NoRing(), new ErasedOnly());

    @Test
    void an_erased_stay_is_opened_without_what_was_encrypted() {
        assertThat(opener.open(List.of(cancelled(1, ERASED))))
                .singleElement()
                .extracting(Recorded::position)
                .isEqualTo(1L);
    }

    @Test
    void a_stay_whose_key_is_lost_stops_where_it_is() {
        assertThat(opener.open(List.of(cancelled(1, ERASED), cancelled(2, LOST))))
                .extracting(Recorded::position)
                .containsExactly(1L);
        assertThatThrownBy(() -> opener.open(List.of(cancelled(2, LOST))))
                .isInstanceOfSatisfying(UnreadableEventException.class, stop -> {
                    assertThat(stop.position()).isEqualTo(2);
                    assertThat(stop.reason()).contains("key is missing");
                });
    }

    @Test
    void a_quarantined_event_is_skipped_though_nothing_lies_at_the_position_before_it() {
        EventQuarantined quarantine =
                new EventQuarantined(300, "StayCancelled/1", "key is missing", "restored", RECORDED, "admin");
        DecodedLog sparse = new ErasedOnly() {
            @Override
            public List<Recorded<Event>> read(long after, int max) {
                throw new StoreUnavailableException("A position between two events", null);
            }

            @Override
            public @Nullable Recorded<Event> readAt(long position) {
                return position == 300 ? new Recorded<>(300, RECORDED, quarantine) : null;
            }
        };

        assertThat(new KeyedEventOpener(new NoKeys(), new NoRing(), sparse).open(List.of(cancelled(300, LOST))))
                .extracting(Recorded::event)
                .containsExactly(quarantine);
    }

    /** An event of a stay whose encrypted part nothing opens. */
    private static StoredEvent cancelled(long position, UUID stay) {
        byte[] open = "{\"reason\":\"NO_SHOW\",\"reportedAt\":\"2026-07-01T08:00:00Z\",\"declaredBy\":\"key-1\"}"
                .getBytes(StandardCharsets.UTF_8);
        return new StoredEvent(
                position,
                RECORDED,
                stay,
                1,
                "StayCancelled/1",
                open,
                new byte[] {1, 2, 3},
                "0011223344556677",
                List.of());
    }

    private static final class NoKeys implements StreamKeyStore {
        @Override
        public Map<UUID, Wrapped> putIfAbsent(Map<UUID, Wrapped> keys) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<UUID, Wrapped> find(Collection<UUID> streams) {
            return Map.of();
        }
    }

    private static final class NoRing implements KeyRing {
        @Override
        public StreamKey issue(UUID stream, YearMonth month) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable StreamKey unwrap(UUID stream, YearMonth month, byte[] wrapped) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void destroy(YearMonth month) {
            throw new UnsupportedOperationException();
        }
    }

    /** A log that has nothing to offer but which stay was erased. */
    private static class ErasedOnly implements DecodedLog {
        @Override
        public Set<UUID> notErased(Collection<UUID> stays) {
            List<UUID> left = new ArrayList<>(stays);
            left.remove(ERASED);
            return Set.copyOf(left);
        }

        @Override
        public List<Recorded<Event>> read(long after, int max) {
            return List.of();
        }

        @Override
        public long head() {
            return 0;
        }

        @Override
        public boolean awaitAfter(long position, Duration atMost) {
            return false;
        }

        @Override
        public @Nullable Instant timeAfter(long position, Instant now) {
            return null;
        }

        @Override
        public @Nullable Recorded<Event> at(long position) {
            return null;
        }

        @Override
        public void dropDecoded() {}
    }
}
