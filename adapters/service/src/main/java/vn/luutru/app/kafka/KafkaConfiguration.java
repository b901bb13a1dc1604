package vn.luutru.app.kafka;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.kafka.Topics;
import vn.luutru.app.settings.RefusedStartException;

/** What everything over Kafka shares. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("luutru.kafka.bootstrap-servers")
@EnableConfigurationProperties(KafkaProperties.class)
class KafkaConfiguration {

    @Bean
    KafkaClients kafkaClients(KafkaProperties properties) {
        String servers = properties.bootstrapServers();
        if (servers == null || servers.isBlank() || properties.partitions() < 1) {
            throw new RefusedStartException(
                    "luutru.kafka.bootstrap-servers names no server, or luutru.kafka.partitions is below 1.",
                    "Write host:port, separated by commas, or leave luutru.kafka out to run without Kafka.");
        }
        if (properties.replicationFactor() == 0 || properties.replicationFactor() < -1) {
            throw new RefusedStartException(
                    "luutru.kafka.replication-factor is neither a number of copies nor -1.",
                    "Write how many brokers keep each record, 3, or -1 for the brokers' default.");
        }
        KafkaProperties.Topics topics = properties.topics();
        return new KafkaClients(new KafkaSettings(
                servers,
                properties.properties(),
                new Topics(
                        topics.events(), topics.facts(), topics.publisher(), topics.declarations(), topics.outcomes()),
                properties.partitions(),
                properties.replicationFactor(),
                properties.retention(),
                properties.factsRetention() == null ? KafkaSettings.FOREVER : properties.factsRetention()));
    }
}
