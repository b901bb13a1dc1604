package vn.luutru.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.app.RunningLuutru;

/**
 * The page on monitoring names the metrics that there are, and no others; nor does any other page for operators. The
 * metrics are those of a service on PostgreSQL, and those of one on an event store that has Kafka.
 */
@IntegrationTest
class MonitoringPageTest {

    private static final Pattern SERVED = Pattern.compile("^# TYPE (luutru_\\w+) ", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("luutru_\\w+");
    private static final Pattern PARTS = Pattern.compile("_(bucket|count|sum|max|total)$");

    /** A role of the database, and the replication slot of a backup. */
    private static final Set<String> NO_METRICS = Set.of("luutru_owner", "luutru_backup");

    @TempDir
    private static Path data;

    private static Set<String> onPostgres;
    private static Set<String> onEventStore;
    private static Set<String> named;

    @BeforeAll
    static void read() throws Exception {
        RunningLuutru luutru = RunningLuutru.get();
        luutru.hotel("E-MONITORED", "16531");
        luutru.put(RunningLuutru.OPERATOR, "/v1/establishments/E-MONITORED/stays/wrong", "{}");
        onPostgres = served(luutru);
        try (StandIn store = StandIn.cluster(1);
                RunningLuutru beside = RunningLuutru.start(
                        data,
                        "--luutru.store=eventstoredb",
                        "--luutru.eventstoredb.connection=" + store.connection(),
                        "--luutru.projections.source=kafka",
                        "--luutru.kafka.bootstrap-servers="
                                + KafkaBrokers.shared().bootstrapServers(),
                        "--luutru.kafka.partitions=1",
                        "--luutru.kafka.declarations=true",
                        "--luutru.kafka.topics.events=monitored.events",
                        "--luutru.kafka.topics.facts=monitored.facts",
                        "--luutru.kafka.topics.publisher=monitored.publisher",
                        "--luutru.kafka.topics.declarations=monitored.declarations",
                        "--luutru.kafka.topics.outcomes=monitored.outcomes")) {
            onEventStore = served(beside);
        }
        named = names(NAMED, Files.readString(DeployedFiles.path("docs/operations/monitoring.md")));
    }

    private static Set<String> served(RunningLuutru luutru) throws Exception {
        return names(SERVED, luutru.get(null, "/actuator/prometheus").text());
    }

    @Test
    void every_metric_of_ours_is_described() {
        assertThat(onPostgres).isNotEmpty();
        assertThat(named).containsAll(onPostgres).containsAll(onEventStore);
    }

    @Test
    void an_alarm_that_sees_a_service_on_postgresql_sees_one_on_an_event_store() {
        assertThat(onEventStore).containsAll(onPostgres);
    }

    @Test
    void no_page_or_file_for_operators_names_one_that_no_service_has() throws IOException {
        Map<Path, Set<String>> unknown = new TreeMap<>();
        for (String folder : List.of("docs/operations", "docs/configuration.md", "deploy")) {
            try (Stream<Path> files = Files.walk(DeployedFiles.path(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Set<String> names = names(NAMED, Files.readString(file));
                    names.removeAll(onEventStore);
                    names.removeAll(onPostgres);
                    names.removeAll(NO_METRICS);
                    if (!names.isEmpty()) {
                        unknown.put(file, names);
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(found.groupCount() == 0 ? 0 : 1))
                .map(MonitoringPageTest::whole)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String whole(String name) {
        Matcher part = PARTS.matcher(name);
        return part.replaceFirst("");
    }
}
