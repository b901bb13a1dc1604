package vn.luutru.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.eventstore.Backoff;

/** Looks whether a cluster and its topics keep what we promise, and makes topics that are missing. */
public final class ClusterCheck {

    /** What becomes of old records. */
    public enum Cleanup {
        /** Old segments go. */
        DELETE(TopicConfig.CLEANUP_POLICY_DELETE),
        /** The newest record of each key stays. */
        COMPACT(TopicConfig.CLEANUP_POLICY_COMPACT);

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(ClusterCheck.class);
    private static final int SAFE_COPIES = 3;
    private static final int SAFE_IN_SYNC = 2;
    private static final String CREATE_TIME = "CreateTime";
    private static final String COMPACTED_AFTER =
            Long.toString(Duration.ofMinutes(10).toMillis());
    private static final String AHEAD = TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG;
    private static final String ANY_TIME = Long.toString(Long.MAX_VALUE);

    /** Nobody leaves a clock that is so far ahead. */
    private static final Duration LEAST_AHEAD = Duration.ofDays(30);

    private static final Backoff UNTIL_KNOWN = Backoff.every(Duration.ofMillis(100), Duration.ofSeconds(10));

    private static final String TRANSACTION_VERSION = "transaction.version";
    private static final short REQUIRED = 2;

    private final Admin admin;
    private final KafkaSettings settings;

    public ClusterCheck(Admin admin, KafkaSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /**
     * Before version 2 a delayed end of one transaction can end the next one (KIP-890): records are lost, or half a
     * transaction is seen.
     *
     * @throws UnsuitableClusterException if the finalized {@code transaction.version} is below 2
     */
    public void requireTransactions() throws InterruptedException {
        FinalizedVersionRange found = get(admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get(TRANSACTION_VERSION);
        int version = found == null ? 0 : found.maxVersionLevel();
        if (version < REQUIRED) {
            throw new UnsuitableClusterException(String.format(
                    Locale.ROOT,
                    "The cluster's transaction.version is %d: a delayed end of a transaction could then end the next"
                            + " one. Upgrade the brokers to 4.2.1 or newer and run kafka-features.sh upgrade --feature"
                            + " transaction.version=%d",
                    version,
                    REQUIRED));
        }
    }

    /**
     * Makes a topic that is missing, and looks at one that is there.
     *
     * @param partitions if it is made
     * @param retention  of old segments if it is made; null for what the brokers have as their default
     * @return how many partitions it has
     * @throws UnsuitableClusterException if it has another {@code cleanup.policy}
     */
    public int topic(String name, Cleanup cleanup, int partitions, @Nullable Duration retention)
            throws InterruptedException {
        if (!get(admin.listTopics().names()).contains(name)) {
            create(name, cleanup, partitions, retention);
        }
        Config config = config(name);
        require(name, config, TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy);
        List<TopicPartitionInfo> partitionsFound = known(() ->
                        admin.describeTopics(List.of(name)).topicNameValues().get(name))
                .partitions();
        warnOfFewCopies(name, partitionsFound, config);
        return partitionsFound.size();
    }

    /**
     * Looks whether the records of a topic keep the time that their sender gave them: workers look by it for where they go
     * on.
     *
     * @throws UnsuitableClusterException if brokers put their own time in its place
     */
    public void requireTimesOfSenders(String topic) throws InterruptedException {
        require(topic, config(topic), TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, CREATE_TIME);
    }

    /**
     * Lets topics take records whose time is ahead of the brokers' clocks. Records are never older than their events, and
     * the log's time stays ahead for as long as a clock was that has been set right since: until then, by their default of
     * an hour, brokers would refuse each record. What only the brokers' default forbids is set; what somebody chose is not.
     *
     * @throws UnsuitableClusterException if one takes less than 30 days and that may not be set
     */
    public void takeTimesAhead(String... topics) throws InterruptedException {
        for (String topic : topics) {
            takeTimesAhead(topic);
        }
    }

    private void takeTimesAhead(String topic) throws InterruptedException {
        ConfigEntry found = config(topic).get(AHEAD);
        if (found == null || Long.parseLong(found.value()) >= LEAST_AHEAD.toMillis()) {
            return;
        }
        if (found.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
            throw refusesTimesAhead(topic, found.value(), null);
        }
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(AHEAD, ANY_TIME), AlterConfigOp.OpType.SET);
        try {
            get(admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(set)))
                    .all());
        } catch (AuthorizationException | PolicyViolationException e) {
            throw refusesTimesAhead(topic, found.value(), e);
        }
        LOG.info("The topic {} has {}={} from now on, and had {}", topic, AHEAD, ANY_TIME, found.value());
    }

