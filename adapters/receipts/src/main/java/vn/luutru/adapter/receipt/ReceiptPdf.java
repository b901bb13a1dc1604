package vn.luutru.adapter.receipt;

import com.helger.font.open_sans.EFontResourceOpenSans;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.receipt.ReceiptClaims;
import vn.luutru.receipt.ReceiptPrinter;
import vn.luutru.receipt.ReceiptSigner;
import vn.luutru.receipt.SeveralReceipts;
import vn.luutru.receipt.StayReceipt;
import vn.luutru.text.TextBundle;

/** Receipts as PDF of A5 pages with their fonts embedded. */
public final class ReceiptPdf implements ReceiptPrinter {

    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    private static final String FONTS = "/fonts/ttf/OpenSans/";

    private final byte[] regular = font("OpenSans-Regular.ttf");
    private final byte[] bold = font("OpenSans-Bold.ttf");

    /** Reads the fonts. */
    public ReceiptPdf() {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    @Override
    public byte[] print(StayReceipt receipt, URI service) {
        ReceiptClaims claims = receipt.claims();
        PaperHtml html = new PaperHtml("title")
                .facts()
                .factInWords("status", receipt.cancelled() ? "status.cancelled" : "status.recorded")
                .fact("number", claims.number())
                .factInWords("kind", "kind." + claims.kind())
                .fact("recordedAt", PaperDates.second(claims.recordedAt()));
        if (claims.timeliness() != null && receipt.dueAt() != null) {
            html.factInWords("timeliness", "timeliness." + claims.timeliness(), PaperDates.minute(receipt.dueAt()));
        }
        html.fact("establishment", place(receipt.establishment()));
        guest(receipt.details(), html);
        if (claims.nights() != null) {
            html.fact("nights", Integer.toString(claims.nights()));
        }
        if (receipt.reference() != null) {
            html.fact("reference", receipt.reference());
        }
        html.fact("declaredBy", receipt.declaredBy())
                .qr(picture(receipt.signed(), service))
                .words("signed", receipt.signed().key().name());
        return pdf(html.end());
    }

    @Override
    public byte[] print(SeveralReceipts receipt, URI service) {
        ReceiptClaims claims = receipt.claims();
        ReceiptClaims.Counts counts = Objects.requireNonNull(claims.counts());
        PaperHtml html = new PaperHtml("title." + claims.kind()).facts();
        if (receipt.day() != null) {
            html.fact("day", PaperDates.day(receipt.day()));
        }
        html.fact("establishment", place(receipt.establishment()))
                .fact("guests", Integer.toString(claims.guests()))
                .factInWords(
                        "counts",
                        "counts.text",
                        counts.received(),
                        counts.accepted(),
                        counts.replayed(),
                        counts.rejected())
                .fact("lastRecordedAt", PaperDates.second(claims.recordedAt()))
                .qr(picture(receipt.signed(), service))
                .list(
                        List.of(
                                "list.number",
                                "list.kind",
                                "list.room",
                                "list.reference",
                                "list.recordedAt",
                                "list.outcome"),
                        receipt.items(),
                        ReceiptPdf::cells);
        if (counts.rejected() > 0) {
            html.words("counts.rejected");
        }
        return pdf(html.words("signed", receipt.signed().key().name()).end());
    }

    @Override
    public URI link(ReceiptSigner.Signed signed, URI service) {
        return ReceiptLink.of(signed.cose(), service).address();
    }

    private static List<String> cells(SeveralReceipts.Item item) {
        TextBundle texts = PaperTexts.VIETNAMESE;
        return List.of(
                item.number(),
                texts.text("kind." + item.kind()),
                Objects.requireNonNullElse(item.room(), ""),
                item.reference(),
                PaperDates.second(item.recordedAt()),
                texts.text(item.cancelled() ? "list.cancelled" : "list." + item.outcome()));
    }

    private static String picture(ReceiptSigner.Signed signed, URI service) {
        return QrPicture.dataAddress(ReceiptLink.of(signed.cose(), service).qr());
    }

    private static String place(Establishment establishment) {
        CodeTable.Entry ward = CodeTables.WARDS.latest(establishment.ward());
        String where = ward == null ? establishment.ward() : ward.vi();
        return establishment.name() + ", " + where + " (" + establishment.id().value() + ")";
    }

    private static void guest(StayDetails details, PaperHtml html) {
        String name = details.fullName();
        if (name == null) {
            return;
        }
        BirthDate born = details.dateOfBirth();
        html.fact("guest", born == null ? name : name + ", " + born.year());
        String when = "";
        if (details.arrivedAt() != null) {
            when = PaperDates.day(Vietnam.dateOf(details.arrivedAt()));
        }
        if (details.expectedDepartureOn() != null) {
            when += " – " + PaperDates.day(details.expectedDepartureOn());
        }
        String room = details.room();
        html.fact("stay", room == null ? when : room + "; " + when);
    }

    private byte[] pdf(String html) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1_024);
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(true);
            builder.useFont(supplier(regular), "Open Sans", REGULAR, FontStyle.NORMAL, true);
            builder.useFont(supplier(bold), "Open Sans", BOLD, FontStyle.NORMAL, true);
            builder.withHtmlContent(html, null);
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("A receipt was not printed", e);
        }
        return out.toByteArray();
    }

    private static FSSupplier<InputStream> supplier(byte[] font) {
        return () -> new ByteArrayInputStream(font);
    }

    private static byte[] font(String name) {
        try (InputStream in = Objects.requireNonNull(EFontResourceOpenSans.class.getResourceAsStream(FONTS + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Font " + name, e);
        }
    }
}
