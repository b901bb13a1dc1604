package vn.luutru.browser.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Modules;
import vn.luutru.browser.StaticOrigin;
import vn.luutru.browser.Visit;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.establishment.EstablishmentId;

/** What pages may rely on beside equal outcomes: the functions of {@code rules.js} one by one. */
@IntegrationTest
class RulesModuleTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A hotel as {@code GET /v1/establishments/{id}} has it, and a guest whose arrival a test changes. */
    private static final String GIVEN = """
        const rules = await import('/modules/rules.js');
        const establishment = {
          id: '38-16531-0001', name: 'Nhà Mẫu', type: 'HOTEL', stars: null, regime: 'LICENSED_LODGING',
          ward: '16531', zone: null, rooms: 40, beds: 80, remote: false, validFrom: '2020-01-01', state: 'OPEN'
        };
        const checkIn = {
          type: 'CHECK_IN', establishmentId: '38-16531-0001', reference: 'B-1',
          guest: {
            fullName: 'Nguyễn Văn Thử', dateOfBirth: '1990-03-15', sex: 'MALE', nationality: 'VNM',
            document: {type: 'CCCD', number: '038090000001'}
          },
          arrivedAt: '2026-08-20T14:05:00+07:00', expectedDepartureOn: '2026-08-22', room: '301', purpose: 'TOURISM'
        };
        const situation = {establishment, receivedAt: '2026-08-20T14:10:00+07:00'};
        const codes = outcome => outcome.findings.map(it => it.code);
        """;

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static final StaticOrigin ORIGIN = Modules.serve(StaticOrigin.start());

    @AfterAll
    static void close() {
        ORIGIN.close();
    }

    private static Object run(String body) {
        try (Visit visit = CHROMIUM.visit(ORIGIN.url())) {
            Page page = visit.open("/modules.html");
            return page.evaluate("async () => {" + GIVEN + body + "}");
        }
    }

    @Test
    void a_sound_check_in_is_accepted_with_its_deadline() {
        assertThat(run("return rules.judge(checkIn, situation);"))
                .isEqualTo(Map.of(
                        "establishmentId",
                        "38-16531-0001",
                        "reference",
                        "B-1",
                        "outcome",
                        "ACCEPTED",
                        "stayId",
                        StayId.of(new EstablishmentId("38-16531-0001"), "B-1").toString(),
                        "dueAt",
                        "2026-08-20T16:00:00Z",
                        "timeliness",
                        "ON_TIME",
                        "age",
                        36,
                        "ruleSet",
                        "LAW-118-2025",
                        "findings",
                        List.of()));
    }

    @Test
    void a_deadline_is_known_before_the_guest_is() {
        assertThat(run("""
            return [
              rules.dueAt({arrivedAt: '2026-08-20T23:00:00+07:00'}, situation),
              rules.dueAt({arrivedAt: '2026-08-20T08:00:00+07:00', guest: {nationality: 'KOR'}}, situation),
              rules.dueAt({guest: {}}, situation)
            ];
            """)).isEqualTo(Arrays.asList("2026-08-21T01:00:00Z", "2026-08-20T13:00:00Z", null));
    }

    @Test
    void an_arrival_after_midnight_is_read_as_the_service_reads_it() {
        assertThat(run("""
            const arrivedAt = '2026-08-20T02:00:00+07:00';
            return ['LITERAL', 'STRICT'].map(nightArrival =>
                rules.dueAt({arrivedAt}, {...situation, nightArrival}));
            """)).isEqualTo(List.of("2026-08-20T16:00:00Z", "2026-08-20T01:00:00Z"));
    }

    @Test
    void what_json_cannot_say_is_left_out_like_on_its_way_to_the_service() {
        assertThat(run("""
            return rules.judge({...checkIn, bed: undefined, arrivedAt: new Date('2026-08-20T07:05:00Z'),
              toString() { return 'no member'; }}, situation).outcome;
            """)).isEqualTo("ACCEPTED");
    }

    @Test
    void half_a_character_is_found_in_the_page_already() {
        assertThat(run("return codes(rules.judge({...checkIn, room: 'A\\ud800'}, situation));"))
                .isEqualTo(List.of("UTF8_INVALID"));
    }

    @Test
    void messages_come_in_the_language_asked_for() {
        assertThat(run("""
            const {room, ...homeless} = checkIn;
            return ['vi', 'en', 'fr'].map(language =>
                rules.judge(homeless, {...situation, language}).findings[0].message);
            """)).asInstanceOf(InstanceOfAssertFactories.LIST).satisfies(texts -> {
            assertThat(texts.get(0)).asString().contains("phòng");
            assertThat(texts.get(1)).asString().contains("room");
            assertThat(texts.get(2)).isEqualTo(texts.get(0));
        });
    }

    @Test
    void a_stay_as_the_service_shows_it_is_enough_to_go_on() {
        assertThat(run("""
            const {type, ...facts} = checkIn;
            const receipt = {declaration: 'CHECK_IN', reportedAt: '2026-08-20T07:10:00Z',
              dueAt: '2026-08-20T16:00:00Z', timeliness: 'ON_TIME'};
            const stay = {...facts, stayId: 'x', state: 'IN_HOUSE', receipts: [receipt]};
            const departed = {...stay, departedAt: '2026-08-21T03:00:00Z', state: 'DEPARTED',
              receipts: [receipt, {declaration: 'CHECK_OUT', reportedAt: '2026-08-21T03:01:00Z'}]};
            const line = more => ({establishmentId: checkIn.establishmentId, reference: 'B-1', ...more});
            const now = {establishment, receivedAt: '2026-08-21T12:00:00+07:00'};
            const judged = (declaration, stay) => {
              const {outcome, findings} = rules.judge(declaration, {...now, stay});
              return [outcome, ...findings.map(it => it.code)].join(' ');
            };
            return [
              judged(checkIn, stay),
              judged(line({type: 'CHECK_OUT', departedAt: '2026-08-21T10:00:00+07:00'}), stay),
              judged(line({type: 'CHECK_OUT', departedAt: '2026-08-21T10:00:00+07:00'}), departed),
              judged(line({type: 'CHECK_OUT', departedAt: '2026-08-21T11:00:00+07:00'}), departed),
              judged(line({type: 'CORRECTION', reason: 'nhầm', changes: {room: '302'}}), stay),
              judged(line({type: 'CORRECTION', reason: 'nhầm', changes: {room: '302'}}), null)
            ];
            """))
                .isEqualTo(List.of(
                        "REPLAYED",
                        "ACCEPTED",
                        "REPLAYED",
                        "REJECTED STAY_DEPARTED",
                        "ACCEPTED",
                        "REJECTED STAY_UNKNOWN"));
    }

    @Test
    void code_tables_are_those_of_the_service() {
        List<String> names = CodeTables.all().stream().map(CodeTable::name).toList();
        Object tables = run("return JSON.stringify(" + JSON.writeValueAsString(names) + ".map(rules.codeTable));");
        assertThat(JSON.readTree((String) tables))
                .isEqualTo(JSON.readTree(JSON.writeValueAsString(CodeTables.all().stream()
                        .map(table ->
                                Map.of("name", table.name(), "version", table.version(), "entries", table.entries()))
                        .toList())));
        assertThat(run("return rules.codeTable('none');")).isNull();
    }

    @Test
    void names_and_persons_are_recognised() {
        assertThat(run("""
            return [
              rules.nameKey('Nguyê\\u0303n  VĂN Đỗ-Thử'),
              rules.personKey(checkIn),
              rules.personKey({guest: checkIn.guest}),
                          rules.personKey({guest: {...checkIn.guest, document: {type: 'NONE'}}})
            ];
            """)).isEqualTo(Arrays.asList("nguyen van do thu", "038090000001", "038090000001", null));
    }

    @Test
    void a_call_without_its_establishment_fails_at_once() {
        assertThatThrownBy(() -> run("return rules.judge(checkIn, {receivedAt: situation.receivedAt});"))
                .hasMessageContaining("Establishment expected");
    }

    @Test
    void the_first_call_is_slow_and_the_next_are_not() {
        List<?> times = (List<?>) run("""
            const start = performance.now();
            rules.judge(checkIn, situation);
            const first = performance.now() - start;
            for (let i = 0; i < 500; i++) { rules.judge({...checkIn, reference: 'B-' + i}, situation); }
            const from = performance.now();
            for (let i = 0; i < 500; i++) { rules.judge({...checkIn, reference: 'C-' + i}, situation); }
            return [first, (performance.now() - from) / 500];
            """);
        System.out.println("milliseconds: first call " + times.get(0) + ", later " + times.get(1));
        assertThat(((Number) times.get(1)).doubleValue()).isLessThan(5);
    }
}
