package vn.luutru.browser.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.codec.DeclarationInput;
import vn.luutru.declaration.codec.Iso;
import vn.luutru.declaration.codec.ParsedDeclaration;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.rule.Timeliness;

/**
 * A stay as {@code GET …/stays/{reference}} shows it, as far as rules need it. It shows neither what was corrected nor
 * why a stay was cancelled: a correction that is sent again is judged as a new one, and a cancellation as one for the
 * commonest reason.
 */
final class StayInput {

    /** In the history of such a stay. */
    private static final String UNKNOWN = "";

    private StayInput() {}

    /** Null where the page knows no stay. */
    static @Nullable Stay read(PageValue shown) {
        if (shown.kind() != PageValue.Kind.OBJECT) {
            return null;
        }
        EstablishmentId establishment = new EstablishmentId(shown.text("establishmentId"));
        String reference = shown.text("reference");
        StayId id = StayId.of(establishment, reference);
        StayDetails details = facts(shown);
        Instant departedAt = details.departedAt();
        PageValue receipts = shown.member("receipts");
        Stay stay = null;
        for (int i = 0; i < receipts.size(); i++) {
            PageValue receipt = receipts.element(i);
            Instant reportedAt = Iso.instant(receipt.text("reportedAt"));
            StayEvent event = switch (receipt.text("declaration")) {
                case "CHECK_IN" -> checkIn(id, establishment, reference, details, receipt, reportedAt);
                case "CHECK_OUT" ->
                    departedAt == null ? null : new StayEvent.GuestCheckedOut(id, departedAt, reportedAt, UNKNOWN);
                case "CANCELLATION" ->
                    new StayEvent.StayCancelled(id, CancellationReason.ENTERED_BY_MISTAKE, reportedAt, UNKNOWN);
                case "FORGOTTEN" -> new StayEvent.StayForgotten(id, reportedAt, UNKNOWN);
                default -> null;
            };
            if (event != null && (stay == null) == event instanceof StayEvent.GuestCheckedIn) {
                stay = Stay.evolve(stay, new Recorded<>(Judge.NOT_STORED, reportedAt, event));
            }
        }
        return stay;
    }

    private static StayEvent checkIn(
            StayId id,
            EstablishmentId establishment,
            String reference,
            StayDetails details,
            PageValue receipt,
            Instant reportedAt) {
        StayDetails arrived = details.toBuilder().set(Field.DEPARTED_AT, null).build();
        String dueAt = receipt.textOrNull("dueAt");
        String timeliness = receipt.textOrNull("timeliness");
        return new StayEvent.GuestCheckedIn(
                id,
                establishment,
                reference,
                arrived,
                arrived.ageAtArrival(),
                reportedAt,
                dueAt == null ? reportedAt : Iso.instant(dueAt),
                timeliness == null ? Timeliness.ON_TIME : Code.of(Timeliness.class, timeliness),
                UNKNOWN,
                UNKNOWN);
    }

    /** The shown facts are those of a check-in with the departure beside them, which makes it one that is refused. */
    private static StayDetails facts(PageValue shown) {
        PageValue asCheckIn = shown.with("type", "CHECK_IN");
        ParsedDeclaration read = DeclarationInput.line(new PageMembers(asCheckIn), asCheckIn.length());
        StayCommand command = read.command() == null ? read.torn() : read.command();
        return command instanceof StayCommand.CheckIn checkIn ? checkIn.details() : StayDetails.EMPTY;
    }
}
