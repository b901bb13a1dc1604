package vn.luutru.adapter.kafka.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.luutru.adapter.kafka.intake.IntakeStore.checkIn;
import static vn.luutru.declaration.Samples.HOUSE;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Caller;
import vn.luutru.adapter.kafka.ClusterCheck;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.kafka.intake.Operators.Outcome;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.establishment.EstablishmentId;

/** What goes wrong between the topic and the store, on a broker of its own. */
@IntegrationTest
@Timeout(180)
class DeclarationsInFaultsTest {

    private KafkaBrokers brokers;
    private KafkaSettings settings;
    private IntakeStore store;
    private Operators operators;

    @BeforeEach
    void open() throws InterruptedException {
        brokers = KafkaBrokers.shared();
        open(brokers.settings(4));
    }

    private void open(KafkaSettings used) throws InterruptedException {
        settings = used;
        store = new IntakeStore();
        operators = new Operators(settings);
    }

    @AfterEach
    void close() {
        operators.close();
        store.close();
    }

    private DeclarationsIn started(Declarations stored, Senders senders, IntakeMeters meters) {
        DeclarationsIn in = new DeclarationsIn(
                new KafkaClients(settings),
                store.intake(stored),
                senders,
                meters,
                settings.topics().declarations() + ".group");
        in.start();
        return in;
    }

    private DeclarationsIn started() {
        return started(store.declarations, IntakeStore::sender, new IntakeMeters());
    }

