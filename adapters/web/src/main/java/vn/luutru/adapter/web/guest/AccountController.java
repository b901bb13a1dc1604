package vn.luutru.adapter.web.guest;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.desk.DeskException;
import vn.luutru.access.desk.Poster;
import vn.luutru.access.desk.Posters;
import vn.luutru.access.guest.GuestAccountException;
import vn.luutru.access.guest.GuestAccountException.Reason;
import vn.luutru.access.guest.GuestAccounts;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.OpenPage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.intake.EstablishmentDirectory;

/**
 * The guest lets VNeID say who they are, reads what it said, and takes it over or not. Until then it waits in their own
 * browser, encrypted; the service keeps nothing of it.
 */
@RestController
public final class AccountController {

    private static final String WAY = "vneid";
    private static final String TOLD = "cho-biet";
    private static final String POSTER = "_poster";
    private static final String STATE = "_state";
    private static final String NONCE = "_nonce";
    private static final String VERIFIER = "_verifier";

    private final PageRenderer pages;
    private final Posters posters;
    private final GuestAccounts accounts;
    private final Drafts drafts;
    private final Drafts waiting;
    private final EstablishmentDirectory directory;
    private final InstantSource clock;

    /**
     * @param drafts  the answers of guests
     * @param waiting what waits between the provider and the guest's yes, in a cookie of its own
     */
    public AccountController(
            PageRenderer pages,
            Posters posters,
            GuestAccounts accounts,
            Drafts drafts,
            Drafts waiting,
            EstablishmentDirectory directory,
            InstantSource clock) {
        this.pages = pages;
        this.posters = posters;
        this.accounts = accounts;
        this.drafts = drafts;
        this.waiting = waiting;
        this.directory = directory;
        this.clock = clock;
    }

    /** To the provider. */
    @OpenPage({Language.VI, Language.EN, Language.KO, Language.ZH})
    @GetMapping("/g/{poster}/" + WAY)
    public ResponseEntity<byte[]> begin(PageRequest request, @PathVariable String poster) {
        try {
            posters.scanned(poster, GuestController.sender(request));
            GuestAccounts.Begun begun = accounts.begin();
            Answers kept = Answers.NONE
                    .with(POSTER, poster)
                    .with(STATE, begun.waiting().state())
                    .with(NONCE, begun.waiting().nonce())
                    .with(VERIFIER, begun.waiting().verifier());
            return to(begun.provider(), keep(kept, request));
        } catch (DeskException refused) {
            return Closed.page(pages, request, refused);
        } catch (GuestAccountException e) {
            return failed(request, poster, e.reason());
        }
    }

    /** Back from the provider. */
    @OpenPage({Language.VI, Language.EN, Language.KO, Language.ZH})
    @GetMapping("/" + WAY)
    public ResponseEntity<byte[]> back(PageRequest request) {
        Answers kept = waiting.open(WAY, request);
        String poster = kept.get(POSTER);
        if (!kept.has(STATE)) {
            return failed(request, poster.isEmpty() ? null : poster, Reason.STALE);
        }
        try {
            String query = Objects.requireNonNullElse(request.request().getURI().getRawQuery(), "");
            GuestAccounts.Waiting known =
                    new GuestAccounts.Waiting(kept.get(STATE), kept.get(NONCE), kept.get(VERIFIER));
            Answers answers = GuestFacts.scanned(Answers.NONE, accounts.finish(query, known))
                    .with(POSTER, poster);
            return to(address(poster, WAY + "/" + TOLD), keep(answers, request));
        } catch (GuestAccountException e) {
            return failed(request, poster, e.reason());
        }
    }

    /** What the provider said, for the guest to read. */
    @OpenPage({Language.VI, Language.EN, Language.KO, Language.ZH})
    @GetMapping("/g/{poster}/" + WAY + "/" + TOLD)
    public ResponseEntity<byte[]> received(PageRequest request, @PathVariable String poster) {
        try {
            Answers answers = answers(poster, request);
            if (!answers.has(FieldNames.NAME) && !answers.has(FieldNames.NUMBER)) {
                return failed(request, poster, Reason.STALE);
            }
            Map<String, Object> model = model(request, poster);
            model.put("rows", Review.answers(answers, pages.texts(), request.language()));
            return pages.page(request, "guest/account.jte", model);
        } catch (DeskException refused) {
            return Closed.page(pages, request, refused);
        }
    }

    /** Their yes or no. */
    @OpenPage({Language.VI, Language.EN, Language.KO, Language.ZH})
    @PostMapping("/g/{poster}/" + WAY + "/" + TOLD)
    public ResponseEntity<byte[]> take(PageRequest request, PageForm form, @PathVariable String poster) {
        ResponseCookie gone = waiting.gone(request.encrypted());
        Answers received = answers(poster, request);
        if (!form.has("lay") || Finished.of(drafts.open(poster, request)) != null) {
            return to(address(poster, Question.PAPER.slug()), gone);
        }
        Answers answers = drafts.open(poster, request);
        for (Map.Entry<String, String> one : received.all().entrySet()) {
            answers = one.getKey().startsWith("_") ? answers : answers.with(one.getKey(), one.getValue());
        }
        ResponseCookie kept = drafts.keep(poster, Submitting.numbered(answers), request.encrypted());
        if (kept == null) {
            return failed(request, poster, Reason.UNAVAILABLE);
        }
        Question open = Question.open(answers);
        return to(address(poster, open == null ? GuestController.REVIEW : open.slug()), gone, kept);
    }

    /** What waits in this browser for this poster; a sign-in that has not come back is nothing yet. */
    private Answers answers(String poster, PageRequest request) {
        Answers kept = waiting.open(WAY, request);
        return kept.get(POSTER).equals(poster) && !kept.has(STATE) ? kept : Answers.NONE;
    }

    private ResponseCookie keep(Answers answers, PageRequest request) {
        ResponseCookie cookie = waiting.keep(WAY, answers, request.encrypted());
        if (cookie == null) {
            throw new GuestAccountException(Reason.UNAVAILABLE, "More than a cookie takes");
        }
        return cookie;
    }

    private ResponseEntity<byte[]> failed(PageRequest request, @Nullable String poster, Reason reason) {
        Map<String, Object> model = new HashMap<>();
        model.put("root", poster == null ? "" : "/g/" + poster);
        model.put(
                "key",
                switch (reason) {
                    case DECLINED -> "guest.account.declined";
                    case STALE -> "guest.account.stale";
                    case UNAVAILABLE -> "guest.account.unavailable";
                });
        HttpStatus status = reason == Reason.UNAVAILABLE ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK;
        ResponseEntity<byte[]> page = pages.page(status, request, "guest/account-failed.jte", model);
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header(
                        HttpHeaders.SET_COOKIE,
                        waiting.gone(request.encrypted()).toString())
                .body(page.getBody());
    }

    private Map<String, Object> model(PageRequest request, String posterId) {
        Poster poster = posters.scanned(posterId, GuestController.sender(request));
        Map<String, Object> model = new HashMap<>();
        model.put(
                "place",
                Place.of(
                        directory
                                .find(poster.establishment())
                                .join()
                                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                        posterId,
                        clock.instant()));
        return model;
    }

    private static URI address(String poster, String step) {
        return URI.create("/g/" + poster + "/" + step);
    }

    private static ResponseEntity<byte[]> to(URI address, ResponseCookie... cookies) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.SET_COOKIE,
                        List.of(cookies).stream().map(ResponseCookie::toString).toArray(String[]::new))
                .build();
    }
}
