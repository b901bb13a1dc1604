package vn.luutru.declaration;

import java.util.regex.Pattern;

/**
 * The identity of an establishment, as its register gave it.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 */
public record EstablishmentId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws IllegalArgumentException if the value has another form: test it with {@link #isValid} first */
    public EstablishmentId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not an establishment id");
        }
    }

    /** Whether a text has the form of an establishment id. */
    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
