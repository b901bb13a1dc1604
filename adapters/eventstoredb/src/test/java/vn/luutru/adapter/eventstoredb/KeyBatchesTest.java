package vn.luutru.adapter.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.database.StoreState.Cause;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;

/** Whoever waits for a key is answered, whatever happens to the thread that stores it. */
@Timeout(30)
class KeyBatchesTest {

    private static final Wrapped KEY = new Wrapped(202607, new byte[] {1});
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final Calls calls = new Calls(DEADLINE, DEADLINE);
    private final StoreState state = new StoreState();
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CompletableFuture<Map<UUID, Wrapped>> answer = new CompletableFuture<>();

    /** Answers nothing until it is told what. */
    private final StreamKeyStore store = new StreamKeyStore() {
        @Override
        public Map<UUID, Wrapped> putIfAbsent(Map<UUID, Wrapped> keys) {
            return find(keys.keySet());
        }

        @Override
        public Map<UUID, Wrapped> find(Collection<UUID> streams) {
            asked.complete(null);
            try {
                return answer.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error planted) {
                    throw planted;
                }
                throw e;
            }
        }
    };

    @AfterEach
    void close() {
        answer.complete(Map.of());
        calls.close();
    }

    @Test
    void an_error_that_ends_the_thread_fails_whoever_waits_and_whoever_comes_and_is_reported() {
        try (KeyBatches keys = keys(Duration.ofMinutes(1))) {
            CompletableFuture<Wrapped> first = keys.put(new UUID(1, 1), KEY);
            asked.join();
            CompletableFuture<Wrapped> waiting = keys.put(new UUID(1, 2), KEY);

            answer.completeExceptionally(new OutOfMemoryError("planted"));

            assertUnavailable(first, "OutOfMemoryError");
            assertUnavailable(waiting, "OutOfMemoryError");
            assertUnavailable(keys.find(new UUID(1, 3)), "OutOfMemoryError");
            assertThat(state.problems()).containsOnlyKeys(Cause.WRITER_ENDED);
        }
    }

    @Test
    void a_key_that_is_not_found_in_time_is_given_up() {
        try (KeyBatches keys = keys(Duration.ofMillis(200))) {
            assertUnavailable(keys.find(new UUID(1, 1)), "in time");
            assertThat(state.problems()).isEmpty();
        }
    }

    private KeyBatches keys(Duration patience) {
        return new KeyBatches(store, Runnable::run, calls, patience, state);
    }

    private static void assertUnavailable(CompletableFuture<?> key, String reason) {
        assertThatThrownBy(key::join)
                .cause()
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(reason);
    }
}
