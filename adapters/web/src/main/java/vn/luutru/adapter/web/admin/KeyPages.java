package vn.luutru.adapter.web.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.KeyAdministration;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorKey;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.access.desk.DeviceAdministration;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.validation.TextCheck;

/**
 * Operators' keys: issued, changed and revoked. A secret is in one answer and in no other. What
 * needs two administrators waits for the second one in the list of what is to be confirmed.
 */
@RestController
public final class KeyPages {

    private static final int MAX_LABEL = 200;

    /**
     * What is shown once.
     *
     * @param kind    {@code key}, {@code rotated} or {@code desk}: the words around it
     * @param secret  what nobody sees again
     * @param label   whose it is
     * @param pending whether it opens nothing until another administrator confirms it
     */
    public record Issued(String kind, String secret, String label, boolean pending) {}

    private final PageRenderer pages;
    private final KeyAdministration keys;
    private final DeviceAdministration devices;
    private final EstablishmentKeys page;
    private final SecretMaker secrets;
    private final Runnable changed;
    private final InstantSource clock;

    /** @param changed forgets who calls with what: it may have been taken */
    public KeyPages(
            PageRenderer pages,
            KeyAdministration keys,
            DeviceAdministration devices,
            EstablishmentKeys page,
            SecretMaker secrets,
            Runnable changed,
            InstantSource clock) {
        this.pages = pages;
        this.keys = keys;
        this.devices = devices;
        this.page = page;
        this.secrets = secrets;
        this.changed = changed;
        this.clock = clock;
    }

    /** What waits for a second administrator, and the keys of vendors, which are for many establishments. */
    @OfficePage(Role.ADMIN)
    @GetMapping(Administration.KEYS)
    public ResponseEntity<byte[]> all(PageRequest request, Caller.Official admin) {
        Instant now = clock.instant();
        List<OperatorKey> known = keys.all();
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("now", now);
        model.put(
                "pending",
                known.stream()
                        .filter(key -> key.state() == OperatorKey.State.PENDING)
                        .toList());
        model.put(
                "keys",
                known.stream()
                        .filter(key -> key.state() == OperatorKey.State.VALID && !isOfOne(key))
                        .toList());
        model.put("desks", devices.pending(admin.scope()));
        return pages.page(request, "admin/keys.jte", model);
    }

    /** The keys and desks of one establishment. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/co-so/{id}/khoa")
    public ResponseEntity<byte[]> of(PageRequest request, Caller.Official admin, @PathVariable String id) {
        return page.show(HttpStatus.OK, request, admin, page.find(id), null, null);
    }

    /** A new key for one establishment. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/co-so/{id}/khoa")
    public ResponseEntity<byte[]> issue(
            PageRequest request, Caller.Official admin, @PathVariable String id, PageForm form) {
        EstablishmentRecord establishment = page.find(id);
        String label = form.get("label");
        if (label.isEmpty() || label.length() > MAX_LABEL || TextCheck.hasInvisible(label)) {
            return page.show(
                    HttpStatus.UNPROCESSABLE_CONTENT, request, admin, establishment, null, "admin.wrong.label");
        }
        Set<Operation> operations = EnumSet.allOf(Operation.class);
        if (!form.has("read")) {
            operations.remove(Operation.READ);
        }
        String secret = secrets.fresh();
        OperatorKey key = keys.issue(
                admin, label, Scope.establishments(Set.of(establishment.id())), operations, secrets.hash(secret));
        Issued issued = new Issued("key", secret, label, key.state() == OperatorKey.State.PENDING);
        return page.show(HttpStatus.OK, request, admin, establishment, issued, null);
    }

    /** Asks whether a key is to be taken or changed, with what follows from it. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/khoa/{key}/{act}")
    public ResponseEntity<byte[]> ask(
            PageRequest request, Caller.Official admin, @PathVariable String key, @PathVariable String act) {
        if (!List.of("doi", "thu").contains(act)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        OperatorKey found = key(key);
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("what", act.equals("doi") ? "rotate" : "revoke");
        model.put("label", found.label());
        model.put("action", "/quan-tri/khoa/" + found.id() + "/" + act);
        model.put("back", back(found));
        return pages.page(request, "admin/ask.jte", model);
    }

    /** Gives a key a new secret; the old one is worth nothing as soon as the new one is valid. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/khoa/{key}/doi")
    public ResponseEntity<byte[]> rotate(PageRequest request, Caller.Official admin, @PathVariable String key) {
        OperatorKey old = key(key);
        String secret = secrets.fresh();
        OperatorKey fresh = keys.rotate(admin, old.id(), secrets.hash(secret)).orElseThrow(EstablishmentKeys::unknown);
        changed.run();
        Issued issued = new Issued("rotated", secret, fresh.label(), fresh.state() == OperatorKey.State.PENDING);
        EstablishmentRecord establishment = only(fresh);
        if (establishment != null) {
            return page.show(HttpStatus.OK, request, admin, establishment, issued, null);
        }
        return pages.page(
                request, "admin/issued.jte", Map.of("reader", admin, "issued", issued, "back", Administration.KEYS));
    }

    /** Takes a key back, from now on. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/khoa/{key}/thu")
    public ResponseEntity<byte[]> revoke(Caller.Official admin, @PathVariable String key) {
        OperatorKey found = key(key);
        keys.revoke(admin, found.id());
        changed.run();
        return Administration.to(back(found));
    }

    /** Confirms a key that another administrator asked for. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/khoa/{key}/xac-nhan")
    public ResponseEntity<byte[]> confirm(Caller.Official admin, @PathVariable String key) {
        OperatorKey found = key(key);
        try {
            if (keys.confirm(admin, found.id()).isEmpty()) {
                throw EstablishmentKeys.unknown();
            }
        } catch (KeyAdministration.SameAdministratorException e) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        changed.run();
        return Administration.to(Administration.KEYS);
    }

    private OperatorKey key(String text) {
        UUID id = EstablishmentKeys.id(text);
        return keys.all().stream()
                .filter(key -> key.id().equals(id) && key.state() != OperatorKey.State.REVOKED)
                .findFirst()
                .orElseThrow(EstablishmentKeys::unknown);
    }

    /** Whether a key is for one establishment alone: its own page has it. */
    private static boolean isOfOne(OperatorKey key) {
        return key.scope() instanceof Scope.Establishments named && named.ids().size() == 1;
    }

    /** The establishment of a key that is for one alone; null for others. */
    private @Nullable EstablishmentRecord only(OperatorKey key) {
        return key.scope() instanceof Scope.Establishments named && isOfOne(key)
                ? page.registered(named.ids().iterator().next())
                : null;
    }

    private String back(OperatorKey key) {
        return key.scope() instanceof Scope.Establishments named && isOfOne(key)
                ? "/quan-tri/co-so/" + named.ids().iterator().next().value() + "/khoa"
                : Administration.KEYS;
    }
}
