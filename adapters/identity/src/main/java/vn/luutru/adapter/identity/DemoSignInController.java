package vn.luutru.adapter.identity;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.access.session.ReturnAddress;
import vn.luutru.access.session.SignIn;

/** Signs one of the demo's invented officials in, without a password. The service has this in the demo only. */
@RestController
public final class DemoSignInController {

    private final Map<String, SignIn> invented = new LinkedHashMap<>();
    private final OfficialSessions sessions;
    private final SessionAuthentication authentication;
    private final SessionCookie cookie;

    /** @param invented the officials of the demo */
    public DemoSignInController(
            List<SignIn> invented,
            OfficialSessions sessions,
            SessionAuthentication authentication,
            SessionCookie cookie) {
        invented.forEach(one -> this.invented.put(one.official().id(), one));
        this.sessions = sessions;
        this.authentication = authentication;
        this.cookie = cookie;
    }

    /** Signs in whom the form names. */
    @PostMapping("/dang-nhap/thu")
    public ResponseEntity<Void> signIn(ServerWebExchange exchange) {
        MultiValueMap<String, String> form = Forms.sent(exchange);
        @Nullable SignIn chosen = invented.get(String.valueOf(form.getFirst("nguoi")));
        if (chosen == null) {
            return ResponseEntity.status(HttpStatus.BAD_REQUEST).build();
        }
        OfficialSessions.Opened opened =
                sessions.open(chosen, cookie.secret(exchange.getRequest().getHeaders()::getFirst));
        authentication.invalidate();
        return Redirects.to(
                URI.create(ReturnAddress.afterSigningIn(
                        form.getFirst("ve"), chosen.official().role())),
                cookie.session(opened.secret()));
    }
}
