package vn.luutru.access.desk;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which desk declared and who was at it, as declarations keep it where a key's id stands: {@code desk/…/…}, or
 * {@code desk/…/…/captured/…/…} where somebody else captured what was sent.
 *
 * @param device     the desk that sent
 * @param person     whose session it was sent in, by their PIN
 * @param capturedBy who was at which desk of the establishment when it was captured, by the word of the page; null if
 *                   nobody else than who sent it
 */
public record Signature(UUID device, UUID person, @Nullable Signature capturedBy) {

    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern TEXT =
            Pattern.compile("desk/" + ID + "/" + ID + "(?:/captured/" + ID + "/" + ID + ")?");

    public Signature {
        if (capturedBy != null && capturedBy.capturedBy() != null) {
            throw new IllegalArgumentException("A signature of two captures");
        }
    }

    /** Of somebody who captured and sent. */
    public Signature(UUID device, UUID person) {
        this(device, person, null);
    }

    /** Empty if the text is the id of a key or account. */
    public static Optional<Signature> of(String declaredBy) {
        Matcher matcher = TEXT.matcher(declaredBy);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Signature capturedBy = matcher.group(3) == null
                ? null
                : new Signature(UUID.fromString(matcher.group(3)), UUID.fromString(matcher.group(4)));
        return Optional.of(
                new Signature(UUID.fromString(matcher.group(1)), UUID.fromString(matcher.group(2)), capturedBy));
    }

    /** Who acts at a device before anybody can sign in. */
    static String ofDevice(UUID device) {
        return "desk/" + device;
    }

    /** The same of what somebody else captured; this one if it is the same person at the same desk. */
    public Signature capturedBy(Signature other) {
        return other.equals(sentBy()) ? sentBy() : new Signature(device, person, other);
    }

    /** Who sent, without who captured. */
    public Signature sentBy() {
        return capturedBy == null ? this : new Signature(device, person);
    }

    /** Everybody in it, each by themselves: who sent, and who else captured. */
    public Stream<Signature> everybody() {
        return capturedBy == null ? Stream.of(this) : Stream.of(sentBy(), capturedBy);
    }

    /** The text that {@link #of} reads. It never changes: the log holds it. */
    public String text() {
        String sent = "desk/" + device + "/" + person;
        return capturedBy == null ? sent : sent + "/captured/" + capturedBy.device() + "/" + capturedBy.person();
    }
}
