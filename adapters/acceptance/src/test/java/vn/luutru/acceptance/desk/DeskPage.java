package vn.luutru.acceptance.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The reception page as a clerk uses it. */
final class DeskPage {

    static final String CLERK = "Lê Thị Mẫu";
    static final String PIN = "2580";

    /** Letters that a scanner types one after another. */
    private static final Keyboard.TypeOptions SCANNER = new Keyboard.TypeOptions().setDelay(1);

    private static final int NAME = 2;
    private static final int ADDRESS = 5;

    private final Page page;

    DeskPage(Page page) {
        this.page = page;
    }

    /** Makes a new desk of a browser, with one person at it. */
    static DeskPage enrolled(Page page, Reception reception) {
        DeskPage desk = new DeskPage(page);
        page.navigate(reception.origin() + "/le-tan");
        desk.enrol(reception.code());
        page.fill("#pname", CLERK);
        page.fill("#ppin", PIN);
        desk.press("Lưu và mở quầy");
        assertThat(page.locator("#t-states")).isVisible();
        return desk;
    }

    Page page() {
        return page;
    }

    void enrol(String code) {
        page.fill("#code", code);
        page.locator("#enrol button[type=submit]").click();
    }

    /** Opens the desk with the PIN on the pad. */
    void unlock() {
        enter(PIN);
    }

    /** Locks the desk, and somebody opens it. */
    void handOver(String name, String pin) {
        page.locator("[data-do=lock]").click();
        choose(name);
        enter(pin);
    }

    /** Chooses who opens the desk. */
    void choose(String name) {
        page.locator(".lt-people button")
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
    }

    /** Opens the desk with a PIN on the pad. */
    void enter(String pin) {
        assertThat(page.locator(".lt-pad")).isVisible();
        for (String digit : pin.split("")) {
            page.locator(".lt-pad [data-arg='" + digit + "']").click();
        }
        page.locator("#pin-enter").click();
        assertThat(page.locator(".lt-pad")).hasCount(0);
        assertThat(page.locator("#desk-tabs")).isVisible();
    }

    void press(String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }

    /** Another view: hom-nay, khach, doan, cho-gui. */
    void open(String view) {
        page.locator("#desk-tabs a[href='#" + view + "']").click();
    }

    /** A card is scanned by a scanner that types, wherever the focus is. */
    void scan(String card) {
        String[] fields = card.split("\\|", -1);
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                page.keyboard().type("|", SCANNER);
            }
            if (i == NAME || i == ADDRESS) {
                page.keyboard().insertText(fields[i]);
            } else {
                page.keyboard().type(fields[i], SCANNER);
            }
        }
        page.keyboard().press("Enter");
    }

    /**
     * Waits for the rules in the page, by which scans are read without a line. They are what the build compiles for
     * browsers; a test that wants them is skipped without it.
     */
    void needsRules() {
        Assumptions.assumeTrue(
                page.locator("meta[name=desk-rules]").count() > 0,
                "The rules are not compiled for browsers: build adapters/browser with Maven");
        Object loaded = page.evaluate("""
                async () => {
                  const rules = await import(new URL('rules.js', document.querySelector('script[src$="/app.js"]').src));
                  return (await rules.loadRules()) !== null;
                }
                """);
        assertThat(loaded).as("The rules are loaded").isEqualTo(true);
    }

    /** A page of a build that has no rules for browsers: it is the server that judges. */
    static Page withoutRules(Page page) {
        page.addInitScript("addEventListener('DOMContentLoaded', () =>"
                + " document.querySelector('meta[name=desk-rules]')?.remove());");
        return page;
    }

    /** A guest is scanned and recorded in a room. */
    void declare(String card, String room) {
        scan(card);
        assertThat(page.locator(".lt-read .name")).hasText(Cards.nameOn(card));
        page.fill("#f-room", room);
        press("Ghi nhận khách này");
    }

    /** The man of the first card is typed and recorded. */
    void typeFirst() {
        fillFirst();
        save();
    }

    /** The first guest is typed, and not recorded yet. */
    void fillFirst() {
        fill("Nguyễn Văn Thử", "15/03/1990", "038090000001", "301");
    }

    /** Who is typed is recorded. */
    void save() {
        press("Ghi nhận khách này");
    }

    /** A man is typed and recorded. */
    void type(String name, String born, String number, String room) {
        fill(name, born, number, room);
        save();
    }

    /** A man is typed. */
    void fill(String name, String born, String number, String room) {
        open("khach");
        page.locator("#g-ways [data-do=typing]").click();
        page.fill("#f-fullName", name);
        page.fill("#f-dateOfBirth", born);
        page.locator("label[for=f-sex]").click();
        page.fill("#f-docNumber", number);
        page.fill("#f-room", room);
    }

    /** What is said about the guests saved last. */
    Locator said() {
        return page.locator("#g-notes");
    }

    /** The queue's rows with a state. */
    Locator waiting(String state) {
        return page.locator("#q-waiting .lt-tag." + state);
    }

    /** The receipt numbers shown, newest first. */
    List<String> receipts() {
        return page.locator("#q-done .lt-code").allTextContents();
    }
}
