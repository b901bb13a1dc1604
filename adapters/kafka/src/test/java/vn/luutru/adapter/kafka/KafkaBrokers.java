package vn.luutru.adapter.kafka;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/**
 * A real Kafka of one or three brokers, each a process of its own from the jars of the tests, on ports that stay the same
 * when a broker is started again. So one can be killed, paused and started as in operation.
 */
public final class KafkaBrokers implements AutoCloseable {

    private static final Duration STARTED_WITHIN = Duration.ofMinutes(2);
    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final Path folder;
    private final List<Integer> ports;
    private final List<KafkaBroker> brokers;
    private final Thread hook = new Thread(this::end);

    private KafkaBrokers(Path folder, List<Integer> ports, List<KafkaBroker> brokers) {
        this.folder = folder;
        this.ports = ports;
        this.brokers = brokers;
    }

    /** The one broker of this run of tests: started at the first call, ended with the Java machine. */
    public static KafkaBrokers shared() {
        return Shared.RUNNING;
    }

    private static final class Shared {
        static final KafkaBrokers RUNNING = start(1);
    }

    /** A cluster of its own; with three brokers everything is replicated three times and needs two in-sync replicas. */
    public static KafkaBrokers start(int count) {
        return start(count, Map.of(), List.of());
    }

    /**
     * @param overrides of the brokers' settings
     * @param features  of the cluster that are not the newest, as {@code name=level}
     */
    public static KafkaBrokers start(int count, Map<String, String> overrides, List<String> features) {
        try {
            Path folder = Files.createTempDirectory("luutru-kafka");
            List<Integer> free = BrokerSettings.freePorts(2 * count);
            List<Integer> ports = free.subList(0, count);
            List<KafkaBroker> brokers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Path own = Files.createDirectories(folder.resolve("broker-" + i));
                Path config = own.resolve("server.properties");
                Properties properties = BrokerSettings.properties(i, count, own, free);
                properties.putAll(overrides);
                try (var out = Files.newBufferedWriter(config)) {
                    properties.store(out, null);
                }
                brokers.add(new KafkaBroker(own, config));
            }
            KafkaBrokers started = new KafkaBrokers(folder, ports, List.copyOf(brokers));
            started.begin(features);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(List<String> features) {
        Runtime.getRuntime().addShutdownHook(hook);
        String cluster = Uuid.randomUuid().toString();
        List<Process> formatting =
                brokers.stream().map(broker -> broker.format(cluster, features)).toList();
        try {
            for (Process one : formatting) {
                if (one.waitFor() != 0) {
                    throw new IllegalStateException("A broker's folder could not be formatted, see " + folder);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        brokers.forEach(KafkaBroker::start);
        awaitAll();
    }

    /** For clients. */
    public String bootstrapServers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** How many brokers there are, running or not. */
    public int size() {
        return brokers.size();
    }

    /** Settings for these brokers; the topics have names that no other test uses. */
    public KafkaSettings settings(int partitions) {
        return settings(partitions, Map.of());
    }

    /** @param properties of all clients, which go before their own choices */
    public KafkaSettings settings(int partitions, Map<String, String> properties) {
        return new KafkaSettings(
                bootstrapServers(),
                properties,
                Topics.DEFAULT.prefixed("t" + TOPICS.incrementAndGet() + "."),
                partitions,
                (short) -1,
                null,
                KafkaSettings.FOREVER);
    }

    /** {@code kill -9}. */
    public void kill(int broker) {
        brokers.get(broker).kill();
    }

    /** An orderly end. */
    public void stop(int broker) {
        brokers.get(broker).stop();
    }

    /** SIGSTOP: it keeps its connections and answers nothing. */
    public void pause(int broker) {
        brokers.get(broker).signal("STOP");
    }

    /** SIGCONT. */
    public void resume(int broker) {
        brokers.get(broker).signal("CONT");
    }

    /** Starts a broker that was killed or stopped, on its port and with its data; does not wait. */
    public void restart(int broker) {
        brokers.get(broker).start();
    }

    /** Waits until every broker is registered and unfenced. */
    public void awaitAll() {
        try (Admin admin = admin()) {
            await(
                    "all brokers",
                    () -> admin.describeCluster(new DescribeClusterOptions().timeoutMs(5_000))
                                    .nodes()
                                    .get()
                                    .size()
                            == size());
        }
    }

    /** Waits until the others know that a broker that was killed is gone. */
    public void awaitGone(int broker) {
        try (Admin admin = admin()) {
            await(
                    "broker " + broker + " to be given up",
                    () -> admin.describeCluster(new DescribeClusterOptions().timeoutMs(5_000)).nodes().get().stream()
                            .noneMatch(node -> node.id() == broker));
        }
    }

    /** Waits until every partition of every topic, internal ones too, has all its replicas in sync. */
    public void awaitInSync() {
        awaitAll();
        try (Admin admin = admin()) {
            await("all replicas in sync", () -> {
                var names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                        .names()
                        .get();
                return admin.describeTopics(names).allTopicNames().get().values().stream()
                        .allMatch(KafkaBrokers::isInSync);
            });
        }
    }

    private static boolean isInSync(TopicDescription topic) {
        return topic.partitions().stream()
                .allMatch(partition ->
                        partition.isr().size() == partition.replicas().size());
    }

    private interface Condition {
        boolean holds() throws InterruptedException, ExecutionException;
    }

    private void await(String what, Condition condition) {
        long begun = System.nanoTime();
        Exception last = null;
        while (System.nanoTime() - begun < STARTED_WITHIN.toNanos()) {
            try {
                if (condition.holds()) {
                    return;
                }
                Thread.sleep(100);
            } catch (ExecutionException | KafkaException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        String logs = brokers.stream().map(KafkaBroker::log).collect(Collectors.joining("\n"));
        throw new IllegalStateException("Waited in vain for " + what + "\n" + logs, last);
    }

    private Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers(), "request.timeout.ms", 5_000, "default.api.timeout.ms", 6_000));
    }

    /** Ends all brokers and removes their data. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end();
    }

    private void end() {
        brokers.forEach(KafkaBroker::end);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
