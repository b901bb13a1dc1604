package vn.luutru.access.desk;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which desk declared and who was at it, as declarations keep it where a key's id stands: {@code desk/…/…}. */
public record Signature(UUID device, UUID person) {

    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern TEXT = Pattern.compile("desk/" + ID + "/" + ID);

    /** Empty if the text is the id of a key or account. */
    public static Optional<Signature> of(String declaredBy) {
        Matcher matcher = TEXT.matcher(declaredBy);
        return matcher.matches()
                ? Optional.of(new Signature(UUID.fromString(matcher.group(1)), UUID.fromString(matcher.group(2))))
                : Optional.empty();
    }

    /** Who acts at a device before anybody can sign in. */
    static String ofDevice(UUID device) {
        return "desk/" + device;
    }

    /** The text that {@link #of} reads. It never changes: the log holds it. */
    public String text() {
        return "desk/" + device + "/" + person;
    }
}
