package vn.luutru.adapter.eventstoredb;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How our streams are called: {@code luutru-<uuid>}, and one, {@code luutru.log}, that says when the log began and how its
 * time was carried on. Streams of others may lie beside them.
 */
final class StreamNames {

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]*");
    private static final int UUID_LENGTH = 36;

    private final String prefix;

    /** @throws IllegalArgumentException if the prefix is not of small letters and digits */
    StreamNames(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("A prefix of streams is of small letters and digits");
        }
        this.prefix = prefix;
    }

    String of(UUID stream) {
        return prefix + "-" + stream;
    }

    /** The stream that is not of events. */
    String control() {
        return prefix + ".log";
    }

    /** What a server is to look for: it takes regular expressions, of which a prefix is one with an anchor. */
    String filter() {
        return "^" + prefix + "[-.]";
    }

    /** The id of a stream of ours; null for any other. */
    @Nullable
    UUID stream(String name) {
        int from = prefix.length() + 1;
        if (name.length() != from + UUID_LENGTH || !name.startsWith(prefix + "-")) {
            return null;
        }
        try {
            return UUID.fromString(name.substring(from));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
