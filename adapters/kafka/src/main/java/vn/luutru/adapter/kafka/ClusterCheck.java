package vn.luutru.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

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
     * @return how many partitions it has
     * @throws UnsuitableClusterException if it has another {@code cleanup.policy}
     */
    public int topic(String name, Cleanup cleanup, int partitions) throws InterruptedException {
        if (!get(admin.listTopics().names()).contains(name)) {
            create(name, cleanup, partitions);
        }
        int waited = 0;
        while (true) {
            try {
                return partitions(name, cleanup);
            } catch (UnknownTopicOrPartitionException e) {
                // It was just made, and this broker does not know it yet although another one does.
                if (++waited > 100) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    private int partitions(String name, Cleanup cleanup) throws InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config = get(admin.describeConfigs(Set.of(resource)).values().get(resource));
        String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (!policy.equals(cleanup.policy)) {
            throw new UnsuitableClusterException(String.format(
                    Locale.ROOT,
                    "The topic %s has cleanup.policy=%s and needs %s. Set it with kafka-configs.sh --alter, or name"
                            + " another topic",
                    name,
                    policy,
                    cleanup.policy));
        }
        return get(admin.describeTopics(List.of(name)).topicNameValues().get(name))
                .partitions()
                .size();
    }

    private void create(String name, Cleanup cleanup, int partitions) throws InterruptedException {
        short factor = settings.replicationFactor();
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy);
        Duration retention = settings.retention();
        if (retention != null && cleanup == Cleanup.DELETE) {
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
