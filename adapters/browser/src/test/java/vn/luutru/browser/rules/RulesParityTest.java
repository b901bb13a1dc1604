package vn.luutru.browser.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Modules;
import vn.luutru.browser.StaticOrigin;
import vn.luutru.browser.Visit;
import vn.luutru.browser.rules.GeneratedStays.Line;
import vn.luutru.browser.rules.GeneratedStays.StayLines;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/** A page says of any declaration, offline, what the service will answer: the same to the last text. */
@IntegrationTest
class RulesParityTest {

    private static final int DECLARATIONS = 5_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static final StaticOrigin ORIGIN = Modules.serve(StaticOrigin.start());

    @AfterAll
    static void close() {
        ORIGIN.close();
    }

    @Test
    void page_and_service_give_each_declaration_the_same_outcome() {
        List<StayLines> stays = new GeneratedStays(20261130).lines(DECLARATIONS);
        List<List<List<Map<String, @Nullable Object>>>> expected = new ArrayList<>();
        ServiceRules service = new ServiceRules();
        for (StayLines stay : stays) {
            expected.add(stay.lines().stream().map(service::judge).toList());
        }
        assertThatHalfIsFaulty(expected);

        ORIGIN.with(
                "/stays.json",
                JSON.writeValueAsBytes(stays.stream().map(RulesParityTest::json).toList()));
        List<List<List<Map<String, @Nullable Object>>>> judged;
        try (Visit visit = CHROMIUM.visit(ORIGIN.url())) {
            Page page = visit.open("/modules.html");
            String text = (String) page.evaluate("""
                async () => {
                  const {judge} = await import('/modules/rules.js');
                  const stays = await (await fetch('/stays.json')).json();
                  return JSON.stringify(stays.map(({establishment, lines}) => lines.map((line, i) =>
                      ['vi', 'en'].map(language => judge(line.declaration, {
                        establishment, language, receivedAt: line.receivedAt, earlier: lines.slice(0, i)
                      })))));
                }
                """);
            judged = JSON.readValue(text, new TypeReference<>() {});
        }
        for (int i = 0; i < expected.size(); i++) {
            assertThat(judged.get(i)).as("stay %s: %s", i, stays.get(i).lines()).isEqualTo(expected.get(i));
        }
        assertThat(judged).hasSameSizeAs(expected);
    }

    /** The comparison is worth something only if much is refused, much accepted, and much found. */
    private static void assertThatHalfIsFaulty(List<List<List<Map<String, @Nullable Object>>>> expected) {
        Map<Object, Integer> outcomes = new HashMap<>();
        Set<String> codes = new TreeSet<>();
        for (List<List<Map<String, @Nullable Object>>> stay : expected) {
            for (List<Map<String, @Nullable Object>> line : stay) {
                outcomes.merge(String.valueOf(line.getFirst().get("outcome")), 1, Integer::sum);
                for (Object finding : (List<?>) line.getFirst().get("findings")) {
                    codes.add(String.valueOf(((Map<?, ?>) finding).get("code")));
                }
            }
        }
        System.out.println(outcomes + ", " + codes.size() + " codes: " + codes);
        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(DECLARATIONS);
        assertThat(outcomes.get("REJECTED")).isBetween(DECLARATIONS * 4 / 10, DECLARATIONS * 6 / 10);
        assertThat(outcomes.get("ACCEPTED")).isGreaterThan(DECLARATIONS / 4);
        assertThat(outcomes.get("REPLAYED")).isGreaterThan(DECLARATIONS / 50);
        assertThat(codes).hasSizeGreaterThan(70);
    }

    private static Map<String, Object> json(StayLines stay) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("establishment", json(stay.establishment()));
        json.put("lines", stay.lines().stream().map(RulesParityTest::json).toList());
        return json;
    }

    private static Map<String, Object> json(Line line) {
        return Map.of(
                "declaration",
                line.declaration(),
                "receivedAt",
                line.receivedAt().toString());
    }

    static Map<String, Object> json(EstablishmentRecord record) {
        return Map.of(
                "descriptions",
                        record.descriptions().stream()
                                .map(RulesParityTest::json)
                                .toList(),
                "phases", record.phases().stream().map(RulesParityTest::json).toList());
    }

    private static Map<String, @Nullable Object> json(EstablishmentRecord.Phase phase) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("from", phase.from().toString());
        json.put("state", phase.state().name());
        json.put(
                "mergedInto",
                phase.mergedInto() == null ? null : phase.mergedInto().value());
        return json;
    }

    private static Map<String, @Nullable Object> json(Establishment it) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", it.id().value());
        json.put("name", it.name());
        json.put("type", it.type().name());
        json.put("stars", it.stars());
        json.put("regime", it.regime().name());
        json.put("ward", it.ward());
        json.put("zone", it.zone());
        json.put("rooms", it.rooms());
        json.put("beds", it.beds());
        json.put("remote", it.remote());
        json.put("validFrom", it.validFrom().toString());
        return json;
    }
}
