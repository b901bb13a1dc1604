package vn.luutru.adapter.kafka.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.adapter.kafka.intake.IntakeStore.checkIn;
import static vn.luutru.declaration.Samples.ESTABLISHMENT;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.kafka.ClusterCheck;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.kafka.intake.Operators.Outcome;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.establishment.EstablishmentId;

/** Processes that come, go and sleep, and brokers that end: what the group of readers does with its partitions. */
@IntegrationTest
@Timeout(180)
class DeclarationsInGroupTest extends DeclarationsInFixture {

    @Test
    void a_process_that_sleeps_beyond_its_session_commits_nothing_when_it_wakes() throws Exception {
        Map<String, String> impatient = new HashMap<>(Map.of(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "6000", ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000"));
        close();
        KafkaSettings usual = brokers.settings(4);
        open(new KafkaSettings(
                usual.bootstrapServers(),
                impatient,
                usual.topics(),
                4,
                usual.replicationFactor(),
                null,
                KafkaSettings.FOREVER));
        CountDownLatch awake = new CountDownLatch(1);
        CountDownLatch asleep = new CountDownLatch(1);
        Senders sleeping = key -> {
            asleep.countDown();
            hold(awake);
            return IntakeStore.sender(key);
        };
        IntakeMeters old = new IntakeMeters();
        try (DeclarationsIn sleeper = started(store.declarations, sleeping, old)) {
            operators.sendAll(ESTABLISHMENT, guests("sleep-", 100));
            operators.flush();
            asleep.await();
            try (DeclarationsIn other = started()) {
                List<Outcome> outcomes = operators.outcomes(100);
                assertThat(outcomes).extracting(Outcome::kind).containsOnly("ACCEPTED");

                awake.countDown();
                await().atMost(Duration.ofMinutes(3)).until(() -> old.restarts() > 0);
                operators.sendAll(ESTABLISHMENT, guests("later-", 50));
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
                operators.sendAll(ESTABLISHMENT, List.of(checkIn(ESTABLISHMENT, "flow-" + i)));
                for (int number = 0; number < 3; number++) {
                    var other = new EstablishmentId("38-16531-1%03d".formatted(number));
                    if (i % 4 == 0) {
                        operators.sendAll(other, List.of(checkIn(other, "flow-" + number + "-" + i)));
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
            operators.sendAll(ESTABLISHMENT, guests("many-", 12_000));
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
                operators.sendAll(ESTABLISHMENT, guests("before-", 100));
                operators.flush();
                operators.outcomes(100);
                own.kill(0);
                own.restart(0);
                own.awaitAll();
                operators.sendAll(ESTABLISHMENT, guests("after-", 100));
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
            operators.send(IntakeStore.KEY, ESTABLISHMENT, checkIn(ESTABLISHMENT, "waits"));
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
}
