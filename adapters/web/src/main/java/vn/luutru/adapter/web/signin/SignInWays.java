package vn.luutru.adapter.web.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.session.ReturnAddress;
import vn.luutru.access.session.SignIn;

/**
 * How officials sign in at this service.
 *
 * @param invented the officials of the demo; empty outside it
 * @param provider whether there is a provider to sign in at
 */
public record SignInWays(List<SignIn> invented, boolean provider) {

    public SignInWays {
        invented = List.copyOf(invented);
    }

    /** Where somebody is led who is not signed in; null where nobody can sign in. */
    public @Nullable String address(@Nullable String back) {
        if (invented.isEmpty() && !provider) {
            return null;
        }
        String page = invented.isEmpty() ? "/dang-nhap/di" : "/dang-nhap";
        return page + "?ve=" + URLEncoder.encode(ReturnAddress.of(back), StandardCharsets.UTF_8);
    }

    /**
     * The way to the provider. Who was refused for how they signed in, or as whom, is asked anew there.
     *
     * @param reason why they were not signed in; empty if they were not refused
     */
    public String toProvider(String back, String reason) {
        String anew = reason.equals("xac-thuc") || reason.equals("khong-quyen") ? "&lai=1" : "";
        return "/dang-nhap/di?ve=" + URLEncoder.encode(ReturnAddress.of(back), StandardCharsets.UTF_8) + anew;
    }
}
