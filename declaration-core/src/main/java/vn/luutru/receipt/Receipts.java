package vn.luutru.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.StayEvent;

/** Finds declarations by the numbers of their receipts and signs what they say. Waits for the log. */
public final class Receipts {

    private final ReceiptSource source;
    private final ReceiptSigner signer;

    public Receipts(ReceiptSource source, ReceiptSigner signer) {
        this.source = source;
        this.signer = signer;
    }

    /** The receipt behind a number. */
    public sealed interface Answer {

        /** A declaration that can be read. */
        record Known(StayReceipt receipt) implements Answer {}

        /** The personal data of the stay were erased: what was declared cannot be read any more. */
        record Erased() implements Answer {}

        /** No such number, or none that this caller may see: one cannot be told from the other. */
        record Unknown() implements Answer {}
    }

    /**
     * The receipt of a number, as somebody wrote it down.
     *
     * @param visible which establishments' receipts the caller may see
     */
    public Answer find(String number, Predicate<EstablishmentId> visible) {
        Recorded<Event> recorded = source.event(number);
        if (recorded == null) {
            return new Answer.Unknown();
        }
        return switch (recorded.event()) {
            case StayEvent.StayForgotten forgotten -> new Answer.Unknown();
            case StayEvent event -> {
                Stay stay = source.stay(event.stay()).orElse(null);
                yield stay == null || !visible.test(stay.checkIn().establishment())
                        ? new Answer.Unknown()
                        : of(stay, recorded, event);
            }
            case NilReported report ->
                visible.test(report.establishment()) ? new Answer.Known(of(report, recorded)) : new Answer.Unknown();
            default -> new Answer.Unknown();
        };
    }

    /** Whether the stay of a receipt was cancelled; empty if there is no such number. */
    public Optional<Boolean> revoked(String number) {
        Recorded<Event> recorded = source.event(number);
        if (recorded == null) {
            return Optional.empty();
        }
        return switch (recorded.event()) {
            case StayEvent event -> source.stay(event.stay()).map(ReceiptSource::isCancelled);
            case NilReported report -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Answer of(Stay stay, Recorded<Event> recorded, StayEvent event) {
        if (stay.state() == Stay.State.FORGOTTEN) {
            return new Answer.Erased();
        }
        StayEvent.GuestCheckedIn checkIn = event instanceof StayEvent.GuestCheckedIn in ? in : null;
        EstablishmentId establishment = stay.checkIn().establishment();
        String reference = stay.checkIn().reference();
        ReceiptKind kind = ReceiptSource.kind(event);
        String content = DeclaredContent.of(kind, establishment, reference, event);
        byte[] salt = source.salt(recorded);
        Establishment description = source.description(establishment, recorded.recordedAt());
        ReceiptClaims claims = new ReceiptClaims(
                kind,
                source.number(recorded),
                establishment,
                recorded.recordedAt(),
                checkIn == null ? null : nights(checkIn.details()),
                1,
                description.ward(),
                DeclaredContent.digest(salt, content),
                checkIn == null ? null : checkIn.timeliness(),
                null);
        return new Answer.Known(new StayReceipt(
                claims,
                signer.sign(claims),
                description,
                reference,
                content,
                salt,
                stay.details(),
                checkIn == null ? null : checkIn.dueAt(),
                event.declaredBy(),
                ReceiptSource.isCancelled(stay)));
    }

    private StayReceipt of(NilReported report, Recorded<Event> recorded) {
        String content = DeclaredContent.of(report);
        byte[] salt = source.salt(recorded);
        Establishment description = source.description(report.establishment(), recorded.recordedAt());
        ReceiptClaims claims = new ReceiptClaims(
                ReceiptKind.NIL_REPORT,
                source.number(recorded),
                report.establishment(),
                recorded.recordedAt(),
                null,
                0,
                description.ward(),
                DeclaredContent.digest(salt, content),
                null,
                null);
        return new StayReceipt(
                claims,
                signer.sign(claims),
                description,
                null,
                content,
                salt,
                StayDetails.EMPTY,
                null,
                report.declaredBy(),
                false);
    }

    private static @Nullable Integer nights(StayDetails details) {
        Instant arrived = details.arrivedAt();
        LocalDate departs = details.expectedDepartureOn();
        return arrived == null || departs == null
                ? null
                : Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(Vietnam.dateOf(arrived), departs)));
    }
}
