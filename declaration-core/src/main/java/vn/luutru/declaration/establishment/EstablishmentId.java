package vn.luutru.declaration.establishment;

/**
 * The identity of an establishment, as its register gave it.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 */
public record EstablishmentId(String value) {

    private static final int MAX_LENGTH = 64;

    /** @throws IllegalArgumentException if the value has another form: test it with {@link #isValid} first */
    public EstablishmentId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not an establishment id");
        }
    }

    /** Whether a text has the form of an establishment id. */
    public static boolean isValid(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return length > 0 && length <= MAX_LENGTH;
    }

    /**
     * Whether an establishment may be registered under this id: not as {@code .} or {@code ..}, which software removes from
     * an address (RFC 3986, 5.2.4), so that its stays could not be named by one.
     */
    public boolean canBeRegistered() {
        return !value.equals(".") && !value.equals("..");
    }

    @Override
    public String toString() {
        return value;
    }
}
