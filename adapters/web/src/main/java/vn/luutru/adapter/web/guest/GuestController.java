package vn.luutru.adapter.web.guest;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
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
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.Poster;
import vn.luutru.access.desk.Posters;
import vn.luutru.access.desk.Sender;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.OpenPage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.validation.Validation;
import vn.luutru.intake.EstablishmentDirectory;

/** The pages behind a poster. */
@RestController
public final class GuestController {

    static final String REVIEW = "xem-lai";
    private static final String CODE = "ma";

    private final PageRenderer pages;
    private final Posters posters;
    private final Drafts drafts;
    private final Submitting submitting;
    private final Interview interview;
    private final EstablishmentDirectory directory;
    private final InstantSource clock;
    private final boolean accounts;

    /** @param accounts whether guests may let VNeID say who they are */
    public GuestController(
            PageRenderer pages,
            Posters posters,
            GuestCards cards,
            Drafts drafts,
            Validation validation,
            EstablishmentDirectory directory,
            InstantSource clock,
            boolean accounts) {
        this.pages = pages;
        this.posters = posters;
        this.drafts = drafts;
        this.submitting = new Submitting(cards);
        this.interview = new Interview(validation);
        this.directory = directory;
        this.clock = clock;
        this.accounts = accounts;
    }

    /** What a scan of the poster opens: the languages. */
    @OpenPage({Language.VI, Language.EN, Language.KO, Language.ZH})
    @GetMapping("/g/{poster}")
    public ResponseEntity<byte[]> welcome(PageRequest request, @PathVariable String poster) {
        return guarded(request, () -> {
            Visit visit = visit(request, poster);
            return pages.page(request, "guest/welcome.jte", visit.model());
        });
    }

    /** A question, the review, or the code. */
    @OpenPage({Language.VI, Language.EN, Language.KO, Language.ZH})
    @GetMapping("/g/{poster}/{step}")
    public ResponseEntity<byte[]> step(PageRequest request, @PathVariable String poster, @PathVariable String step) {
        return guarded(request, () -> {
            Visit visit = visit(request, poster);
            Finished finished = Finished.of(visit.answers);
            if (finished != null) {
                return step.equals(CODE) ? code(request, visit, finished) : to(poster, CODE, null);
            }
            if (step.equals(REVIEW)) {
                Question open = Question.open(visit.answers);
                return open == null ? review(request, visit) : to(poster, open.slug(), null);
            }
            return ask(HttpStatus.OK, request, visit, question(step), visit.answers, Map.of());
        });
    }

    /** An answer. */
    @OpenPage({Language.VI, Language.EN, Language.KO, Language.ZH})
    @PostMapping("/g/{poster}/{step}")
    public ResponseEntity<byte[]> answer(
            PageRequest request, PageForm form, @PathVariable String poster, @PathVariable String step) {
        return guarded(request, () -> {
            Visit visit = visit(request, poster);
            return switch (step) {
                case REVIEW -> submit(request, visit);
                case CODE -> delete(request, visit);
                default -> take(request, visit, question(step), form);
            };
        });
    }

    private ResponseEntity<byte[]> take(PageRequest request, Visit visit, Question question, PageForm form) {
        Interview.Result result = interview.take(question, form, visit.answers, visit.establishment, clock.instant());
        if (!result.errors().isEmpty()) {
            Answers shown = question == Question.CHILD ? typed(form) : result.answers();
            return ask(HttpStatus.UNPROCESSABLE_CONTENT, request, visit, question, shown, result.errors());
        }
        ResponseCookie cookie = drafts.keep(visit.poster, Submitting.numbered(result.answers()), request.encrypted());
        if (cookie == null) {
            return ask(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    request,
                    visit,
                    question,
                    visit.answers,
                    Map.of(FieldNames.NAME, "guest.error.too-much"));
        }
        return to(visit.poster, next(question, form, result.answers()), cookie);
    }

    private static Answers typed(PageForm form) {
        Answers typed = Answers.NONE;
        for (String name : new String[] {FieldNames.NAME, FieldNames.BORN, FieldNames.SEX, FieldNames.NUMBER}) {
            typed = typed.with(name, form.get(name));
        }
        return typed;
    }

