package vn.luutru.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.luutru.deploy.DeployedFiles.list;
import static vn.luutru.deploy.DeployedFiles.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The chart, rendered by Helm's own code and read by the types of Kubernetes' API. */
class ChartTest {

    static final Path CHART = DeployedFiles.path("deploy/helm/luutru");
    static final String PROVINCE = "ci/province-values.yaml";
    static final String NATION = "ci/nation-values.yaml";
    private static final String EVENT_STORE = "ci/eventstoredb-values.yaml";
    private static final ObjectMapper KUBERNETES = new ObjectMapper();

    /** What the chart may make, each with its type. A ServiceMonitor is not Kubernetes' own. */
    private static final Map<String, Class<? extends KubernetesResource>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "v1 Service", Service.class,
            "v1 ServiceAccount", ServiceAccount.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "networking.k8s.io/v1 Ingress", Ingress.class);

    @Test
    void helm_finds_nothing_to_object_to(@TempDir Path folder) throws IOException {
        Path chart = folder.resolve("luutru");
        FileSystemUtils.copyRecursively(CHART, chart);
        // Lint takes no values besides those of the chart, which leave out what every site gives itself.
        Files.writeString(
                chart.resolve("values.yaml"),
                Files.readString(chart.resolve("values.yaml"))
                        .replaceAll("existingSecret: \"\" +# required", "existingSecret: given")
                        .replaceAll("url: \"\" +# required.*", "url: jdbc:postgresql://db/luutru"));
        LintResult lint = new Helm(chart).lint().call();
        assertThat(lint.getMessages()).noneMatch(message -> message.contains("[ERROR]"));
        assertThat(lint.isFailed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {PROVINCE, NATION, EVENT_STORE})
    void what_it_makes_is_known_to_kubernetes_down_to_the_last_field(String values) throws Exception {
        for (Map<String, Object> made : made(values)) {
            String kind = made.get("apiVersion") + " " + made.get("kind");
            if (!kind.equals("monitoring.coreos.com/v1 ServiceMonitor")) {
                assertThat(KINDS).containsKey(kind);
                Object typed = KUBERNETES.convertValue(made, KINDS.get(kind));
                assertThat(UnknownFields.of(typed)).as(kind).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PROVINCE, NATION, EVENT_STORE})
    void everything_that_it_sets_is_a_setting_of_the_service_and_every_secret_comes_from_a_secret(String values)
            throws Exception {
        KnownSettings known = KnownSettings.all();
        for (Map<String, Object> container : containers(values)) {
            for (Object set : list(container.get("env"))) {
                String name = map(set).get("name").toString();
                assertThat(known.has(name)).as(name).isTrue();
                if (name.matches(".*(PASSWORD|SECRET|MASTERKEY|CONNECTION|JAAS_CONFIG)$")) {
                    assertThat(map(set)).containsKey("valueFrom").doesNotContainKey("value");
                }
            }
            assertThat(list(container.get("env")).stream().map(set -> map(set).get("name")))
                    .doesNotHaveDuplicates()
                    .contains("LUUTRU_MASTERKEY", "LUUTRU_DATABASE_PASSWORD", "LUUTRU_PROJECTIONS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PROVINCE, NATION, EVENT_STORE})
    void whether_a_process_lives_depends_on_the_process_alone_and_it_has_time_to_start(String values) {
        for (Map<String, Object> container : containers(values)) {
            assertThat(path(container, "livenessProbe")).isEqualTo("/actuator/health/liveness");
            assertThat(path(container, "startupProbe")).isEqualTo("/actuator/health/liveness");
            assertThat(path(container, "readinessProbe")).isEqualTo("/actuator/health/readiness");
            Map<String, Object> startup = map(container.get("startupProbe"));
            assertThat((int) startup.get("periodSeconds") * (int) startup.get("failureThreshold"))
                    .isGreaterThanOrEqualTo(600);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PROVINCE, NATION, EVENT_STORE})
    void processes_have_no_rights_and_nothing_to_write_to_but_their_own_folders(String values) {
        for (Map<String, Object> container : containers(values)) {
            assertThat(map(container.get("securityContext")))
                    .containsEntry("readOnlyRootFilesystem", true)
                    .containsEntry("allowPrivilegeEscalation", false);
        }
        for (Map<String, Object> pod : pods(values)) {
            assertThat(map(pod.get("securityContext"))).containsEntry("runAsNonRoot", true);
            assertThat(pod).containsEntry("automountServiceAccountToken", false);
        }
    }

    @Test
    void every_kind_of_process_has_a_budget_and_a_publisher_there_is_where_there_is_kafka() {
        assertThat(names(PROVINCE, "Deployment")).containsExactlyInAnyOrder("luutru-gateway", "luutru-projections");
        assertThat(names(NATION, "Deployment"))
                .containsExactlyInAnyOrder("luutru-gateway", "luutru-projections", "luutru-publisher");
        assertThat(names(EVENT_STORE, "Deployment"))
                .containsExactlyInAnyOrder("luutru-gateway", "luutru-projections", "luutru-publisher");
        for (String values : List.of(PROVINCE, NATION, EVENT_STORE)) {
            assertThat(names(values, "PodDisruptionBudget"))
                    .containsExactlyInAnyOrderElementsOf(names(values, "Deployment"));
            assertThat(names(values, "NetworkPolicy")).contains("luutru", "luutru-gateway");
            assertThat(names(values, "HorizontalPodAutoscaler")).containsExactly("luutru-gateway");
        }
        assertThat(names(PROVINCE, "ServiceMonitor")).containsExactly("luutru");
    }

    @Test
    void what_selects_pods_selects_those_that_are_made() {
        for (String values : List.of(PROVINCE, NATION, EVENT_STORE)) {
            List<Map<String, Object>> labels = made(values).stream()
                    .filter(made -> made.get("kind").equals("Deployment"))
                    .map(made ->
                            map(map(map(map(made.get("spec")).get("template")).get("metadata"))
                                    .get("labels")))
                    .toList();
            selectors(values)
                    .forEach(selector -> assertThat(labels)
                            .as(selector.toString())
                            .anySatisfy(of -> assertThat(of).containsAllEntriesOf(selector)));
        }
    }

    @Test
    void read_models_are_kept_from_kafka_only_where_somebody_publishes_to_it() {
        assertThatThrownBy(() -> template(NATION).set("kafka.publish", false).call())
                .hasMessageContaining("they would stand still")
                .hasMessageContaining("kafka.publishedElsewhere");
        String elsewhere = template(NATION)
                .set("kafka.publish", false)
                .set("kafka.publishedElsewhere", true)
                .call();
        assertThat(DeployedFiles.documents(elsewhere).stream()
                        .filter(made -> made.get("kind").equals("Deployment"))
                        .map(made -> map(made.get("metadata")).get("name")))
                .containsExactlyInAnyOrder("luutru-gateway", "luutru-projections");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROVINCE, NATION, EVENT_STORE})
    void officials_can_sign_in_at_whatever_an_example_deploys(String values) {
        for (Map<String, Object> container : containers(values)) {
            assertThat(list(container.get("env")).stream()
                            .map(set -> map(set).get("name").toString()))
                    .contains("LUUTRU_OFFICIALS_ISSUER", "LUUTRU_SIGNIN_CLIENTID", "LUUTRU_SIGNIN_CLIENTSECRET");
        }
    }

    /** An upload has any number of lines; ingress-nginx answers 413 above 1 MB unless it is told otherwise. */
    @Test
    void the_ingress_of_a_province_neither_limits_nor_buffers_bodies() {
        Map<String, Object> ingress = made(PROVINCE).stream()
                .filter(made -> made.get("kind").equals("Ingress"))
                .findFirst()
                .orElseThrow();
        assertThat(map(map(ingress.get("metadata")).get("annotations")))
                .containsEntry("nginx.ingress.kubernetes.io/proxy-body-size", "0")
                .containsEntry("nginx.ingress.kubernetes.io/proxy-request-buffering", "off")
                .containsEntry("nginx.ingress.kubernetes.io/proxy-buffering", "off");
    }

    @Test
    void the_page_about_clusters_makes_every_secret_that_a_province_needs() throws Exception {
        Set<String> made = Pattern.compile("create secret (?:generic|tls) (\\S+)")
                .matcher(Files.readString(DeployedFiles.path("docs/operations/cluster.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> needed = Pattern.compile("(?:existingSecret|tlsSecret): ([\\w-]+)")
                .matcher(Files.readString(CHART.resolve(PROVINCE)))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(needed).isNotEmpty().isSubsetOf(made);
    }

    private static Stream<Map<String, Object>> selectors(String values) {
        return made(values).stream().flatMap(made -> switch (made.get("kind").toString()) {
            case "Service" -> Stream.of(map(map(made.get("spec")).get("selector")));
            case "Deployment", "PodDisruptionBudget" ->
                Stream.of(map(map(map(made.get("spec")).get("selector")).get("matchLabels")));
            case "NetworkPolicy" ->
                Stream.of(map(map(map(made.get("spec")).get("podSelector")).get("matchLabels")));
            default -> Stream.empty();
        });
    }

    static TemplateCommand template(String values) {
        return new Helm(CHART)
                .template()
                .withName("luutru")
                .withNamespace("luutru")
                .withValuesFile(CHART.resolve(values));
    }

    private static List<Map<String, Object>> made(String values) {
        return DeployedFiles.documents(template(values).call());
    }

    private static List<String> names(String values, String kind) {
        return made(values).stream()
                .filter(made -> made.get("kind").equals(kind))
                .map(made -> map(made.get("metadata")).get("name").toString())
                .toList();
    }

    private static List<Map<String, Object>> pods(String values) {
        return made(values).stream()
                .filter(made -> made.get("kind").equals("Deployment"))
                .map(made -> map(map(map(made.get("spec")).get("template")).get("spec")))
                .toList();
    }

    private static List<Map<String, Object>> containers(String values) {
        List<Map<String, Object>> containers = new ArrayList<>();
        pods(values).forEach(pod -> list(pod.get("containers")).forEach(one -> containers.add(map(one))));
        return containers;
    }

    private static String path(Map<String, Object> container, String probe) {
        return map(map(container.get(probe)).get("httpGet")).get("path").toString();
    }
}
