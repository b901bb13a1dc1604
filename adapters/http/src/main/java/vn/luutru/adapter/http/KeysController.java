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
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorKey;
import vn.luutru.access.OperatorKeys;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.FindingCode;
import vn.luutru.declaration.TextCheck;
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
            @Nullable List<@Nullable Operation> operations) {}

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
            return new Shown(
                    key.id(),
                    key.label(),
                    shown(key.scope()),
                    key.operations().stream().sorted().toList(),
                    key.createdAt(),
                    key.revokedAt());
        }
    }

    private static @Nullable List<String> shown(Scope scope) {
        return switch (scope) {
            case Scope.Province province -> null;
            case Scope.Establishments named ->
                named.ids().stream().map(EstablishmentId::value).sorted().toList();
            case Scope.Wards wards -> List.of();
            case Scope.None none -> List.of();
        };
    }

    /** A new key with its secret, which is shown this once. */
    public record Given(String secret, Shown key) {}

    /** Gives out a key. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/keys")
    @ResponseStatus(HttpStatus.CREATED)
    public Given give(Caller.Official admin, @RequestBody Wanted wanted) {
        String label = wanted.label();
        if (label == null || label.isBlank()) {
            throw Refusal.of(422, FindingCode.FIELD_REQUIRED, "/label");
        }
        if (label.length() > LONGEST_LABEL) {
            throw Refusal.of(422, FindingCode.FIELD_TOO_LONG, "/label", Integer.toString(LONGEST_LABEL));
        }
        if (TextCheck.hasInvisible(label)) {
            throw Refusal.of(422, FindingCode.FIELD_CONTROL_CHARACTERS, "/label");
        }
        OperatorKey key = new OperatorKey(
                UUID.randomUUID().toString(),
                label.strip(),
                scope(wanted.establishments()),
                operations(wanted.operations()),
                clock.instant(),
                null);
        String secret = Tokens.fresh();
        keys.add(key, Tokens.hash(secret));
        return new Given(secret, Shown.of(key));
    }

    private static Scope scope(@Nullable List<@Nullable String> named) {
        if (named == null) {
            return Scope.province();
        }
        Set<EstablishmentId> establishments = new LinkedHashSet<>();
        named.forEach(id -> establishments.add(Rights.establishment(id == null ? "" : id)));
        if (establishments.isEmpty()) {
            throw Refusal.of(422, FindingCode.FIELD_REQUIRED, "/establishments");
        }
        return Scope.establishments(establishments);
    }

    private static Set<Operation> operations(@Nullable List<@Nullable Operation> named) {
        if (named == null) {
            return EnumSet.allOf(Operation.class);
        }
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (int i = 0; i < named.size(); i++) {
            Operation operation = named.get(i);
            if (operation == null) {
                throw Refusal.of(400, FindingCode.FIELD_TYPE_WRONG, "/operations/" + i);
            }
            operations.add(operation);
        }
        if (operations.isEmpty()) {
            throw Refusal.of(422, FindingCode.FIELD_REQUIRED, "/operations");
        }
        return operations;
    }

    /** All keys, revoked ones too. */
    @AllowedFor(Role.ADMIN)
    @GetMapping("/v1/keys")
    public Page<Shown> all(Caller.Official admin) {
        return new Page<>(keys.all().stream().map(Shown::of).toList(), null);
    }

    /** Takes a key back, from now on. */
    @AllowedFor(Role.ADMIN)
    @DeleteMapping("/v1/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void revoke(Caller.Official admin, @PathVariable String id) {
        boolean revoked = keys.revoke(id, clock.instant());
        callers.forget();
        if (!revoked) {
            throw Refusal.of(404, FindingCode.NOT_FOUND, "");
        }
    }
}