    private static String next(Question question, PageForm form, Answers answers) {
        if (question == Question.CHILDREN && form.get(FieldNames.CHILDREN).equals("co")) {
            return Question.CHILD.slug();
        }
        if (question == Question.CHILD && form.has("them")) {
            return Question.CHILD.slug();
        }
        Question open = question == Question.PAPER ? Question.NAME : Question.open(answers);
        return open == null ? REVIEW : open.slug();
    }

    private ResponseEntity<byte[]> submit(PageRequest request, Visit visit) {
        Question open = Question.open(visit.answers);
        if (open != null) {
            return to(visit.poster, open.slug(), null);
        }
        Finished finished =
                submitting.submit(visit.poster, visit.answers, request.language(), sender(request), clock.instant());
        return to(
                visit.poster,
                CODE,
                Objects.requireNonNull(
                        drafts.keep(visit.poster, finished.answers(), request.encrypted()), "a code is short"));
    }

    /** The guest takes back what they sent. */
    private ResponseEntity<byte[]> delete(PageRequest request, Visit visit) {
        Finished finished = Finished.of(visit.answers);
        if (finished != null) {
            submitting.delete(visit.scanned.establishment(), finished);
        }
        ResponseEntity<byte[]> page = pages.page(request, "guest/deleted.jte", visit.model());
        return ResponseEntity.ok()
                .headers(page.getHeaders())
                .header(HttpHeaders.SET_COOKIE, drafts.gone(request.encrypted()).toString())
                .body(page.getBody());
    }

    private ResponseEntity<byte[]> ask(
            HttpStatus status,
            PageRequest request,
            Visit visit,
            Question question,
            Answers answers,
            Map<String, String> errors) {
        Map<String, Object> model = visit.model();
        model.put("account", accounts);
        model.put("ask", new Ask(question, answers, errors, request.language(), clock.instant()));
        return pages.page(status, request, question.template(), model);
    }

    private ResponseEntity<byte[]> review(PageRequest request, Visit visit) {
        Map<String, Object> model = visit.model();
        model.put("rows", Review.rows(visit.answers, pages.texts(), request.language(), clock.instant()));
        return pages.page(request, "guest/review.jte", model);
    }

    private ResponseEntity<byte[]> code(PageRequest request, Visit visit, Finished finished) {
        Map<String, Object> model = visit.model();
        model.put("finished", finished);
        model.put("until", Until.of(finished.until(), clock.instant(), pages.texts(), request.language()));
        return pages.page(request, "guest/code.jte", model);
    }

    private Visit visit(PageRequest request, String posterId) {
        Poster poster = posters.scanned(posterId, sender(request));
        EstablishmentRecord establishment = directory
                .find(poster.establishment())
                .join()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Visit(posterId, poster, establishment, drafts.open(posterId, request), clock);
    }

    private static Question question(String step) {
        Question question = Question.at(step);
        if (question == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return question;
    }

    static Sender sender(PageRequest request) {
        InetSocketAddress from = request.request().getRemoteAddress();
        if (from == null || from.getAddress() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return Sender.of(from.getAddress());
    }

    private static ResponseEntity<byte[]> to(String poster, String step, @Nullable ResponseCookie cookie) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/g/" + poster + "/" + step))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (cookie != null) {
            answer.header(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return answer.build();
    }

    private ResponseEntity<byte[]> guarded(
            PageRequest request, java.util.function.Supplier<ResponseEntity<byte[]>> work) {
        try {
            return work.get();
        } catch (DeskException refused) {
            return Closed.page(pages, request, refused);
        }
    }

    /**
     * A call of a page behind a poster.
     *
     * @param poster the id as the address has it
     */
    private record Visit(
            String poster, Poster scanned, EstablishmentRecord establishment, Answers answers, InstantSource clock) {

        Map<String, Object> model() {
            Instant now = clock.instant();
            Map<String, Object> model = new HashMap<>();
            model.put("place", Place.of(establishment, poster, now));
            return model;
        }
    }
}
