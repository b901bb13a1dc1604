package vn.luutru.acceptance.desk;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Films and pictures of the first card, for tests beside the desk. */
public final class Films {

    private Films() {}

    /** A film in which the card lies before the camera. */
    public static Path ofFirstCard(Path folder) {
        try {
            return Cards.film(folder, Cards.FIRST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A photo of it. */
    public static Path pictureOfFirstCard(Path folder) {
        return written(folder.resolve("card.jpg"), Cards.picture(Cards.FIRST));
    }

    /** A photo of nothing. */
    public static Path pictureWithoutCode(Path folder) {
        return written(folder.resolve("nothing.jpg"), new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB));
    }

    private static Path written(Path file, BufferedImage picture) {
        try {
            ImageIO.write(picture, "jpg", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
