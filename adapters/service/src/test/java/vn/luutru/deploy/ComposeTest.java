package vn.luutru.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.deploy.DeployedFiles.list;
import static vn.luutru.deploy.DeployedFiles.map;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compose files: whole in themselves, and of settings that the service knows. */
class ComposeTest {

    static Stream<Path> files() {
        return Stream.of("deploy/compose.yaml", "deploy/compose.laptop.yaml").map(DeployedFiles::path);
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_service_says_when_it_is_healthy_and_is_started_again(Path file) throws Exception {
        assertThat(services(file)).isNotEmpty().allSatisfy((name, service) -> {
            assertThat(map(service.get("healthcheck"))).containsKeys("test", "interval", "retries");
            assertThat(service.get("restart")).isEqualTo("unless-stopped");
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatever_a_service_waits_for_or_mounts_is_there(Path file) throws Exception {
        Map<String, Object> whole = DeployedFiles.yaml(file);
        Map<String, Map<String, Object>> services = services(file);
        services.forEach((name, service) -> {
            if (service.containsKey("depends_on")) {
                assertThat(services.keySet())
                        .containsAll(map(service.get("depends_on")).keySet());
                assertThat(map(service.get("depends_on")).values())
                        .allSatisfy(one -> assertThat(map(one)).containsEntry("condition", "service_healthy"));
            }
            for (Object mounted : list(service.getOrDefault("volumes", List.of()))) {
                assertThat(map(whole.get("volumes")))
                        .containsKey(mounted.toString().split(":")[0]);
            }
            for (Object secret : list(service.getOrDefault("secrets", List.of()))) {
                assertThat(map(whole.get("secrets"))).containsKey(secret.toString());
            }
        });
        assertThat(map(whole.get("volumes")).keySet())
                .allSatisfy(volume -> assertThat(services.values())
                        .anySatisfy(service -> assertThat(list(service.getOrDefault("volumes", List.of())))
                                .anyMatch(mounted -> mounted.toString().startsWith(volume + ":"))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everything_that_is_set_is_a_setting_of_the_service(Path file) throws Exception {
        KnownSettings known = KnownSettings.all();
        services(file).forEach((name, service) -> {
            if (service.get("image").equals("luutru:local")) {
                assertThat(map(service.get("environment")).keySet())
                        .as(name)
                        .isNotEmpty()
                        .allMatch(known::has);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothing_is_open_to_others_than_this_machine_and_no_secret_is_written_down(Path file) throws Exception {
        services(file).forEach((name, service) -> {
            assertThat(list(service.getOrDefault("ports", List.of())))
                    .allMatch(port -> port.toString().startsWith("127.0.0.1:"));
            assertThat(map(service.getOrDefault("environment", Map.of())).keySet())
                    .noneMatch(variable -> variable.endsWith("PASSWORD") || variable.contains("MASTERKEY"));
            if (service.get("image").equals("luutru:local")) {
                assertThat(service).containsEntry("read_only", true).containsEntry("user", "10001:10001");
            }
        });
    }

    @Test
    void a_cluster_has_three_of_each_that_votes_and_two_of_each_that_works() throws Exception {
        assertThat(services(DeployedFiles.path("deploy/compose.yaml")).keySet())
                .contains("eventstore1", "eventstore2", "eventstore3", "kafka1", "kafka2", "kafka3", "postgres")
                .contains("gateway1", "gateway2", "worker1", "worker2", "publisher1", "publisher2");
    }

    /** A process that is given Kafka publishes, and one that is not told otherwise keeps every read model. */
    @Test
    void in_a_cluster_publishers_publish_and_keep_the_directory_only_and_nobody_else_publishes() throws Exception {
        services(DeployedFiles.path("deploy/compose.yaml")).forEach((name, service) -> {
            if (service.get("image").equals("luutru:local")) {
                Map<String, Object> environment = map(service.get("environment"));
                assertThat(environment).as(name).containsKey("LUUTRU_PROJECTIONS");
                if (name.startsWith("publisher")) {
                    assertThat(environment)
                            .as(name)
                            .doesNotContainKey("LUUTRU_KAFKA_PUBLISH")
                            .containsEntry("LUUTRU_PROJECTIONS", "directory");
                } else {
                    assertThat(environment).as(name).containsEntry("LUUTRU_KAFKA_PUBLISH", "false");
                }
            }
        });
    }

    private static Map<String, Map<String, Object>> services(Path file) throws Exception {
        Map<String, Map<String, Object>> services = new TreeMap<>();
        map(DeployedFiles.yaml(file).get("services")).forEach((name, service) -> services.put(name, map(service)));
        return services;
    }
}
