package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.declaration.rule.DeadlinePolicy.NightArrival;

/** What a desk makes of its device's clock and disk. */
@IntegrationTest
@Timeout(240)
class ClockAndStorageTest {

    private static final String FULL = "() => {for (const name of ['put', 'add']) {"
            + "const real = IDBObjectStore.prototype[name];"
            + "IDBObjectStore.prototype[name] = function (...of) {"
            + "if (globalThis.full) throw new DOMException('full', 'QuotaExceededError');"
            + "return real.apply(this, of);};} globalThis.full = true;}";
    private static final LocatorAssertions.IsVisibleOptions LONG_TIMEOUT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static Visit visit(Reception reception) {
        return CHROMIUM.visit(reception.origin()).expecting("status of 401").expecting("net::ERR_");
    }

    @ParameterizedTest
    @CsvSource({"-10, Đồng hồ máy chậm 10 phút", "10, Đồng hồ máy nhanh 10 phút"})
    void a_device_whose_clock_is_ten_minutes_off_says_so_and_declares_by_the_servers_time(int minutes, String said) {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            Page page = visit.page();
            page.addInitScript("""
                {const real = Date.now; const Off = class extends Date {
                constructor(...of) {of.length ? super(...of) : super(real() + OFF);}
                static now() {return real() + OFF;}}; globalThis.Date = Off;}
                """.replace("OFF", "(" + minutes * 60_000 + ")"));
            DeskPage desk = DeskPage.enrolled(page, reception);
            assertThat(page.locator("#t-notes")).containsText(said);
            desk.typeFirst();
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            Instant arrived = Instant.parse(
                    reception.stays("IN_HOUSE").getFirst().path("arrivedAt").asString());
            assertThat(Duration.between(arrived, Instant.now()).abs())
                    .as("not ten minutes, whatever it takes to type and to ask")
                    .isLessThan(Duration.ofMinutes(5));
        }
    }

    static List<DeadlinePolicy> policies() {
        return List.of(
                DeadlinePolicy.STANDARD,
                DeadlinePolicy.STANDARD.with(NightArrival.STRICT),
                new DeadlinePolicy(
                        LocalTime.of(22, 30),
                        LocalTime.of(7, 15),
                        NightArrival.STRICT,
                        LocalTime.of(4, 0),
                        Duration.ofHours(10),
                        Duration.ofHours(20)));
    }

    /** Until the rules are loaded the page counts down by what the service wrote into it. */
    @ParameterizedTest
    @MethodSource("policies")
    void deadlines_are_those_of_the_policy_by_which_the_service_judges(DeadlinePolicy policy) {
        List<Instant> arrivals = Stream.iterate(
                        Instant.parse("2026-11-29T17:00:00Z"), before -> before.plus(Duration.ofMinutes(30)))
                .limit(48)
                .toList();
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            Page page = visit.page();
            page.navigate(reception.origin() + "/le-tan");
            Object counted = page.evaluate(
                    """
                    async ([reading, evening, morning, nightEnds, foreigners, foreignersRemote, arrivals]) => {
                      const written = document.querySelector('meta[name=deadlines]');
                      written.content = reading;
                      Object.assign(written.dataset, {evening, morning, nightEnds, foreigners, foreignersRemote});
                      const app = document.querySelector('script[src*="desk/app"]').src;
                      const {dueOf} = await import(new URL('clock.js', app));
                      return arrivals.map(at => [[false, 'LICENSED_LODGING', false], [true, 'LICENSED_LODGING', false], [true, 'OTHER', false], [true, 'OTHER', true]]
                        .map(([foreign, regime, remote]) => dueOf(Date.parse(at), foreign, {regime, remote}) / 60000));
                    }
                    """,
                    List.of(
                            policy.nightArrival().name(),
                            policy.evening().toString(),
                            policy.morning().toString(),
                            policy.nightEnds().toString(),
                            Math.toIntExact(policy.foreigners().toMinutes()),
                            Math.toIntExact(policy.foreignersRemote().toMinutes()),
                            arrivals.stream().map(Instant::toString).toList()));
            assertThat(counted)
                    .isEqualTo(arrivals.stream()
                            .map(at -> {
                                Instant evening = policy.evening(at);
                                Instant clock = at.plus(policy.foreigners());
                                Instant first = evening.isBefore(clock) ? evening : clock;
                                return Stream.of(evening, first, clock, at.plus(policy.foreignersRemote()))
                                        .map(due -> Math.toIntExact(due.getEpochSecond() / 60))
                                        .toList();
                            })
                            .toList());
        }
    }

    /** The browser's refusal is put in its place: Chromium does not mind a quota that is set while a page runs. */
    @Test
    void a_full_device_says_that_the_guest_is_not_saved() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            desk.fill("Nguyễn Văn Thử", "15/03/1990", "038090000001", "301");
            page.evaluate(FULL);
            desk.press("Ghi nhận khách này");
            assertThat(page.locator("#g-top")).containsText("CHƯA được lưu");
            assertThat(reception.stays("IN_HOUSE")).isEmpty();
            page.evaluate("() => {globalThis.full = false;}");
            desk.press("Ghi nhận khách này");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            assertThat(page.locator("#g-top")).isEmpty();
            assertThat(reception.guests()).hasSize(1);
        }
    }

    @Test
    void a_device_that_is_full_while_it_sends_does_not_speak_of_the_line() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            Page page = desk.page();
            visit.context().setOffline(true);
            desk.typeFirst();
            assertThat(desk.said().locator(".lt-tag.may")).isVisible();
            page.evaluate(FULL);
            visit.context().setOffline(false);
            assertThat(page.locator("#g-notes")).containsText("Bộ nhớ máy đã đầy nên chưa gửi được");
            assertThat(page.locator(".lt-bar-out.off")).hasCount(0);
            page.evaluate("() => {globalThis.full = false;}");
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible(LONG_TIMEOUT);
            assertThat(reception.guests()).hasSize(1);
        }
    }

    @Test
    void after_the_receipt_nothing_of_the_paper_is_on_the_device() {
        Reception reception = Reception.open();
        try (Visit visit = visit(reception)) {
            DeskPage desk = DeskPage.enrolled(visit.page(), reception);
            desk.typeFirst();
            assertThat(desk.said().locator(".lt-tag.xong")).isVisible();
            Object left = desk.page().evaluate("""
                async () => {
                  const db = await new Promise(ok => {const r = indexedDB.open('luutru-desk'); r.onsuccess = () => ok(r.result)});
                  const all = store => new Promise(ok => {const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => ok(r.result)});
                  const items = await all('items');
                  const meta = await all('meta');
                  const key = meta.find(one => one instanceof CryptoKey && one.algorithm.name === 'AES-GCM');
                  const open = item => crypto.subtle.decrypt({name: 'AES-GCM', iv: item.box.iv, additionalData: new TextEncoder().encode(item.id)}, key, item.box.data);
                  const contents = await Promise.all(items.map(async item => new TextDecoder().decode(await open(item))));
                  return JSON.stringify({extractable: key.extractable, plain: JSON.stringify(items), contents});
                }
                """);
            assertThat(left.toString())
                    .contains("\"extractable\":false", "Nguyễn Văn Thử")
                    .doesNotContain("038090000001", "Khu phố Mẫu", "1990-03-15", "15/03/1990");
            assertThat(left.toString().split("\"contents\"")[0]).doesNotContain("Nguyễn");
        }
    }
}
