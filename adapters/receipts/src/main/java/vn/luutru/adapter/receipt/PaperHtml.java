package vn.luutru.adapter.receipt;

import java.text.Normalizer;
import java.util.List;
import java.util.function.Function;
import vn.luutru.text.TextBundle;

/**
 * The XHTML of a paper, Vietnamese first, English below it. All text is composed (NFC): the PDF writer puts decomposed
 * marks beside their letters.
 */
final class PaperHtml {

    private static final TextBundle VI = PaperTexts.VIETNAMESE;
    private static final TextBundle EN = PaperTexts.ENGLISH;

    private static final String STYLE = """
        @page { size: 148mm 210mm; margin: 14mm 12mm 16mm;
          @bottom-right { content: counter(page) ' / ' counter(pages); font-family: 'Open Sans'; font-size: 7pt; } }
        body { font-family: 'Open Sans'; font-size: 9pt; line-height: 1.35; color: #16211f; margin: 0; }
        .band { height: 3mm; background: #0a4640; border-bottom: 0.8mm solid #e5bd6b; margin-bottom: 5mm; }
        h1 { font-size: 15pt; line-height: 1.2; margin: 0; }
        .en { color: #4c5a57; font-weight: normal; font-size: 7.5pt; display: block; }
        .rule { border-top: 0.3mm solid #b9c4c1; margin: 3mm 0; }
        table { border-collapse: collapse; width: 100%; }
        td, th { vertical-align: top; text-align: left; }
        .facts th { width: 33mm; font-weight: normal; color: #4c5a57; padding: 0 2mm 1.6mm 0; }
        .facts td { font-weight: bold; padding: 0 2mm 1.6mm 0; }
        .side { width: 40mm; text-align: center; font-size: 8pt; }
        .qr { width: 40mm; height: 40mm; }
        .list { font-size: 7.5pt; -fs-table-paginate: paginate; }
        .list th { font-weight: bold; border-bottom: 0.3mm solid #16211f; padding: 0 1.5mm 1mm 0; }
        .list td { border-bottom: 0.1mm solid #b9c4c1; padding: 0.8mm 1.5mm 0.8mm 0; }
        .list tr { page-break-inside: avoid; }
        .small { font-size: 8pt; }
        """;

    private final StringBuilder html = new StringBuilder(8_192);

    PaperHtml(String title) {
        html.append("<!DOCTYPE html><html lang=\"vi\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>")
                .append(escaped(VI.text(title)))
                .append("</title><meta name=\"subject\" content=\"")
                .append(escaped(VI.text(title) + " · " + EN.text(title)))
                .append("\"/><style>")
                .append(STYLE)
                .append("</style></head><body><div class=\"band\"></div><h1>")
                .append(escaped(VI.text(title)))
                .append("</h1>");
        english(EN.text(title));
        rule();
    }

    /** Opens the facts, which a QR code stands beside. */
    PaperHtml facts() {
        html.append("<table><tr><td><table class=\"facts\">");
        return this;
    }

    /** One fact, with its name in both languages. */
    PaperHtml fact(String key, String value) {
        html.append("<tr><th>").append(escaped(VI.text(key)));
        english(EN.text(key));
        html.append("</th><td>").append(escaped(value)).append("</td></tr>");
        return this;
    }

    /** One fact whose value is words too. */
    PaperHtml factInWords(String key, String valueKey, Object... arguments) {
        html.append("<tr><th>").append(escaped(VI.text(key)));
        english(EN.text(key));
        html.append("</th><td>").append(escaped(VI.text(valueKey, arguments)));
        english(EN.text(valueKey, arguments));
        html.append("</td></tr>");
        return this;
    }

    /** Closes the facts with the QR code. */
    PaperHtml qr(String picture) {
        html.append("</table></td><td class=\"side\"><img class=\"qr\" alt=\"QR\" src=\"")
                .append(picture)
                .append("\"/><br/>")
                .append(escaped(VI.text("verify")));
        english(EN.text("verify"));
        html.append("</td></tr></table>");
        rule();
        return this;
    }

    /** Words in both languages. */
    PaperHtml words(String key, Object... arguments) {
        html.append("<p class=\"small\">").append(escaped(VI.text(key, arguments)));
        english(EN.text(key, arguments));
        html.append("</p>");
        return this;
    }

    /** A list whose head comes again on each page. */
    <T> PaperHtml list(List<String> heads, List<T> rows, Function<T, List<String>> cells) {
        html.append("<table class=\"list\"><thead><tr>");
        for (String head : heads) {
            html.append("<th>").append(escaped(VI.text(head)));
            english(EN.text(head));
            html.append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (T row : rows) {
            html.append("<tr>");
            for (String cell : cells.apply(row)) {
                html.append("<td>").append(escaped(cell)).append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        rule();
        return this;
    }

    String end() {
        return html.append("</body></html>").toString();
    }

    private void english(String text) {
        html.append("<span class=\"en\" lang=\"en\">").append(escaped(text)).append("</span>");
    }

    private void rule() {
        html.append("<div class=\"rule\"></div>");
    }

    /** What XML cannot hold is left out: validation has refused control characters before. */
    private static String escaped(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder escaped = new StringBuilder(composed.length() + 16);
        composed.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
