package vn.luutru.adapter.http.admin;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.luutru.access.KeyAdministration;
import vn.luutru.access.KeyAdministration.SameAdministratorException;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorKey;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.auth.Callers;
import vn.luutru.adapter.http.auth.Tokens;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.validation.TextCheck;
import vn.luutru.projection.Page;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.access.ReadTotals;

/** Operators' keys: administrators issue, confirm, rotate and revoke them, and see how much each one reads. */
@RestController
public final class KeysController {

    private static final int MAX_LABEL_LENGTH = 200;

    private final KeyAdministration keys;
    private final AccessQueries access;
    private final ProjectionBarrier barrier;
    private final Callers callers;

    public KeysController(KeyAdministration keys, AccessQueries access, ProjectionBarrier barrier, Callers callers) {
        this.keys = keys;
        this.access = access;
        this.barrier = barrier;
        this.callers = callers;
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

    /** A new key with its secret, which is shown this once. */
    public record IssuedKey(String secret, KeyView key) {}

    /** Issues a key. One that reads stays or is for all establishments is pending until it is confirmed. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/keys")
    @ResponseStatus(HttpStatus.CREATED)
    public IssuedKey issue(Caller.Official admin, @RequestBody Wanted wanted) {
        String label = wanted.label();
        if (label == null || label.isBlank()) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/label");
        }
        if (label.length() > MAX_LABEL_LENGTH) {
            throw ApiException.of(422, FindingCode.FIELD_TOO_LONG, "/label", Integer.toString(MAX_LABEL_LENGTH));
        }
        if (TextCheck.hasInvisible(label)) {
            throw ApiException.of(422, FindingCode.FIELD_CONTROL_CHARACTERS, "/label");
        }
        Scope scope = scope(wanted.establishments());
        Set<Operation> operations = operations(wanted.operations());
        String secret = Tokens.fresh();
        OperatorKey key = keys.issue(admin, label.strip(), scope, operations, Tokens.hash(secret));
        return new IssuedKey(secret, KeyView.of(key, ReadTotals.NONE));
    }

    /** Confirms a pending key, which another administrator issued. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/keys/{id}/confirmation")
    public KeyView confirm(Caller.Official admin, @PathVariable String id) {
        try {
            OperatorKey key = keys.confirm(admin, id(id)).orElseThrow(KeysController::unknown);
            callers.invalidate();
            return KeyView.of(key, totals(key, totals()));
        } catch (SameAdministratorException e) {
            throw ApiException.of(409, FindingCode.KEY_NEEDS_SECOND_ADMINISTRATOR, "");
        }
    }

    /** Gives a key a new secret, as a new key that takes its place as soon as it is valid. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/keys/{id}/rotation")
    @ResponseStatus(HttpStatus.CREATED)
    public IssuedKey rotate(Caller.Official admin, @PathVariable String id) {
        String secret = Tokens.fresh();
        OperatorKey key = keys.rotate(admin, id(id), Tokens.hash(secret)).orElseThrow(KeysController::unknown);
        callers.invalidate();
        return new IssuedKey(secret, KeyView.of(key, ReadTotals.NONE));
    }

    /** All keys, revoked ones too. */
    @AllowedFor(Role.ADMIN)
    @GetMapping("/v1/keys")
    public Page<KeyView> all(Caller.Official admin) {
        Optional<Map<String, ReadTotals>> totals = totals();
        return new Page<>(
                keys.all().stream()
                        .map(key -> KeyView.of(key, totals(key, totals)))
                        .toList(),
                null);
    }

    /** Revokes a key, from now on. */
    @AllowedFor(Role.ADMIN)
    @DeleteMapping("/v1/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void revoke(Caller.Official admin, @PathVariable String id) {
        boolean revoked = keys.revoke(admin, id(id));
        callers.invalidate();
        if (!revoked) {
            throw unknown();
        }
    }

    /** Keys can be managed while the read model of the access log is not to be asked: what they read is not known then. */
    private Optional<Map<String, ReadTotals>> totals() {
        if (!barrier.isRunning(AccessLog.NAME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(access.readTotals());
        } catch (ProjectionException e) {
            if (e.mayPass()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static @Nullable ReadTotals totals(OperatorKey key, Optional<Map<String, ReadTotals>> known) {
        return known.map(totals -> totals.getOrDefault(key.id().toString(), ReadTotals.NONE))
                .orElse(null);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ApiException unknown() {
        return ApiException.of(404, FindingCode.NOT_FOUND, "");
    }

    private static Scope scope(@Nullable List<@Nullable String> named) {
        if (named == null) {
            return Scope.province();
        }
        Set<EstablishmentId> establishments = new LinkedHashSet<>();
        for (int i = 0; i < named.size(); i++) {
            String id = named.get(i);
            if (id == null || !EstablishmentId.isValid(id)) {
                throw ApiException.of(422, FindingCode.ESTABLISHMENT_MALFORMED, "/establishments/" + i);
            }
            establishments.add(new EstablishmentId(id));
        }
        if (establishments.isEmpty()) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/establishments");
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
                throw ApiException.of(422, FindingCode.FIELD_TYPE_WRONG, "/operations/" + i);
            }
            operations.add(operation);
        }
        if (operations.isEmpty()) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/operations");
        }
        return operations;
    }
}
