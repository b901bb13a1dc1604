package vn.luutru.browser.qr;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** A gray picture while cameras spoil it. Brightness is 0 to 255. */
final class Picture {

    /** Of each pixel in both directions, so that edges fall between pixels as they do in a camera. */
    private static final int SAMPLES = 3;

    private static final int WIDTH = Frame.WIDTH;
    private static final int HEIGHT = Frame.HEIGHT;

    private final float[] light;

    private Picture(float[] light) {
        this.light = light;
    }

    static Picture of(Card card, View view) {
        float[] light = new float[WIDTH * HEIGHT];
        View.Ray ray = view.ray();
        double[] at = new double[2];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                ray.onCard(x + 0.5, y + 0.5, at);
                if (card.isFarFromCode(at[0], at[1])) {
                    light[y * WIDTH + x] = (float) card.brightness(at[0], at[1]);
                    continue;
                }
                double sum = 0;
                for (int i = 0; i < SAMPLES * SAMPLES; i++) {
                    int row = i / SAMPLES;
                    ray.onCard(x + (i % SAMPLES + 0.5) / SAMPLES, y + (row + 0.5) / SAMPLES, at);
                    sum += card.brightness(at[0], at[1]);
                }
                light[y * WIDTH + x] = (float) (sum / (SAMPLES * SAMPLES));
            }
        }
        return new Picture(light);
    }

    /** Out of focus (Gaussian). */
    void blur(double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        float[] weights = new float[2 * reach + 1];
        float sum = 0;
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += weights[i + reach];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        fold(weights, 1, 0);
        fold(weights, 0, 1);
    }

    /** The card moves during the exposure, by so many pixels. */
    void move(double length, double direction) {
        int steps = 9;
        float[] still = light.clone();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                float sum = 0;
                for (int i = 0; i < steps; i++) {
                    double by = length * (i / (steps - 1.0) - 0.5);
                    sum += between(still, x + by * Math.cos(direction), y + by * Math.sin(direction));
                }
                light[y * WIDTH + x] = sum / steps;
            }
        }
    }

    /** Less light. */
    void dim(double factor) {
        for (int i = 0; i < light.length; i++) {
            light[i] *= (float) factor;
        }
    }

    /** A lamp mirrored in the card: a bright spot over part of the code. */
    void glare(double strength, double module, SplittableRandom random) {
        double x = WIDTH / 2.0 + module * 25 * (random.nextDouble() * 2 - 1);
        double y = HEIGHT / 2.0 + module * 25 * (random.nextDouble() * 2 - 1);
        double radius = module * 12;
        for (int i = 0; i < light.length; i++) {
            int row = i / WIDTH;
            double away = Math.hypot(i % WIDTH - x, row - y) / radius;
            light[i] += (float) ((255 - light[i]) * strength * Math.exp(-away * away));
        }
    }

    /** Grain of the sensor. */
    void noise(double sigma, SplittableRandom random) {
        for (int i = 0; i < light.length; i++) {
            light[i] += (float) (sigma * random.nextGaussian());
        }
    }

    /** As JPEG and back. */
    void compress(double quality) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(gray(), 0, data, 0, data.length);
        byte[] back = ((DataBufferByte) jpeg(image, quality).getRaster().getDataBuffer()).getData();
        for (int i = 0; i < light.length; i++) {
            light[i] = back[i] & 0xFF;
        }
    }

    /** A byte a pixel. */
    byte[] gray() {
        byte[] gray = new byte[light.length];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = (byte) Math.clamp(Math.round(light[i]), 0, 255);
        }
        return gray;
    }

    private static BufferedImage jpeg(BufferedImage image, double quality) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            try (var out = ImageIO.createImageOutputStream(bytes)) {
                ImageWriteParam how = writer.getDefaultWriteParam();
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality((float) quality);
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), how);
            } finally {
                writer.dispose();
            }
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fold(float[] weights, int stepX, int stepY) {
        float[] before = light.clone();
        int reach = weights.length / 2;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                float sum = 0;
                for (int i = -reach; i <= reach; i++) {
                    sum += weights[i + reach] * at(before, x + i * stepX, y + i * stepY);
                }
                light[y * WIDTH + x] = sum;
            }
        }
    }

    private static float between(float[] light, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float right = (float) (x - left);
        float down = (float) (y - top);
        return (1 - down) * ((1 - right) * at(light, left, top) + right * at(light, left + 1, top))
                + down * ((1 - right) * at(light, left, top + 1) + right * at(light, left + 1, top + 1));
    }

    private static float at(float[] light, int x, int y) {
        return light[Math.clamp(y, 0, HEIGHT - 1) * WIDTH + Math.clamp(x, 0, WIDTH - 1)];
    }
}
