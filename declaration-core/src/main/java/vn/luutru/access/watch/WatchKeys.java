package vn.luutru.access.watch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.person.NameKey;
import vn.luutru.declaration.validation.InputNormalizer;

/**
 * Keyed hashes of numbers and names: 128 bits of HMAC-SHA-256. Who has the log or the tables, but not the key, can
 * neither read whom the list holds nor try numbers.
 *
 * <p>A name is its words without marks, in any order, with the date of birth. An entry with a full date also fits a
 * guest of whom only the year is known, and one of whom no date is; an entry with a year fits every date in it.
 */
public final class WatchKeys {

    /** By what a guest fits an entry. */
    public enum By implements Code {
        /** The number of the paper. */
        NUMBER("NUMBER"),
        /** Name and date of birth, as far as both are known. */
        NAME("NAME"),
        /** The name alone: the guest's date of birth is not known. */
        NAME_ONLY("NAME_ONLY");

        private final String code;

        By(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** A key of a guest. */
    public record Lookup(UUID key, By by) {}

    private final ThreadLocal<Mac> mac;

    /** @param secret at least 16 bytes, the same for ever: another one finds none of the entries made before */
    public WatchKeys(byte[] secret) {
        SecretKeySpec key = new SecretKeySpec(secret, "HmacSHA256");
        mac = ThreadLocal.withInitial(() -> newMac(key));
    }

    /** The key of an entry for a number, as typed. */
    public List<UUID> ofNumber(String number) {
        return List.of(key('n', InputNormalizer.documentNumber(number), ""));
    }

    /** The keys of an entry for a name and a date of birth of which the year is known at least. */
    public List<UUID> ofName(String name, BirthDate born) {
        String words = words(name);
        String year = Integer.toString(born.year());
        return born.date() == null
                ? List.of(key('y', words, year), key('w', words, ""))
                : List.of(key('d', words, born.toString()), key('p', words, year), key('w', words, ""));
    }

    /**
     * The keys by which a guest is looked for.
     *
     * @param details of which any fact may be missing: a correction has only those that it changes
     */
    public List<Lookup> of(StayDetails details) {
        List<Lookup> keys = new ArrayList<>(3);
        String number = details.documentNumber();
        if (number != null && details.documentType() != DocumentType.NONE) {
            keys.add(new Lookup(key('n', InputNormalizer.documentNumber(number), ""), By.NUMBER));
        }
        String name = details.fullName();
        if (name != null) {
            addName(keys, words(name), details.dateOfBirth());
        }
        return keys;
    }

    private void addName(List<Lookup> keys, String words, @Nullable BirthDate born) {
        if (born == null) {
            keys.add(new Lookup(key('w', words, ""), By.NAME_ONLY));
            return;
        }
        String year = Integer.toString(born.year());
        keys.add(new Lookup(key('y', words, year), By.NAME));
        keys.add(new Lookup(born.date() == null ? key('p', words, year) : key('d', words, born.toString()), By.NAME));
    }

    private static String words(String name) {
        String[] words = NameKey.of(name).split(" ", -1);
        Arrays.sort(words);
        return String.join(" ", words);
    }

    private UUID key(char kind, String what, String born) {
        Mac mine = mac.get();
        mine.update((byte) kind);
        mine.update(what.getBytes(StandardCharsets.UTF_8));
        mine.update((byte) '\n');
        ByteBuffer hash = ByteBuffer.wrap(mine.doFinal(born.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static Mac newMac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
