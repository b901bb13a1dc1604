package vn.luutru.adapter.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.FindingCode;
import vn.luutru.projection.Page;

/** Operators' keys, given out and taken back by the administrator. */
@RestController
public final class KeysController {

    private static final int LONGEST_LABEL = 200;

    private final OperatorKeys keys;
    private final Callers callers;
    private final InstantSource clock;

    public KeysController(OperatorKeys keys, Callers callers, InstantSource clock) {
        this.keys = keys;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * What a key is to be good for.
     *
     * @param establishments null for all
     * @param operations     null for all
     */
    public record Wanted(
            @Nullable String label,
            @Nullable List<@Nullable String> establishments,
            @Nullable List<Operation> operations) {}

    /**
     * A key as it is shown.
     *
     * @param establishments null for all
     * @param revokedAt      null while it is valid
     */
    public record Shown(
            String id,
            String label,
            @Nullable List<String> establishments,
            List<Operation> operations,
            Instant createdAt,
            @Nullable Instant revokedAt) {

        static Shown of(OperatorKey key) {
            Set<EstablishmentId> scope = key.establishments();
            return new Shown(
                    key.id(),
                    key.label(),
                    scope == null
                            ? null
                            : scope.stream()
                                    .map(EstablishmentId::value)
                                    .sorted()
                                    .toList(),
                    key.operations().stream().sorted().toList(),
                    key.createdAt(),
                    key.revokedAt());
        }
    }

    /** A new key with its secret, which is shown this once. */
    public record Given(String secret, Shown key) {}

    /** Gives out a key. */
    @PostMapping("/v1/keys")
    @ResponseStatus(HttpStatus.CREATED)
    public Given give(Caller.Official admin, @RequestBody Wanted wanted) {
        Rights.require(admin, Role.ADMIN);
        String label = wanted.label();
        if (label == null || label.isBlank()) {
            throw Refusal.of(422, FindingCode.FIELD_REQUIRED, "/label");
        }
        if (label.length() > LONGEST_LABEL) {
            throw Refusal.of(422, FindingCode.FIELD_TOO_LONG, "/label", Integer.toString(LONGEST_LABEL));
        }
        if (label.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.of(422, FindingCode.FIELD_CONTROL_CHARACTERS, "/label");
        }
        List<@Nullable String> named = wanted.establishments();
        Set<EstablishmentId> establishments = named == null ? null : new LinkedHashSet<>();
        if (named != null && establishments != null) {
            named.forEach(id -> establishments.add(Rights.establishment(id == null ? "" : id)));
        }
        Set<Operation> operations =
                wanted.operations() == null ? EnumSet.allOf(Operation.class) : Set.copyOf(wanted.operations());
        OperatorKey key = new OperatorKey(
                UUID.randomUUID().toString(), label.strip(), establishments, operations, clock.instant(), null);
        String secret = Tokens.fresh();
        keys.add(key, Tokens.hash(secret));
        return new Given(secret, Shown.of(key));
    }

    /** All keys, revoked ones too. */
    @GetMapping("/v1/keys")
    public Page<Shown> all(Caller.Official admin) {
        Rights.require(admin, Role.ADMIN);
        return new Page<>(keys.all().stream().map(Shown::of).toList(), null);
    }

    /** Takes a key back, from now on. */
    @DeleteMapping("/v1/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void revoke(Caller.Official admin, @PathVariable String id) {
        Rights.require(admin, Role.ADMIN);
        boolean revoked = keys.revoke(id, clock.instant());
        callers.forget();
        if (!revoked) {
            throw Refusal.of(404, FindingCode.NOT_FOUND, "");
        }
    }
}
