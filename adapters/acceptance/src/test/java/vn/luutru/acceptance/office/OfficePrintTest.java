package vn.luutru.acceptance.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;

/** The pages of the offices on paper, A4. */
@IntegrationTest
@Timeout(400)
class OfficePrintTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    /** 210 mm without the margins of 12 mm, in points of a screen. */
    private static final int PAPER = 703;

    /** What has no place on paper, and which table is wider than it or has a row without its head. */
    private static final String FAULTS = """
        () => {
          const faults = [];
          const seen = element => element.checkVisibility({visibilityProperty: true});
          for (const element of document.querySelectorAll(
              'nav, header.lt-top, footer, .lt-bar-out, form[role=search], .btn:not(.btn-link), input:not([type=hidden]), select')) {
            if (seen(element)) faults.push(`is printed: ${element.tagName.toLowerCase()}.${element.className}`);
          }
          for (const table of document.querySelectorAll('table')) {
            if (!seen(table)) continue;
            const place = table.getBoundingClientRect();
            if (place.right > innerWidth + 1) faults.push(`a table is ${Math.round(place.right - innerWidth)} points too wide`);
            for (const head of table.querySelectorAll('tbody th, thead th')) {
              if (!seen(head) || !head.innerText.trim() && head.textContent.trim()) faults.push(`is missing: ${head.textContent.trim().slice(0, 30)}`);
            }
          }
          return faults.slice(0, 5);
        }
        """;

    /** The heads of rows, which the paper has to show to the last one. */
    private static final String ROWS = """
        () => [...document.querySelectorAll('tbody th')].filter(head => head.checkVisibility()).map(head => head.innerText)
        """;

    @Test
    void pages_are_printed_without_navigation_and_with_their_tables_whole() {
        List<String> faults = new ArrayList<>();
        OfficePages.each(CHROMIUM, options -> {}, page -> {}, (page, name) -> {
            // The wall is projected, a form that is to be filled in is no paper.
            if (!name.contains("man-hinh")) {
                printed(page, name, faults);
            }
        });
        assertThat(faults).isEmpty();
    }

    private static void printed(Page page, String name, List<String> faults) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(PAPER, 1_000);
        for (Object fault : (List<?>) page.evaluate(FAULTS)) {
            faults.add(name + " " + fault);
        }
        List<?> rows = (List<?>) page.evaluate(ROWS);
        byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
        String text = text(pdf, name);
        for (Object row : rows) {
            if (!text.contains(plain(row.toString()))) {
                faults.add(name + " is not on paper: " + row);
                break;
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(1440, 900);
    }

    /** The words of a document, without what separates them: a line may end anywhere. */
    private static String text(byte[] pdf, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve("print-" + name + ".pdf"), pdf);
            return plain(new PDFTextStripper().getText(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{C}]+", "");
    }
}
