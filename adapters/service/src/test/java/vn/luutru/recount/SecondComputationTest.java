package vn.luutru.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;

/**
 * All figures computed a second time, from what was sent and the glossary alone, while a history of months goes on, after
 * it, across a midnight and after a rebuild (decision 121).
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@IntegrationTest
class SecondComputationTest {

    private static final long SEED = 15;
    private static final int CHECK_INS = 9;
    private static final int LOOKED_EVERY = 61;
    private static final int ERASED = 40;

    private static ClockedLuutru luutru;
    private static SentHistory sent;
    private static PublishedMidnights midnights;
    private static final Differences ON_THE_WAY = new Differences();

    @BeforeAll
    static void send_a_history(@TempDir Path data) throws Exception {
        List<Instant> instants = Spread.instants(SEED);
        luutru = new ClockedLuutru(data, instants.getFirst());
        sent = new SentHistory(luutru, SEED);
        midnights = new PublishedMidnights(luutru, sent.accepted);
        int tick = 0;
        for (Instant now : instants) {
            sent.tick(now, CHECK_INS);
            if (++tick % LOOKED_EVERY == 0) {
                Comparison comparison = new Comparison(luutru, sent).most();
                ON_THE_WAY.compared += comparison.differences.compared;
                comparison.differences.found.forEach(found -> ON_THE_WAY.found.add(now + " " + found));
                midnights.remember(LocalDate.ofInstant(now, PlainStay.LOCAL));
            }
        }
        sent.eraseDeparted(ERASED);
    }

    @AfterAll
    static void close() {
        luutru.close();
    }

    @Order(1)
    @Test
    void the_history_has_every_case() {
        assertThat(sent.outcomes.get("CHECK_IN ACCEPTED")).isGreaterThan(3_000);
        assertThat(sent.outcomes.get("CHECK_OUT ACCEPTED")).isGreaterThan(2_000);
        assertThat(sent.outcomes.get("CORRECTION ACCEPTED")).isGreaterThan(500);
        assertThat(sent.outcomes.get("CANCELLATION ACCEPTED")).isGreaterThan(100);
        assertThat(sent.outcomes.get("MOVE ACCEPTED")).isGreaterThan(150);
        assertThat(sent.outcomes.get("NIL 201")).isGreaterThan(50);
        assertThat(sent.refusals).containsKeys("CHECK_IN ESTABLISHMENT_CLOSED");
        World world = new World(sent.accepted, luutru.clock.instant());
        assertThat(world.stays().stream().filter(stay -> stay.late)).hasSizeGreaterThan(100);
        assertThat(world.stays().stream().filter(stay -> stay.movedBack)).hasSizeGreaterThan(20);
        assertThat(world.stays().stream().filter(stay -> !stay.establishment.registered(stay.arrivalDay())))
                .as("before the first description")
                .hasSizeGreaterThan(5);
        assertThat(world.stays().stream()
                        .filter(stay -> stay.departure() == null)
                        .filter(stay -> stay.arrivalDay().isBefore(world.today.minusDays(30))))
                .as("check-outs that were forgotten")
                .hasSizeGreaterThan(20);
    }

    @Order(2)
    @Test
    void figures_equal_the_second_computation_while_the_history_goes_on() {
        assertThat(ON_THE_WAY.found).isEmpty();
        assertThat(ON_THE_WAY.compared).isGreaterThan(2_000);
    }

    @Order(3)
    @Test
    void all_figures_equal_the_second_computation_when_it_is_over() throws Exception {
        Comparison comparison =
                new Comparison(luutru, sent).most().reports().otherPeriods().everyGrouping();
        assertThat(comparison.differences.found).isEmpty();
        assertThat(comparison.differences.compared).isGreaterThan(50_000);
    }

    @Order(4)
    @Test
    void a_midnight_that_was_published_never_changes_and_tells_what_was_known_then() throws Exception {
        assertThat(midnights.remembered()).isGreaterThan(15);
        assertThat(midnights.changed()).isEmpty();
        PublishedMidnights.Deviation error = midnights.error(Spread.FROM.plusDays(2), Spread.END.minusDays(1));
        assertThat(error.largest()).as("noise of one cell, and rounding").isLessThanOrEqualTo(25);
        assertThat(error.then()).isLessThan(3.5);
        assertThat(error.now()).as("what is known by now is another thing").isGreaterThan(error.then() + 0.3);
    }

    @Order(4)
    @Test
    void published_figures_of_tourism_err_by_no_more_than_they_say() throws Exception {
        PublishedTourism published = new PublishedTourism(luutru, new World(sent.accepted, luutru.clock.instant()))
                .compare(Spread.FROM, Spread.END.minusDays(2), List.of("day"))
                .compare(Spread.FROM, Spread.END.minusDays(2), List.of("ward", "establishmentType", "stars"))
                .compare(Spread.FROM, Spread.END.minusDays(2), List.of("month", "ward"));
        assertThat(published.figures).isGreaterThan(500);
        assertThat((double) published.within / published.figures).isGreaterThan(0.92);
        assertThat(published.farthest).isLessThan(3);
    }

    @Order(5)
    @Test
    void they_are_equal_after_a_midnight_on_which_nothing_is_declared() throws Exception {
        luutru.clock.set(Spread.at(Spread.END.plusDays(1), LocalTime.of(0, 5)));
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(new Comparison(luutru, sent).most().differences.found)
                        .isEmpty());
    }

    @Order(6)
    @Test
    void they_are_equal_after_a_rebuild() throws Exception {
        Map<String, JsonNode> before = midnights.answers();
        for (String model : List.of("register", "directory", "obligation", "figures")) {
            ClockedLuutru.ok(luutru.send("ADMIN", "POST", "/v1/projections/" + model + "/rebuild", ""));
        }
        await().atMost(Duration.ofMinutes(3))
                .until(() -> luutru.ask("ADMIN", "/v1/projections")
                        .path("items")
                        .valueStream()
                        .allMatch(model -> model.path("state").asString().equals("RUNNING")
                                && model.path("rebuiltTo").isNull()
                                && model.path("lagEvents").asLong() == 0));
        // The days since the last event are closed by the clock, a second later.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(new Comparison(luutru, sent).most().differences.found)
                        .isEmpty());
        Comparison comparison = new Comparison(luutru, sent).reports().otherPeriods();
        assertThat(comparison.differences.found).isEmpty();
        assertThat(midnights.answers()).as("published midnights").isEqualTo(before);
    }
}
