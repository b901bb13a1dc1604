package vn.luutru.adapter.identity;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.session.OfficialSessions;

/** Logs out. The browser forgets the pages that it kept, and goes on to the provider's log-out where there is one. */
@RestController
public final class LogOutController {

    private final OfficialSessions sessions;
    private final SessionAuthentication authentication;
    private final SessionCookie cookie;
    private final @Nullable LogOutAtProvider provider;

    /** @param provider null where nobody signs in at one */
    public LogOutController(
            OfficialSessions sessions,
            SessionAuthentication authentication,
            SessionCookie cookie,
            @Nullable LogOutAtProvider provider) {
        this.sessions = sessions;
        this.authentication = authentication;
        this.cookie = cookie;
        this.provider = provider;
    }

    /** Ends the session of this browser. */
    @PostMapping(ProviderSettings.LOGGED_OUT)
    public ResponseEntity<Void> logOut(ServerHttpRequest request) {
        if (!OwnPages.sent(request.getHeaders()::getFirst)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        String secret = cookie.secret(request.getHeaders()::getFirst);
        Optional<String> token = secret == null ? Optional.empty() : sessions.close(secret);
        authentication.invalidate();
        LogOutAtProvider theirs = provider;
        Optional<String> place = theirs == null ? Optional.empty() : token.flatMap(theirs::place);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(ProviderSettings.LOGGED_OUT + (place.isPresent() ? "?tiep=1" : "")))
                // The cache alone: what a reception desk of the same browser keeps is its own.
                .header("Clear-Site-Data", "\"cache\"")
                .header(HttpHeaders.SET_COOKIE, cookie.noSession().toString());
        place.ifPresent(address -> answer.header(
                HttpHeaders.SET_COOKIE,
                cookie.leaving(address, LogOutAtProvider.LEAVING).toString()));
        return answer.build();
    }
}
