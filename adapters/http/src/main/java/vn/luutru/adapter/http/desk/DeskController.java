package vn.luutru.adapter.http.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.desk.Desk;
import vn.luutru.access.desk.DeskPerson;
import vn.luutru.access.desk.DeskSessions;
import vn.luutru.adapter.http.auth.PublicRoute;
import vn.luutru.adapter.http.desk.DevicesController.PersonView;
import vn.luutru.adapter.http.desk.EnrolmentController.DeviceName;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.question.EstablishmentView;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.EstablishmentDirectory;

/**
 * The desk for its own browser: what it is, who works at it, who is signed in. The routes are public, and each one takes
 * the {@link Desk} that its cookie proves.
 */
@RestController
public final class DeskController {

    private final DeskSessions sessions;
    private final EstablishmentDirectory directory;
    private final DeskAuthentication authentication;
    private final InstantSource clock;

    public DeskController(
            DeskSessions sessions,
            EstablishmentDirectory directory,
            DeskAuthentication authentication,
            InstantSource clock) {
        this.sessions = sessions;
        this.directory = directory;
        this.authentication = authentication;
        this.clock = clock;
    }

    /** A name and a PIN. */
    public record NewPerson(@Nullable String name, @Nullable String pin) {

        /** Without either. */
        @Override
        public String toString() {
            return "NewPerson";
        }
    }

    /** Who signs in, and their PIN. */
    public record SignIn(
            @Nullable String personId, @Nullable String pin) {

        /** Without the PIN. */
        @Override
        public String toString() {
            return "SignIn";
        }
    }

    /** Somebody by name. */
    public record Name(UUID id, String name) {}

    /** Who is signed in, and until when if nobody gives a sign. */
    public record Session(Name person, Instant until) {}

    /**
     * The desk.
     *
     * @param session null while nobody is signed in
     */
    public record DeskView(
            DeviceName device,
            EstablishmentView establishment,
            List<PersonView> people,
            @Nullable Session session,
            Instant serverTime) {}

    /** What the browser is. The cookie is given anew, for as long as browsers keep one. */
    @PublicRoute
    @GetMapping("/v1/desk")
    public ResponseEntity<DeskView> desk(Desk desk, ServerHttpRequest request) {
        Instant now = clock.instant();
        EstablishmentView establishment = directory
                .find(desk.device().establishment())
                .join()
                .map(found -> EstablishmentView.of(found, Vietnam.dateOf(now)))
                .orElseThrow(() -> ApiException.of(404, FindingCode.ESTABLISHMENT_UNKNOWN, ""));
        List<PersonView> people = sessions.people(desk.device().id()).stream()
                .map(person -> PersonView.of(person, now))
                .toList();
        Function<String, @Nullable String> headers = request.getHeaders()::getFirst;
        String cookie = DeskCookie.of(
                        Objects.requireNonNull(DeskCookie.secret(headers)),
                        RequestOrigin.isEncrypted(request.getURI().getScheme(), headers))
                .toString();
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.SET_COOKIE, cookie)
                .body(new DeskView(DeviceName.of(desk.device()), establishment, people, session(desk, now), now));
    }

    /** Adds somebody: the first person by whoever enrolled the browser, others by a person who is signed in. */
    @PublicRoute
    @PostMapping("/v1/desk/people")
    @ResponseStatus(HttpStatus.CREATED)
    public Name add(Desk desk, @RequestBody NewPerson wanted) {
        DeskPerson added = sessions.add(desk, wanted.name(), wanted.pin());
        return new Name(added.id(), added.name());
    }

    /** Removes somebody, by a person who is signed in. */
    @PublicRoute
    @DeleteMapping("/v1/desk/people/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void remove(Desk desk, @PathVariable String id) {
        boolean removed = sessions.remove(desk, DevicesController.id(id));
        authentication.invalidate();
        if (!removed) {
            throw DevicesController.unknown();
        }
    }

    /** Lets a colleague whose PIN was wrong too often try again, by a person who is signed in. */
    @PublicRoute
    @DeleteMapping("/v1/desk/people/{id}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void unlock(Desk desk, @PathVariable String id) {
        if (!sessions.unlock(desk, DevicesController.id(id))) {
            throw DevicesController.unknown();
        }
    }

    /** Signs somebody in, in place of whoever was. */
    @PublicRoute
    @PostMapping("/v1/desk/session")
    public Session open(Desk desk, @RequestBody SignIn wanted) {
        String id = wanted.personId();
        if (id == null) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/personId");
        }
        Desk opened =
                sessions.open(desk, DevicesController.id(id), wanted.pin()).orElseThrow(DevicesController::unknown);
        authentication.invalidate();
        return Objects.requireNonNull(session(opened, clock.instant()));
    }

    /** Signs out whoever is signed in. */
    @PublicRoute
    @DeleteMapping("/v1/desk/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void close(Desk desk) {
        sessions.close(desk);
        authentication.invalidate();
    }

    private static @Nullable Session session(Desk desk, Instant now) {
        DeskPerson person = desk.signedIn(now);
        Instant until = desk.until();
        return person == null || until == null ? null : new Session(new Name(person.id(), person.name()), until);
    }
}
