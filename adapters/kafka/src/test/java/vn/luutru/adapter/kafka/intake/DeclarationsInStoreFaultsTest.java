package vn.luutru.adapter.kafka.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.luutru.adapter.kafka.intake.IntakeStore.checkIn;
import static vn.luutru.declaration.Samples.ESTABLISHMENT;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Caller;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.intake.Operators.Outcome;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.Submission;

/** What happens to declarations of the topic when the store fails, or keys cannot be looked up or are revoked. */
@IntegrationTest
@Timeout(180)
class DeclarationsInStoreFaultsTest extends DeclarationsInFixture {

    @Test
    void after_a_crash_between_append_and_outcome_the_record_is_replayed_with_the_receipt_of_the_first_time() {
        operators.sendAll(ESTABLISHMENT, guests("crash-", 50));
        operators.flush();
        DeclarationsIn in = new DeclarationsIn(
                new KafkaClients(settings), store.intake(), IntakeStore::sender, new IntakeMeters(), group());
        AtomicInteger begun = new AtomicInteger();
        Producer<byte[], byte[]> dying =
                dyingAtCommit(new KafkaClients(settings).transactionalProducer(group() + "-first", Map.of()), begun);
        try (IntakeRun first = new IntakeRun(
                new KafkaClients(settings).consumer(in.consuming()),
                dying,
                store.intake(),
                IntakeStore::sender,
                new Failures(),
                new IntakeMeters(),
                settings.topics().declarations(),
                settings.topics().outcomes(),
                Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> first.run(() -> false)).hasMessageContaining("killed");
        }
        assertThat(store.events()).isPositive();
        long appended = store.events();

        in.start();
        List<Outcome> outcomes = operators.outcomes(50);
        in.close();
        assertThat(outcomes).hasSize(50);
        assertThat(outcomes).extracting(Outcome::reference).doesNotHaveDuplicates();
        assertThat(outcomes.stream().filter(outcome -> outcome.kind().equals("REPLAYED")))
                .hasSize((int) appended);
        assertThat(outcomes)
                .extracting(Outcome::receipt)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(store.events()).isEqualTo(50);
    }

    /** The real producer until its first commit, at which the process seems to end. */
    @SuppressWarnings("unchecked")
    private static Producer<byte[], byte[]> dyingAtCommit(Producer<byte[], byte[]> real, AtomicInteger commits) {
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("sendOffsetsToTransaction")) {
                        commits.incrementAndGet();
                        real.flush();
                        throw new KafkaException("killed");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void while_the_store_is_away_nothing_is_consumed_or_rejected_and_it_goes_on_by_itself() {
        AtomicBoolean away = new AtomicBoolean(true);
        IntakeMeters meters = new IntakeMeters();
        try (DeclarationsIn in = started(unless(away), IntakeStore::sender, meters)) {
            operators.sendAll(ESTABLISHMENT, guests("away-", 200));
            operators.flush();
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            assertThat(meters.received()).isZero();
            assertThat(store.observed()).isEmpty();

            away.set(false);
            assertThat(operators.outcomes(200)).extracting(Outcome::kind).containsOnly("ACCEPTED");
            assertThat(in.isRunning()).isTrue();
        }
        assertThat(meters.rejected()).isZero();
        assertThat(store.events()).isEqualTo(200);
    }

    private Declarations unless(AtomicBoolean away) {
        return intercepted(submission -> away.get() ? new StoreUnavailableException("away", null) : null);
    }

    private interface Interception {
        RuntimeException of(Submission submission);
    }

    private Declarations intercepted(Interception interception) {
        return (Declarations) Proxy.newProxyInstance(
                Declarations.class.getClassLoader(),
                new Class<?>[] {Declarations.class},
                (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof Submission submission) {
                        RuntimeException failure = interception.of(submission);
                        if (failure != null) {
                            return CompletableFuture.failedFuture(failure);
                        }
                    }
                    try {
                        return method.invoke(store.declarations, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void while_it_cannot_be_found_out_whose_key_it_is_nothing_is_rejected() {
        AtomicBoolean away = new AtomicBoolean(true);
        IntakeMeters meters = new IntakeMeters();
        Senders senders = key -> away.get()
                ? CompletableFuture.failedFuture(new StoreUnavailableException("away", null))
                : IntakeStore.sender(key);
        try (DeclarationsIn in = started(store.declarations, senders, meters)) {
            operators.sendAll(ESTABLISHMENT, guests("key-", 20));
            operators.flush();
            await().until(() -> meters.restarts() > 0);
            away.set(false);

            assertThat(operators.outcomes(20)).extracting(Outcome::kind).containsOnly("ACCEPTED");
            assertThat(in.isRunning()).isTrue();
        }
    }

    @Test
    void a_record_at_which_the_service_fails_each_time_does_not_hold_up_those_behind_it() {
        Declarations stored = intercepted(submission ->
                submission.command().reference().equals("poison-1") ? new IllegalStateException("unforeseen") : null);
        try (DeclarationsIn in = started(stored, IntakeStore::sender, new IntakeMeters())) {
            operators.sendAll(ESTABLISHMENT, guests("poison-", 3));
            operators.flush();

            List<Outcome> outcomes = operators.outcomes(3);
            assertThat(outcomes).hasSize(3);
            assertThat(outcomes.get(1).kind()).isEqualTo("REJECTED");
            assertThat(outcomes.get(1).codes()).containsExactly("INTERNAL_ERROR");
            assertThat(outcomes.get(2).receipt()).isNotEmpty();
            assertThat(in.isRunning()).isTrue();
        }
    }

    @Test
    void records_that_the_store_holds_up_are_counted_as_waiting() {
        AtomicBoolean away = new AtomicBoolean(true);
        IntakeMeters meters = new IntakeMeters();
        try (DeclarationsIn in = started(unless(away), IntakeStore::sender, meters)) {
            operators.sendAll(ESTABLISHMENT, guests("held-", 50));
            operators.flush();
            await().until(() -> meters.lag() == 50);
            away.set(false);

            assertThat(operators.outcomes(50)).extracting(Outcome::kind).containsOnly("ACCEPTED");
            await().until(() -> meters.lag() == 0);
            assertThat(in.isRunning()).isTrue();
        }
    }

    @Test
    void a_key_that_is_revoked_no_longer_opens_anything() {
        AtomicBoolean revoked = new AtomicBoolean();
        Senders senders = key ->
                revoked.get() ? CompletableFuture.completedFuture(Optional.<Caller>empty()) : IntakeStore.sender(key);
        try (DeclarationsIn in = started(store.declarations, senders, new IntakeMeters())) {
            operators.send(IntakeStore.KEY, ESTABLISHMENT, checkIn(ESTABLISHMENT, "valid"));
            operators.outcomes(1);
            revoked.set(true);
            operators.send(IntakeStore.KEY, ESTABLISHMENT, checkIn(ESTABLISHMENT, "too-late"));

            assertThat(operators.outcomes(2).getLast().codes()).containsExactly("UNAUTHENTICATED");
            assertThat(in.isRunning()).isTrue();
        }
    }
}
