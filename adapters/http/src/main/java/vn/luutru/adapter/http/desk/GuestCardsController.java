package vn.luutru.adapter.http.desk;

import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.codec.Iso;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.Page;

/** What guests typed by the posters of an establishment, for a desk there with somebody signed in. */
@RestController
public final class GuestCardsController {

    private static final String GUEST = "guest";

    private final GuestCards cards;
    private final JsonMapper json;

    public GuestCardsController(GuestCards cards, JsonMapper json) {
        this.cards = cards;
        this.json = json;
    }

    /** Those that wait, oldest first, each with the guest's name. */
    @AllowedFor(Role.DESK)
    @GetMapping("/v1/desk/guest-cards")
    public ResponseEntity<Page<ObjectNode>> waiting(Caller.Operator desk) {
        Page<ObjectNode> waiting = new Page<>(
                cards.waiting(establishment(desk)).stream().map(this::listed).toList(), null);
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(waiting);
    }

    /** One of them, with what the guest typed in the shape of a check-in. */
    @AllowedFor(Role.DESK)
    @GetMapping("/v1/desk/guest-cards/{id}")
    public ResponseEntity<ObjectNode> card(Caller.Operator desk, @PathVariable String id) {
        UUID known = DevicesController.id(id);
        GuestCard card = cards.find(establishment(desk), known).orElseThrow(DevicesController::unknown);
        ObjectNode whole = head(card);
        whole.setAll(typed(card));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(whole);
    }

    /** Deletes one that was declared or turned down. */
    @AllowedFor(Role.DESK)
    @DeleteMapping("/v1/desk/guest-cards/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(Caller.Operator desk, @PathVariable String id) {
        if (!cards.delete(establishment(desk), DevicesController.id(id))) {
            throw DevicesController.unknown();
        }
    }

    private ObjectNode listed(GuestCard card) {
        ObjectNode listed = head(card);
        JsonNode name = typed(card).path(GUEST).path("fullName");
        listed.put("fullName", name.isString() ? name.stringValue() : null);
        return listed;
    }

    private ObjectNode head(GuestCard card) {
        return json.createObjectNode()
                .put("id", card.id().toString())
                .put("code", card.code())
                .put("filledAt", Iso.text(card.filledAt()))
                .put("expiresAt", Iso.text(card.expiresAt()))
                .put("language", card.language());
    }

    private ObjectNode typed(GuestCard card) {
        return (ObjectNode) json.readTree(card.content());
    }

    static EstablishmentId establishment(Caller.Operator desk) {
        if (desk.scope() instanceof Scope.Establishments one && one.ids().size() == 1) {
            return one.ids().iterator().next();
        }
        throw ApiException.of(403, FindingCode.ESTABLISHMENT_OUT_OF_SCOPE, "");
    }
}
