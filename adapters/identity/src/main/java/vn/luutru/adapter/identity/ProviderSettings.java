package vn.luutru.adapter.identity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID Connect provider at which officials sign in.
 *
 * @param issuer       as its tokens name it; its metadata are found below it
 * @param clientId     what it calls this service; its tokens must be meant for that
 * @param clientSecret null for a client without one, which PKCE protects
 * @param scopes       what is asked for; {@code openid} is among them
 * @param acr          the classes of authentication of which the token must name one; empty for whichever
 * @param amr          the methods all of which the token must name; empty for whichever
 * @param maxAge       how long ago at most they have shown who they are; null for whenever
 * @param address      scheme and host under which browsers reach this service
 */
public record ProviderSettings(
        String issuer,
        String clientId,
        @Nullable String clientSecret,
        List<String> scopes,
        List<String> acr,
        Set<String> amr,
        @Nullable Duration maxAge,
        URI address) {

    /** Where the provider sends browsers back to; registered there. */
    public static final String CALLBACK = "/dang-nhap/tra-loi";

    /** Where it sends them after logging out; registered there. */
    public static final String LOGGED_OUT = "/dang-xuat";

    public ProviderSettings {
        scopes = scopes.contains("openid") ? List.copyOf(scopes) : prepend(scopes);
        acr = List.copyOf(acr);
        amr = Set.copyOf(amr);
        if (!("https".equals(address.getScheme()) || isLocal(address)) || address.getHost() == null) {
            throw new IllegalArgumentException("The address of this service has no https: " + address);
        }
    }

    private static List<String> prepend(List<String> scopes) {
        List<String> all = new java.util.ArrayList<>(List.of("openid"));
        all.addAll(scopes);
        return List.copyOf(all);
    }

    private static boolean isLocal(URI address) {
        return "http".equals(address.getScheme())
                && ("localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost()));
    }

    URI callback() {
        return address.resolve(CALLBACK);
    }

    URI loggedOut() {
        return address.resolve(LOGGED_OUT);
    }
}
