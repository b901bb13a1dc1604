package vn.luutru.acceptance.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** Every page of every office, opened one after the other by somebody who has signed in. */
final class OfficePages {

    private static final String POLICE = "demo-police-16531";
    private static final String ADMIN = "demo-admin";

    private static final List<String> OF_POLICE = List.of(
            "/cong-an",
            "/cong-an/tim",
            "/cong-an/theo-doi",
            "/cong-an/co-so",
            "/cong-an/nhat-ky",
            "/cong-an/danh-sach/nuoc-ngoai",
            "/cong-an/danh-sach/tu-30-ngay",
            "/cong-an/danh-sach/khong-giay-to",
            "/cong-an/danh-sach/chua-ro-danh-tinh",
            "/cong-an/danh-sach/hai-noi",
            "/cong-an/danh-sach/hai-ten",
            "/cong-an/danh-sach/doi-gio-den",
            "/cong-an/danh-sach/khai-muon");

    private static final List<String> OF_ADMIN = List.of(
            "/quan-tri",
            "/quan-tri/co-so-moi",
            "/quan-tri/khoa",
            "/quan-tri/phien",
            "/quan-tri/nhat-ky",
            "/quan-tri/he-thong",
            "/quan-tri/huy-khoa",
            "/quan-tri/su-co",
            "/quan-tri/nhap");

    private OfficePages() {}

    /** What is done with a page that stands open. */
    interface Look {

        /** @param name without characters that a file must not have */
        void at(Page page, String name);
    }

    /**
     * Opens them all.
     *
     * @param options of the browser
     * @param opened  done with each new tab before it goes anywhere
     */
    static void each(Chromium chromium, Consumer<Browser.NewContextOptions> options, Consumer<Page> opened, Look look) {
        Province province = Province.get();
        byOfficial(province).forEach((official, paths) -> {
            try (Visit visit = chromium.visit(province.origin(), options)) {
                Page page = province.signIn(visit, official, paths.getFirst());
                opened.accept(page);
                if (official.equals(POLICE)) {
                    page.navigate(province.origin() + "/cong-an");
                    look.at(page, "cong-an-muc-dich");
                    page.locator("label[for='p-RESIDENCE_CHECK']").click();
                    page.fill("#vu", "KT-200");
                    page.locator("main form .btn-primary").click();
                    page.locator(".lt-bar-out.case").waitFor();
                }
                for (String path : paths) {
                    open(page, province.origin() + path);
                    look.at(page, name(path));
                }
                if (official.equals(POLICE)) {
                    persons(page, province, look);
                } else if (official.equals(ADMIN)) {
                    establishment(page, province, look);
                }
            }
        });
    }

    private static Map<String, List<String>> byOfficial(Province province) {
        Map<String, List<String>> pages = new LinkedHashMap<>();
        for (String[] page : Province.pages()) {
            pages.computeIfAbsent(page[0], none -> new ArrayList<>()).add(page[1]);
        }
        String month =
                province.today().withDayOfMonth(1).minusMonths(1).toString().substring(0, 7);
        Objects.requireNonNull(pages.get("demo-tourism"))
                .addAll(List.of(
                        "/du-lich/bao-cao/01-cs-ltdl/" + month,
                        "/du-lich/bao-cao/015-n-bcc-tmdv/" + province.today().getYear()));
        pages.put(POLICE, OF_POLICE);
        pages.put(ADMIN, OF_ADMIN);
        return pages;
    }

    /** What is asked for by a form: it has no address of its own. */
    private static void persons(Page page, Province province, Look look) {
        open(page, province.origin() + "/cong-an/tim");
        page.fill("#q", "nguyen van");
        page.locator("label[for='luc-moi-luc']").click();
        page.locator("form[role=search] .btn-primary").click();
        page.locator("tbody tr").first().waitFor();
        look.at(page, "cong-an-tim-thay");
        page.locator("button[name=in]").click();
        page.locator("[data-print]").first().waitFor();
        look.at(page, "cong-an-tim-in");
        page.locator("tbody th button").first().click();
        page.locator(".lt-time li").first().waitFor();
        look.at(page, "cong-an-nguoi");
        open(page, province.origin() + "/cong-an/danh-sach/nuoc-ngoai");
        page.locator("form[action$='/in'] button").click();
        page.locator("[data-print]").first().waitFor();
        look.at(page, "cong-an-danh-sach-in");
        open(page, province.origin() + "/cong-an");
        page.locator("form[action='/cong-an/in'] button").click();
        page.locator("[data-print]").first().waitFor();
        look.at(page, "cong-an-in");
        open(page, province.origin() + "/cong-an");
        page.locator("main a[href^='/cong-an/co-so/']").first().click();
        page.locator("form[action^='/cong-an/co-so/'][action$='/in']").waitFor();
        look.at(page, "cong-an-mot-co-so");
        page.locator("form[action$='/in'] button").click();
        page.locator("[data-print]").first().waitFor();
        look.at(page, "cong-an-mot-co-so-in");
    }

    private static void establishment(Page page, Province province, Look look) {
        open(page, province.origin() + "/quan-tri");
        page.locator("tbody th a").first().click();
        page.locator("a[href$='/khoa']").last().waitFor();
        look.at(page, "quan-tri-co-so");
        page.locator("a[href$='/khoa']").last().click();
        page.locator("#label").waitFor();
        look.at(page, "quan-tri-co-so-khoa");
    }

    private static void open(Page page, String address) {
        Response answer = Objects.requireNonNull(page.navigate(address));
        assertThat(answer.status()).as(address).isEqualTo(200);
    }

    private static String name(String path) {
        return String.join(
                "-",
                Stream.of(path.split("[/?=]+", -1))
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
