package vn.luutru.adapter.http.desk;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.desk.Poster;
import vn.luutru.access.desk.PosterMakers;
import vn.luutru.access.desk.Posters;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.projection.Page;

/** The posters by which guests of an establishment type their own details. */
@RestController
public final class PostersController {

    private final Posters posters;
    private final PosterMakers makers;
    private final Establishing establishing;

    public PostersController(Posters posters, PosterMakers makers, Establishing establishing) {
        this.posters = posters;
        this.makers = makers;
        this.establishing = establishing;
    }

    /** Where it will hang. */
    public record Wanted(@Nullable String label) {}

    /**
     * A poster.
     *
     * @param url           what its QR holds
     * @param issuerRevoked whether the key or desk that made it was revoked, and no other key took its place
     */
    public record PosterView(
            String posterId,
            String url,
            String label,
            Instant issuedAt,
            String issuedBy,
            boolean issuerRevoked,
            @Nullable Instant revokedAt) {}

    /** A new poster. */
    @AllowedFor({Role.OPERATOR, Role.DESK, Role.ADMIN})
    @PostMapping("/v1/establishments/{id}/posters")
    @ResponseStatus(HttpStatus.CREATED)
    public PosterView issue(
            Caller caller, @PathVariable String id, @RequestBody Wanted wanted, ServerHttpRequest request) {
        EstablishmentId establishment = establishing.known(caller, id);
        return view(posters.issue(caller, establishment, wanted.label()), request);
    }

    /** The establishment's posters, revoked ones too, newest first. */
    @AllowedFor({Role.OPERATOR, Role.DESK, Role.ADMIN})
    @GetMapping("/v1/establishments/{id}/posters")
    public Page<PosterView> all(Caller caller, @PathVariable String id, ServerHttpRequest request) {
        EstablishmentId establishment = establishing.inScope(caller, id);
        return new Page<>(
                posters.of(establishment).stream()
                        .map(poster -> view(poster, request))
                        .toList(),
                null);
    }

    /** Revokes a poster: nothing that guests type by it arrives any more. */
    @AllowedFor({Role.OPERATOR, Role.DESK, Role.ADMIN})
    @DeleteMapping("/v1/establishments/{id}/posters/{posterId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void revoke(Caller caller, @PathVariable String id, @PathVariable String posterId) {
        if (!posters.revoke(caller, establishing.inScope(caller, id), posterId)) {
            throw DevicesController.unknown();
        }
    }

    private PosterView view(Poster poster, ServerHttpRequest request) {
        String posterId = posters.id(poster);
        return new PosterView(
                posterId,
                origin(request) + "/g/" + posterId,
                poster.label(),
                poster.issuedAt(),
                poster.issuedBy(),
                !makers.stands(poster),
                poster.revokedAt());
    }

    /** As the caller reached us. */
    private static String origin(ServerHttpRequest request) {
        Function<String, @Nullable String> headers = request.getHeaders()::getFirst;
        boolean encrypted = RequestOrigin.isEncrypted(request.getURI().getScheme(), headers);
        String forwarded = headers.apply("X-Forwarded-Host");
        String host = forwarded == null ? headers.apply(HttpHeaders.HOST) : forwarded.split(",", 2)[0].strip();
        return (encrypted ? "https://" : "http://") + host;
    }
}
