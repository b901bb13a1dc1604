package vn.luutru.acceptance.desk;

import io.nayuki.qrcodegen.QrCode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Cards of invented people. */
final class Cards {

    static final String FIRST =
            "038090000001|170000001|Nguyễn Văn Thử|15031990|Nam|Khu phố Mẫu, Phường Sầm Sơn, Thanh Hóa|05082024";

    private static final List<String> FAMILY =
            List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đỗ", "Bùi", "Ngô");
    private static final List<String> GIVEN = List.of("Thử", "Mẫu", "Ví", "Dụ", "Nháp");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int MODULE = 5;
    private static final int FRAMES = 40;

    private Cards() {}

    /** So many different people, born in 1990. */
    static List<String> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "0380900%05d||%s Văn %s|15031990|Nam|Khu phố Mẫu, Phường Sầm Sơn, Thanh Hóa|05082024",
                        1_000 + i,
                        FAMILY.get(i % FAMILY.size()),
                        GIVEN.get(i / FAMILY.size() % GIVEN.size())))
                .toList();
    }

    static String nameOn(String card) {
        return card.split("\\|", -1)[2];
    }

    /** A film in which a card lies before the camera. */
    static Path film(Path folder, String card) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture(card), "jpg", jpeg);
        Path film = folder.resolve("card.mjpeg");
        try (OutputStream out = Files.newOutputStream(film)) {
            for (int i = 0; i < FRAMES; i++) {
                jpeg.writeTo(out);
            }
        }
        return film;
    }

    /** A card on a table. */
    static BufferedImage picture(String card) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(new Color(0x55, 0x60, 0x5d));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(0xdf, 0xe9, 0xe4));
        pen.fillRoundRect(240, 110, 800, 500, 36, 36);
        QrCode code = QrCode.encodeBinary(card.getBytes(StandardCharsets.UTF_8), QrCode.Ecc.MEDIUM);
        int left = 660;
        int top = 180;
        pen.setColor(Color.WHITE);
        pen.fillRect(left - 4 * MODULE, top - 4 * MODULE, (code.size + 8) * MODULE, (code.size + 8) * MODULE);
        pen.setColor(Color.BLACK);
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    pen.fillRect(left + x * MODULE, top + y * MODULE, MODULE, MODULE);
                }
            }
        }
        pen.dispose();
        return picture;
    }
}
