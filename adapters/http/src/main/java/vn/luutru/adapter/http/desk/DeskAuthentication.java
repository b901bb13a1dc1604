package vn.luutru.adapter.http.desk;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.access.Caller;
import vn.luutru.access.desk.Desk;
import vn.luutru.access.desk.DeskPerson;
import vn.luutru.access.desk.DeskSessions;
import vn.luutru.access.desk.Signature;
import vn.luutru.access.session.SecretCache;
import vn.luutru.adapter.http.auth.BrowserCallers;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.finding.FindingCode;

/**
 * Desks by their cookies. What is found is remembered for two seconds, so that a bus of guests does not look the same
 * desk up for each of them; what is changed here counts from the next request on, what another process of the same
 * service changes after two seconds at the latest.
 */
public final class DeskAuthentication implements BrowserCallers {

    private static final Logger LOG = LoggerFactory.getLogger(DeskAuthentication.class);

    private static final String CAPTURED_BY = "X-Luutru-Captured-By";

    private final DeskSessions sessions;
    private final InstantSource clock;
    private final Executor blocking;
    private final SecretCache<Desk> known;

    /** @param blocking where look-ups may block */
    public DeskAuthentication(DeskSessions sessions, InstantSource clock, Executor blocking) {
        this.sessions = sessions;
        this.clock = clock;
        this.blocking = blocking;
        this.known = new SecretCache<>(sessions::find, blocking);
    }

    @Override
    public CompletableFuture<Optional<Caller>> caller(String method, Function<String, @Nullable String> headers) {
        String secret = DeskCookie.secret(headers);
        if (secret == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return desk(method, headers, secret)
                .thenCompose(desk -> declaring(desk, RequestOrigin.changes(method) ? headers.apply(CAPTURED_BY) : null))
                .thenApply(Optional::of);
    }

    @Override
    public CompletableFuture<Optional<Caller>> recognized(Function<String, @Nullable String> headers) {
        String secret = DeskCookie.secret(headers);
        return secret == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : find(secret).thenApply(desk -> Optional.of(desk.caller(signedIn(desk))));
    }

    /** The desk of a request, whoever is at it; fails with 401 if it is none, or revoked. */
    CompletableFuture<Desk> desk(String method, Function<String, @Nullable String> headers) {
        String secret = DeskCookie.secret(headers);
        return secret == null
                ? CompletableFuture.failedFuture(ApiException.unauthenticated())
                : desk(method, headers, secret);
    }

    private CompletableFuture<Desk> desk(String method, Function<String, @Nullable String> headers, String secret) {
        try {
            RequestOrigin.check(method, headers);
        } catch (ApiException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Desk> desk = find(secret);
        return RequestOrigin.isByPerson(headers) ? desk.thenApply(this::touched) : desk;
    }

    private CompletableFuture<Desk> find(String secret) {
        return known.find(secret).thenApply(found -> {
            Desk desk = found.orElseThrow(ApiException::unauthenticated);
            if (desk.device().revokedAt() != null) {
                throw ApiException.of(401, FindingCode.DEVICE_REVOKED, "");
            }
            return desk;
        });
    }

    /** A sign of somebody is written beside the request, which does not wait for it. */
    private Desk touched(Desk desk) {
        if (sessions.isTouchDue(desk)) {
            blocking.execute(() -> {
                try {
                    sessions.touch(desk);
                } catch (StoreUnavailableException e) {
                    LOG.warn("That somebody is at a desk could not be noted: {}", e.getMessage());
                }
            });
        }
        return desk;
    }

    /**
     * Whoever is signed in, with who captured what they send; refused with 422 if that is nobody of the establishment.
     *
     * @param capturedBy a {@link Signature}, by the word of the page; null if they captured it themselves
     */
    private CompletableFuture<Caller> declaring(Desk desk, @Nullable String capturedBy) {
        Signature own = desk.signature(signedIn(desk));
        if (capturedBy == null || capturedBy.equals(own.text())) {
            return CompletableFuture.completedFuture(desk.caller(own));
        }
        return CompletableFuture.supplyAsync(
                () -> Signature.of(capturedBy)
                        .filter(captured -> captured.capturedBy() == null && sessions.isColleague(desk, captured))
                        .map(captured -> desk.caller(own.capturedBy(captured)))
                        .orElseThrow(() -> ApiException.of(422, FindingCode.CAPTURED_BY_UNKNOWN, "")),
                blocking);
    }

    private DeskPerson signedIn(Desk desk) {
        DeskPerson person = desk.signedIn(clock.instant());
        if (person == null) {
            throw ApiException.of(401, FindingCode.DESK_LOCKED, "");
        }
        return person;
    }

    /** Forgets what is remembered: something was changed. */
    public void invalidate() {
        known.invalidate();
    }
}