    private static List<String> guests(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> checkIn(HOUSE, prefix + i))
                .toList();
    }

    @Test
    void after_a_crash_between_append_and_outcome_the_record_is_replayed_with_the_receipt_of_the_first_time() {
        operators.sendAll(HOUSE, guests("crash-", 50));
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

    private String group() {
        return settings.topics().declarations() + ".group";
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
            operators.sendAll(HOUSE, guests("away-", 200));
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
            operators.sendAll(HOUSE, guests("key-", 20));
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
            operators.sendAll(HOUSE, guests("poison-", 3));
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
    void a_process_that_sleeps_beyond_its_session_commits_nothing_when_it_wakes() throws Exception {
        Map<String, String> impatient = new HashMap<>(Map.of(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "6000", ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000"));
        close();
        KafkaSettings usual = brokers.settings(4);
        open(new KafkaSettings(
                usual.bootstrapServers(), impatient, usual.topics(), 4, usual.replicationFactor(), null));
        CountDownLatch awake = new CountDownLatch(1);
        CountDownLatch asleep = new CountDownLatch(1);
        Senders sleeping = key -> {
            asleep.countDown();
            hold(awake);
            return IntakeStore.sender(key);
        };
        IntakeMeters old = new IntakeMeters();
        try (DeclarationsIn sleeper = started(store.declarations, sleeping, old)) {
            operators.sendAll(HOUSE, guests("sleep-", 100));
            operators.flush();
            asleep.await();
            try (DeclarationsIn other = started()) {
                List<Outcome> outcomes = operators.outcomes(100);
                assertThat(outcomes).extracting(Outcome::kind).containsOnly("ACCEPTED");

                awake.countDown();
                await().atMost(Duration.ofSeconds(30)).until(() -> old.restarts() > 0);
                operators.sendAll(HOUSE, guests("later-", 50));
                operators.flush();
                assertThat(operators.outcomes(150)).hasSize(150);
                assertThat(other.isRunning()).isTrue();
            }
            assertThat(sleeper.isRunning()).isTrue();
        }
        assertThat(store.events()).isEqualTo(150);
        assertThat(old.received()).isLessThanOrEqualTo(50);
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void processes_come_and_go_while_declarations_flow_and_each_is_answered_once_in_order() throws Exception {
        DeclarationsIn first = started();
        Thread sender = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 4_000; i++) {
                operators.sendAll(HOUSE, List.of(checkIn(HOUSE, "flow-" + i)));
                for (int house = 0; house < 3; house++) {
                    var other = new EstablishmentId("38-16531-1%03d".formatted(house));
                    if (i % 4 == 0) {
                        operators.sendAll(other, List.of(checkIn(other, "flow-" + house + "-" + i)));
                    }
                }
            }
            operators.flush();
        });
        operators.outcomes(200);
        DeclarationsIn second = started();
        operators.outcomes(1_500);
        first.close();
        operators.outcomes(3_000);
        DeclarationsIn third = started();
        sender.join();
        List<Outcome> outcomes = operators.outcomes(7_000);
        second.close();
        third.close();

        assertThat(outcomes).hasSize(7_000);
        Map<String, List<Outcome>> byKey = outcomes.stream().collect(Collectors.groupingBy(Outcome::key));
        byKey.values()
                .forEach(ofOne ->
                        assertThat(ofOne).extracting(Outcome::offset).isSorted().doesNotHaveDuplicates());
        Set<String> kinds = outcomes.stream().map(Outcome::kind).collect(Collectors.toSet());
        assertThat(kinds).doesNotContain("REJECTED");
        assertThat(store.events()).isEqualTo(7_000);
    }

    @Test
    void what_is_under_way_is_bounded_and_the_process_keeps_its_place_in_the_group() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CompletableFuture<Void> open = new CompletableFuture<>();
        Declarations slow = (Declarations) Proxy.newProxyInstance(
                Declarations.class.getClassLoader(),
                new Class<?>[] {Declarations.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("submit")) {
                        asked.incrementAndGet();
                        return open.thenCompose(ignored -> store.declarations.submit((Submission) arguments[0]));
                    }
                    return method.invoke(store.declarations, arguments);
                });
        IntakeMeters meters = new IntakeMeters();
        try (DeclarationsIn in = started(slow, IntakeStore::sender, meters)) {
            operators.sendAll(HOUSE, guests("many-", 12_000));
            operators.flush();
            // Longer than the session: only whoever goes on polling keeps its partitions.
            await().pollDelay(Duration.ofSeconds(12))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> true);
            assertThat(asked.get()).isBetween(1_000, 4_096 + 64);
            open.complete(null);

            assertThat(operators.outcomes(12_000)).extracting(Outcome::kind).containsOnly("ACCEPTED");
            assertThat(in.isRunning()).isTrue();
        }
        assertThat(meters.restarts()).isZero();
    }

    @Test
    void brokers_that_end_and_begin_again_cost_time_and_no_declaration() throws Exception {
        close();
        try (KafkaBrokers own = KafkaBrokers.start(1)) {
            open(own.settings(2));
            try (DeclarationsIn in = started()) {
                operators.sendAll(HOUSE, guests("before-", 100));
                operators.flush();
                operators.outcomes(100);
                own.kill(0);
                own.restart(0);
                own.awaitAll();
                operators.sendAll(HOUSE, guests("after-", 100));
                operators.flush();

                List<Outcome> outcomes = operators.outcomes(200);
                assertThat(outcomes).hasSize(200).extracting(Outcome::reference).doesNotHaveDuplicates();
                assertThat(in.isRunning()).isTrue();
            }
            assertThat(store.events()).isEqualTo(200);
            operators.close();
        }
        settings = brokers.settings(1);
        operators = new Operators(settings);
    }

    @Test
    void a_topic_that_cannot_be_used_is_looked_at_again_until_somebody_has_mended_it() throws Exception {
        setCleanup("compact");
        try (DeclarationsIn in = started()) {
            await().until(() -> !in.isRunning());
            operators.send(IntakeStore.KEY, HOUSE, checkIn(HOUSE, "waits"));
            setCleanup("delete");

            assertThat(operators.outcomes(1)).extracting(Outcome::kind).containsOnly("ACCEPTED");
            assertThat(in.isRunning()).isTrue();
        }
    }

    private void setCleanup(String policy) throws InterruptedException {
        ConfigResource topic =
                new ConfigResource(ConfigResource.Type.TOPIC, settings.topics().outcomes());
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
        try (Admin admin = operators.clients.admin()) {
            ClusterCheck.get(admin.incrementalAlterConfigs(Map.of(topic, List.of(change)))
                    .all());
        }
    }

    @Test
    void records_that_the_store_holds_up_are_counted_as_waiting() {
        AtomicBoolean away = new AtomicBoolean(true);
        IntakeMeters meters = new IntakeMeters();
        try (DeclarationsIn in = started(unless(away), IntakeStore::sender, meters)) {
            operators.sendAll(HOUSE, guests("held-", 50));
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
            operators.send(IntakeStore.KEY, HOUSE, checkIn(HOUSE, "valid"));
            operators.outcomes(1);
            revoked.set(true);
            operators.send(IntakeStore.KEY, HOUSE, checkIn(HOUSE, "too-late"));

            assertThat(operators.outcomes(2).getLast().codes()).containsExactly("UNAUTHENTICATED");
            assertThat(in.isRunning()).isTrue();
        }
    }
}
