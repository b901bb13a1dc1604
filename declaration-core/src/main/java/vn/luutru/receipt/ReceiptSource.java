package vn.luutru.receipt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.eventstore.ReceiptNumbers;
import vn.luutru.intake.EstablishmentDirectory;

/**
 * Where receipts come from: the log, one event at a time, with what belongs to it. A number holds the position of its
 * event, so that it is found without an index, and a MAC, so that an invented one finds nothing.
 *
 * <p>Waits for the log: not to be called where nothing may wait.
 */
public final class ReceiptSource {

    private static final int SALT = 16;

    private final EventsByPosition log;
    private final Declarations declarations;
    private final EstablishmentDirectory directory;
    private final ReceiptNumbers numbers;
    private final byte[] saltKey;

    /** @param saltKey at least 16 secret bytes */
    public ReceiptSource(
            EventsByPosition log,
            Declarations declarations,
            EstablishmentDirectory directory,
            ReceiptNumbers numbers,
            byte[] saltKey) {
        this.log = log;
        this.declarations = declarations;
        this.directory = directory;
        this.numbers = numbers;
        this.saltKey = saltKey.clone();
    }

    String number(Recorded<? extends Event> recorded) {
        return numbers.of(recorded);
    }

    /** The event that a number belongs to; null for an invented one. */
    @Nullable
    Recorded<Event> event(String number) {
        long position = ReceiptNumbers.position(number);
        Recorded<Event> recorded = position < 1 ? null : log.at(position);
        return recorded != null && numbers.verify(number, recorded) ? recorded : null;
    }

    Optional<Stay> stay(StayId id) {
        return declarations.find(id).join();
    }

    Establishment description(EstablishmentId id, Instant at) {
        return directory
                .find(id)
                .join()
                .orElseThrow(() -> new IllegalStateException("An establishment that declared is registered"))
                .on(Vietnam.dateOf(at));
    }

    static boolean isCancelled(Stay stay) {
        return stay.history().stream().anyMatch(recorded -> recorded.event() instanceof StayEvent.StayCancelled);
    }

    static ReceiptKind kind(StayEvent event) {
        return switch (event) {
            case StayEvent.GuestCheckedIn in -> ReceiptKind.CHECK_IN;
            case StayEvent.GuestMoved moved -> ReceiptKind.MOVE;
            case StayEvent.GuestCheckedOut out -> ReceiptKind.CHECK_OUT;
            case StayEvent.StayCorrected corrected -> ReceiptKind.CORRECTION;
            case StayEvent.StayCancelled cancelled -> ReceiptKind.CANCELLATION;
            case StayEvent.StayForgotten forgotten ->
                throw new IllegalArgumentException("An erasure is no declaration");
        };
    }

    byte[] salt(Recorded<? extends Event> recorded) {
        return salt(recorded.event().stream() + "/" + recorded.position());
    }

    byte[] salt(String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(saltKey, "HmacSHA256"));
            byte[] salt = new byte[SALT];
            ByteBuffer.wrap(mac.doFinal(name.getBytes(StandardCharsets.UTF_8))).get(salt);
            return salt;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
