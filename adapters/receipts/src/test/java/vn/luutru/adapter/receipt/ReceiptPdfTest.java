package vn.luutru.adapter.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.abst.fiducial.QrCodeDetector;
import boofcv.alg.fiducial.qrcode.QrCode;
import boofcv.factory.fiducial.ConfigQrCode;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vn.luutru.receipt.StayReceipt;

class ReceiptPdfTest {

    private final SigningKeys keys = Samples.keys();
    private final ReceiptPdf printer = new ReceiptPdf();

    @Test
    void the_text_of_the_paper_is_that_of_the_receipt() throws Exception {
        String text = text(printer.print(Samples.receipt(keys, "Nguyễn Văn Thử"), Samples.SERVICE));

        assertThat(text)
                .contains(
                        "Biên nhận thông báo lưu trú",
                        "Receipt of a stay declaration",
                        "16MJP-4K7W2Q9XB",
                        "14:06:02, 29/11/2026",
                        "Nguyễn Văn Thử, 1990",
                        "301; 29/11/2026 – 01/12/2026",
                        "R-301",
                        "key-quay-1",
                        "khoá 2026-07")
                .doesNotContain("038090000001");
        assertThat(text.replaceAll("\\s+", " "))
                .contains("Nhà nghỉ Sóng Mẫu, Phường Sầm Sơn (38-16531-0001)", "23:00, 29/11/2026: khai đúng hạn");
    }

    @Test
    void decomposed_names_are_composed_on_paper() throws Exception {
        String apart = Normalizer.normalize("Trần Thị Ngọc Ánh", Normalizer.Form.NFD);

        assertThat(text(printer.print(Samples.receipt(keys, apart), Samples.SERVICE)))
                .contains("Trần Thị Ngọc Ánh");
    }

    @Test
    void marks_and_markup_in_a_name_stay_what_they_are() throws Exception {
        assertThat(text(printer.print(Samples.receipt(keys, "A <b>&\"' \u0001B"), Samples.SERVICE)))
                .contains("A <b>&\"' B");
    }

    /** Whoever presses the button waits for it; the figure is printed, and the bound is for busy machines. */
    @Test
    void a_paper_is_made_while_somebody_waits_for_it() {
        StayReceipt receipt = Samples.receipt(keys, "Nguyễn Văn Thử");
        for (int i = 0; i < 10; i++) {
            printer.print(receipt, Samples.SERVICE);
        }
        long[] took = new long[40];
        for (int i = 0; i < took.length; i++) {
            long start = System.nanoTime();
            printer.print(receipt, Samples.SERVICE);
            took[i] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        System.out.println("A receipt as PDF: " + took[took.length / 2] / 1_000_000 + " ms median, "
                + took[took.length - 1] / 1_000_000 + " ms at most");
        assertThat(took[took.length / 2]).isLessThan(1_000_000_000L);
    }

    @Test
    void all_fonts_are_embedded_and_pages_are_a5() throws Exception {
        try (PDDocument paper = Loader.loadPDF(printer.print(Samples.receipt(keys, "Lê Thị Mẫu"), Samples.SERVICE))) {
            assertThat(paper.getNumberOfPages()).isOne();
            PDPage page = paper.getPage(0);
            assertThat(page.getMediaBox().getWidth()).isBetween(418f, 421f);
            assertThat(page.getMediaBox().getHeight()).isBetween(594f, 597f);
            List<PDFont> fonts = new ArrayList<>();
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(fonts).extracting(PDFont::getName).allMatch(name -> name.contains("OpenSans"));
            assertThat(paper.getDocumentInformation().getTitle()).isEqualTo("Biên nhận thông báo lưu trú");
        }
    }

    @Test
    void the_code_on_the_paper_reads_as_the_address_that_verifies() throws Exception {
        StayReceipt receipt = Samples.receipt(keys, "Lê Thị Mẫu");
        BufferedImage page = picture(printer.print(receipt, Samples.SERVICE), 0);

        String read = read(page);

        assertThat(read)
                .startsWith("https://luutru.example.vn/r#")
                .isEqualTo(printer.link(receipt.signed(), Samples.SERVICE).toString());
        assertThat(ReceiptLink.of(receipt.signed().cose(), Samples.SERVICE).qr().version)
                .isLessThanOrEqualTo(11);
    }

    @Test
    void a_bus_of_45_has_one_paper_whose_counts_reconcile() throws Exception {
        byte[] pdf = printer.print(Samples.several(keys, 45, 3, 2), Samples.SERVICE);

        String text = text(pdf);
        assertThat(text.replaceAll("\\s+", " "))
                .contains("nhận 47 = ghi mới 42 + đã có 3 + bị từ chối 2")
                .contains("received 47 = recorded 42 + repeated 3 + rejected 2");
        for (int i = 0; i < 45; i++) {
            assertThat(text).contains("P." + (101 + i));
        }
        assertThat(read(picture(pdf, 0))).startsWith("https://luutru.example.vn/r#");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            return Normalizer.normalize(new PDFTextStripper().getText(paper), Normalizer.Form.NFC);
        }
    }

    /** At 300 dpi, kept for whoever wants to look. */
    private static BufferedImage picture(byte[] pdf, int page) throws IOException {
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(paper).renderImageWithDPI(page, 300);
            Path kept = Path.of(
                    System.getProperty("java.io.tmpdir"), "luutru-receipt-" + paper.getNumberOfPages() + ".png");
            ImageIO.write(image, "png", kept.toFile());
            return image;
        }
    }

    /** As the pages read a code; ZXing fails on about one of sixty faultless codes of this size. */
    private static String read(BufferedImage image) {
        ConfigQrCode config = new ConfigQrCode();
        config.forceEncoding = "UTF-8";
        QrCodeDetector<GrayU8> detector = FactoryFiducial.qrcode(config, GrayU8.class);
        detector.process(gray(image));
        List<QrCode> found = detector.getDetections();
        assertThat(found).hasSize(1);
        return found.getFirst().message;
    }

    private static GrayU8 gray(BufferedImage image) {
        GrayU8 gray = new GrayU8(image.getWidth(), image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                // The paper is black and white: one colour tells it.
                gray.set(x, y, image.getRGB(x, y) & 0xFF);
            }
        }
        return gray;
    }
}
