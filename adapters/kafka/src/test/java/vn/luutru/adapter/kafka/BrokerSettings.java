package vn.luutru.adapter.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the brokers of a test are started with: small, quick to give up, and on ports of their own. */
final class BrokerSettings {

    private static final int FIRST_PORT = 10_000;
    private static final int LAST_PORT = 20_000;

    private BrokerSettings() {}

    /**
     * @param number which of the brokers, from 0
     * @param folder of the broker
     * @param ports  of all brokers, then those of all controllers
     */
    static Properties properties(int number, int count, Path folder, List<Integer> ports) {
        String voters = IntStream.range(0, count)
                .mapToObj(i -> i + "@127.0.0.1:" + ports.get(count + i))
                .collect(Collectors.joining(","));
        int inSync = count > 1 ? 2 : 1;
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("node.id", "" + number),
                Map.entry("process.roles", "broker,controller"),
                Map.entry("controller.quorum.voters", voters),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:" + ports.get(number) + ",CONTROLLER://127.0.0.1:"
                                + ports.get(count + number)),
                Map.entry("log.dirs", folder.resolve("data").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("default.replication.factor", "" + count),
                Map.entry("min.insync.replicas", "" + inSync),
                Map.entry("offsets.topic.replication.factor", "" + count),
                Map.entry("offsets.topic.num.partitions", "3"),
                Map.entry("transaction.state.log.replication.factor", "" + count),
                Map.entry("transaction.state.log.min.isr", "" + inSync),
                Map.entry("transaction.state.log.num.partitions", "3"),
                // Looks every second whether a dead client's transaction is over, instead of every ten.
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                Map.entry("share.coordinator.state.topic.replication.factor", "" + count),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // A test may have a member of a group given up sooner than any operator would.
                Map.entry("group.min.session.timeout.ms", "1000"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304")));
        return properties;
    }

    /** Brokers listen seconds later: until then no connection may get one, as it may those that systems give away. */
    static List<Integer> freePorts(int count) {
        Set<Integer> free = new LinkedHashSet<>();
        while (free.size() < count) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                free.add(socket.getLocalPort());
            } catch (IOException e) {
                // Somebody listens there: another one.
            }
        }
        return List.copyOf(free);
    }
}
