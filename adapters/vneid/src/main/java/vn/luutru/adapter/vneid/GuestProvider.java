package vn.luutru.adapter.vneid;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider and this service as its client.
 *
 * @param issuer   as its discovery document and its tokens name it
 * @param secret   null for a public client
 * @param callback where the provider sends browsers back to
 * @param scopes   what guests are asked to agree to, {@code openid} among them
 * @param claims   the names of the claims that are read
 */
public record GuestProvider(
        String issuer, String clientId, @Nullable String secret, URI callback, List<String> scopes, Claims claims) {

    /**
     * The claims that are read; nothing else that the provider says is.
     *
     * @param number      the personal number on the citizen card, 12 digits
     * @param nationality ISO 3166-1 alpha-3; without it, who has a personal number is a citizen
     * @param residence   the address in one line
     */
    public record Claims(
            String name, String birthDate, String sex, String number, String nationality, String residence) {

        /** The standard claims of OpenID Connect Core 1.0, section 5.1, and names of our own where it has none. */
        public static final Claims STANDARD =
                new Claims("name", "birthdate", "gender", "personal_number", "nationality", "address");
    }

    public GuestProvider {
        scopes = List.copyOf(scopes);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "GuestProvider[" + issuer + "]";
    }
}
