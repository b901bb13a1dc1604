package vn.luutru.browser.qr;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.luutru.browser.qr.Frame.Kind;

/**
 * Frames of invented cards, of each kind as many, half of them hard, at 1.5 to 6 pixels a module: the same for the same
 * seed.
 */
final class CardFrames {

    private static final double SMALLEST_MODULE = 1.5;
    private static final double LARGEST_MODULE = 6;

    private final long seed;
    private final int count;

    /** @param count a multiple of twice the number of kinds */
    CardFrames(long seed, int count) {
        this.seed = seed;
        this.count = count;
    }

    Stream<Frame> frames() {
        return IntStream.range(0, count).mapToObj(this::frame);
    }

    private Frame frame(int index) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + index);
        Kind kind = Kind.values()[index % Kind.values().length];
        int each = 2 * Kind.values().length;
        boolean hard = index % each >= Kind.values().length;
        // Spread evenly on a logarithmic scale: each size of code as often as any other.
        int step = index / each;
        double share = (step + random.nextDouble()) / ((double) count / each);
        double module = SMALLEST_MODULE * Math.pow(LARGEST_MODULE / SMALLEST_MODULE, share);
        Card card = Card.invented(random);
        Picture picture = Picture.of(card, view(kind, hard, card, module, random));
        spoil(picture, kind, hard, module, random);
        return new Frame(kind, hard, module, card.text(), picture.gray());
    }

    private static View view(Kind kind, boolean hard, Card card, double module, SplittableRandom random) {
        double turn = kind == Kind.CLEAN ? 0 : within(-3, 3, random);
        double tilt = 0;
        switch (kind) {
            case ROTATED -> turn = hard ? within(0, 360, random) : within(-15, 15, random);
            case PERSPECTIVE -> tilt = hard ? within(25, 35, random) : within(8, 16, random);
            case PHONE -> {
                turn = within(-8, 8, random);
                tilt = hard ? within(12, 20, random) : within(3, 9, random);
            }
            default -> {}
        }
        return new View(
                card.size() / 2.0,
                module,
                Math.toRadians(turn),
                Math.toRadians(tilt),
                within(0, 2 * Math.PI, random),
                Frame.WIDTH / 2.0 + within(-90, 90, random),
                Frame.HEIGHT / 2.0 + within(-60, 60, random));
    }

    private static void spoil(Picture picture, Kind kind, boolean hard, double module, SplittableRandom random) {
        switch (kind) {
            case BLURRED -> picture.blur(module * (hard ? within(0.4, 0.7, random) : within(0.2, 0.4, random)));
            case DARK -> picture.dim(hard ? within(0.14, 0.25, random) : within(0.35, 0.6, random));
            case MOTION ->
                picture.move(
                        module * (hard ? within(0.8, 1.3, random) : within(0.3, 0.7, random)),
                        within(0, Math.PI, random));
            case GLARE -> picture.glare(hard ? within(0.7, 1, random) : within(0.25, 0.6, random), module, random);
            case PHONE -> {
                picture.blur(module * (hard ? within(0.3, 0.45, random) : within(0.15, 0.3, random)));
                picture.dim(hard ? within(0.4, 0.6, random) : within(0.6, 0.9, random));
            }
            default -> {}
        }
        double noise = switch (kind) {
            case CLEAN -> 0;
            case NOISY -> hard ? within(25, 40, random) : within(8, 16, random);
            case DARK -> hard ? within(4, 7, random) : within(2, 4, random);
            case PHONE -> hard ? within(6, 10, random) : within(3, 6, random);
            default -> 2;
        };
        picture.noise(noise, random);
        if (kind == Kind.JPEG) {
            picture.compress(hard ? within(0.15, 0.3, random) : within(0.5, 0.75, random));
        } else if (kind == Kind.PHONE) {
            picture.compress(within(0.6, 0.8, random));
        }
    }

    private static double within(double from, double to, SplittableRandom random) {
        return from + (to - from) * random.nextDouble();
    }
}