    private UnsuitableClusterException refusesTimesAhead(
            String topic, String found, @Nullable RuntimeException failure) {
        return new UnsuitableClusterException(String.format(
                Locale.ROOT,
                "The topic %1$s has %2$s=%3$s%4$s: after a clock was ahead for longer than these milliseconds, brokers"
                        + " refuse every record until their clocks are as far. Run kafka-configs.sh --bootstrap-server"
                        + " %5$s --alter --topic %1$s --add-config %2$s=%6$s",
                topic,
                AHEAD,
                found,
                failure == null ? "" : ", which this account may not set (" + failure.getMessage() + ")",
                settings.bootstrapServers(),
                ANY_TIME));
    }

    private Config config(String topic) throws InterruptedException {
        ConfigResource resource = resource(topic);
        return known(() -> admin.describeConfigs(Set.of(resource)).values().get(resource));
    }

    /** What brokers say of a topic that is there. If it was just made, this broker may know it later than another one. */
    private static <T> T known(Supplier<@Nullable KafkaFuture<T>> ask) throws InterruptedException {
        long since = System.nanoTime();
        while (true) {
            try {
                return get(ask.get());
            } catch (UnknownTopicOrPartitionException e) {
                if (UNTIL_KNOWN.isOver(since)) {
                    throw e;
                }
                Thread.sleep(UNTIL_KNOWN.pause(1));
            }
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static void require(String topic, Config config, String setting, String needed) {
        String found = config.get(setting).value();
        if (!found.equals(needed)) {
            throw new UnsuitableClusterException(String.format(
                    Locale.ROOT,
                    "The topic %s has %s=%s and needs %s. Set it with kafka-configs.sh --alter, or name another topic",
                    topic,
                    setting,
                    found,
                    needed));
        }
    }

    /** Of one copy, a lost disk takes what was acknowledged. Who states a factor knows what they do. */
    private void warnOfFewCopies(String topic, List<TopicPartitionInfo> found, Config config) {
        int copies = found.stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        int inSync = Integer.parseInt(
                config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value());
        if (settings.replicationFactor() < 0 && (copies < SAFE_COPIES || inSync < SAFE_IN_SYNC)) {
            LOG.warn(
                    "The topic {} has {} copies and min.insync.replicas={}: if a disk is lost, records that were"
                            + " acknowledged are lost with it. Give it {} copies and min.insync.replicas={}, or state"
                            + " luutru.kafka.replication-factor",
                    topic,
                    copies,
                    inSync,
                    SAFE_COPIES,
                    SAFE_IN_SYNC);
        }
    }

    private void create(String name, Cleanup cleanup, int partitions, @Nullable Duration retention)
            throws InterruptedException {
        short factor = settings.replicationFactor();
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy);
        config.put(AHEAD, ANY_TIME);
        if (factor >= SAFE_COPIES) {
            config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(SAFE_IN_SYNC));
        }
        if (cleanup == Cleanup.COMPACT) {
            // Compaction leaves the newest segment alone, and whoever begins reads all that is left.
            config.put(TopicConfig.SEGMENT_MS_CONFIG, COMPACTED_AFTER);
            config.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, COMPACTED_AFTER);
        } else if (retention != null) {
            config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        }
        NewTopic topic = new NewTopic(
                        name, Optional.of(partitions), factor < 0 ? Optional.empty() : Optional.of(factor))
                .configs(config);
        try {
            get(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException e) {
            // Another process made it at the same moment: it is looked at like any other.
            return;
        }
        awaitLeaders(name);
    }

    /** A topic that was just made is not known to every broker yet. */
    private void awaitLeaders(String name) throws InterruptedException {
        int waited = 0;
        while (!haveLeaders(name)) {
            if (++waited > 100) {
                throw new KafkaException("The topic " + name + " was made and has no leaders");
            }
            Thread.sleep(100);
        }
    }

    private boolean haveLeaders(String name) throws InterruptedException {
        try {
            return get(admin.describeTopics(List.of(name)).topicNameValues().get(name)).partitions().stream()
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    /** The result of an administrator's call; what Kafka throws itself. */
    public static <T> T get(@Nullable KafkaFuture<T> future) throws InterruptedException {
        if (future == null) {
            throw new KafkaException("The broker's answer does not name what was asked for");
        }
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
