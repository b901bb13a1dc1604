package vn.luutru.adapter.identity;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.access.session.ReturnAddress;

/** The ways to the provider and back. They answer redirects only; the pages are the pages' own. */
@RestController
public final class SignInController {

    private static final Logger LOG = LoggerFactory.getLogger(SignInController.class);

    private final CodeFlow flow;
    private final LogOutAtProvider logOut;
    private final OfficialSessions sessions;
    private final SessionAuthentication authentication;
    private final SessionCookie cookie;

    public SignInController(
            CodeFlow flow,
            LogOutAtProvider logOut,
            OfficialSessions sessions,
            SessionAuthentication authentication,
            SessionCookie cookie) {
        this.flow = flow;
        this.logOut = logOut;
        this.sessions = sessions;
        this.authentication = authentication;
        this.cookie = cookie;
    }

    /** To the provider. */
    @GetMapping("/dang-nhap/di")
    public ResponseEntity<Void> begin(
            @RequestParam(name = "ve", required = false) @Nullable String back,
            @RequestParam(name = "lai", required = false) @Nullable String anew) {
        try {
            CodeFlow.Begun begun = flow.begin(back, anew != null);
            return Redirects.to(begun.provider(), cookie.waiting(begun.encrypted(), CodeFlow.WAITING));
        } catch (SignInException e) {
            return refused(e);
        }
    }

    /** Back from the provider. */
    @GetMapping(ProviderSettings.CALLBACK)
    public ResponseEntity<Void> finish(ServerHttpRequest request) {
        Function<String, @Nullable String> headers = request.getHeaders()::getFirst;
        try {
            CodeFlow.Done done = flow.finish(request.getURI(), cookie.waiting(headers));
            OfficialSessions.Opened opened = sessions.open(done.signIn(), cookie.secret(headers));
            authentication.invalidate();
            String back = ReturnAddress.afterSigningIn(
                    done.back(), done.signIn().official().role());
            return Redirects.to(URI.create(back), cookie.session(opened.secret()), cookie.notWaiting());
        } catch (SignInException e) {
            return refused(e);
        }
    }

    private ResponseEntity<Void> refused(SignInException refusal) {
        LOG.info("Nobody was signed in: {}", refusal.reason());
        URI page = UriComponentsBuilder.fromPath("/dang-nhap")
                .queryParam("loi", refusal.reason().word())
                .build()
                .toUri();
        return Redirects.to(page, cookie.notWaiting());
    }

    /** To the provider's own log-out, after ours. */
    @GetMapping("/dang-xuat/tiep")
    public ResponseEntity<Void> leave(ServerHttpRequest request) {
        String encrypted = cookie.leaving(request.getHeaders()::getFirst);
        URI place = encrypted == null
                ? URI.create(ProviderSettings.LOGGED_OUT)
                : logOut.decrypt(encrypted).orElse(URI.create(ProviderSettings.LOGGED_OUT));
        return Redirects.to(place, cookie.notLeaving());
    }

    /** The provider tells that somebody has logged out there: OpenID Connect Back-Channel Logout. */
    @PostMapping("/dang-xuat/kenh-sau")
    public ResponseEntity<Void> logOutByProvider(ServerWebExchange exchange) {
        String token = Forms.sent(exchange).getFirst("logout_token");
        try {
            if (token == null || !logOut.end(token)) {
                return ResponseEntity.badRequest().build();
            }
        } catch (SignInException e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "60")
                    .build();
        }
        authentication.invalidate();
        return ResponseEntity.ok().build();
    }
}
