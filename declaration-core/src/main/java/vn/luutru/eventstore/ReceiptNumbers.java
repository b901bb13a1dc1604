package vn.luutru.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.AccountEvent.CallsRefused;
import vn.luutru.declaration.event.AccountEvent.MonthDestructionAsked;
import vn.luutru.declaration.event.AccountEvent.MonthDestructionWithdrawn;
import vn.luutru.declaration.event.AccountEvent.OfficialSignedIn;
import vn.luutru.declaration.event.AccountEvent.OfficialSignedOut;
import vn.luutru.declaration.event.AccountEvent.ReadModelOperated;
import vn.luutru.declaration.event.DeskEvent.DeskPersonAdded;
import vn.luutru.declaration.event.DeskEvent.DeskPersonRemoved;
import vn.luutru.declaration.event.DeskEvent.DeviceConfirmed;
import vn.luutru.declaration.event.DeskEvent.DeviceEnrolled;
import vn.luutru.declaration.event.DeskEvent.DeviceIssued;
import vn.luutru.declaration.event.DeskEvent.DeviceRevoked;
import vn.luutru.declaration.event.DeskEvent.PosterIssued;
import vn.luutru.declaration.event.DeskEvent.PosterRevoked;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentClosed;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentMerged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentReopened;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentSuspended;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyConfirmed;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyIssued;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyRevoked;
import vn.luutru.declaration.event.OperatorReadsCounted;
import vn.luutru.declaration.event.OutageEvent.OutageConfirmed;
import vn.luutru.declaration.event.OutageEvent.OutageProclaimed;
import vn.luutru.declaration.event.OutageEvent.OutageWithdrawalConfirmed;
import vn.luutru.declaration.event.OutageEvent.OutageWithdrawn;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.event.WatchListEvent.WatchAlertAcknowledged;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryAdded;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryCompared;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryRemoved;
import vn.luutru.declaration.event.WatchListEvent.WatchMatchFound;

/**
 * Receipt numbers: the place of the event in the log and a short MAC over what it belongs to, for example
 * {@code 16MJP-4K7W2Q9XB}. The same event always has the same number, and an invented number is found out.
 *
 * <p>Written in Crockford's base 32, which has no I, L, O and U, so that it can be read over the telephone.
 */
public final class ReceiptNumbers {

    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int MAC_DIGITS = 9;

    /** Longer texts are no numbers, however many blanks are in them. */
    private static final int MAX_WRITTEN = 100;

    /** So many digits fit into a long. */
    private static final int MAX_POSITION_DIGITS = 12;

    private final ThreadLocal<Mac> mac;

    /** @param key at least 16 bytes; whoever has it can make numbers */
    public ReceiptNumbers(byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key.clone(), "HmacSHA256");
        this.mac = ThreadLocal.withInitial(() -> newMac(secret));
    }

    /** The number of an event. */
    public String of(Recorded<? extends Event> recorded) {
        String type = tag(recorded.event());
        ByteBuffer input = ByteBuffer.allocate(3 * Long.BYTES + type.length())
                .putLong(recorded.position())
                .putLong(recorded.event().stream().getMostSignificantBits())
                .putLong(recorded.event().stream().getLeastSignificantBits())
                .put(type.getBytes(StandardCharsets.US_ASCII));
        long code = ByteBuffer.wrap(mac.get().doFinal(input.array())).getLong();
        StringBuilder number = new StringBuilder(24);
        long position = recorded.position();
        do {
            number.append(DIGITS[(int) (position & 31)]);
            position >>>= 5;
        } while (position != 0);
        number.reverse().append('-');
        for (int i = 0; i < MAC_DIGITS; i++) {
            number.append(DIGITS[(int) (code & 31)]);
            code >>>= 5;
        }
        return number.toString();
    }

    /** Whether a number, as somebody wrote it down, is that of this event. */
    public boolean verify(String number, Recorded<? extends Event> recorded) {
        return read(number).equals(of(recorded));
    }

    /** The position that a number, as somebody wrote it down, names; 0 if it is none. Its MAC is not checked. */
    public static long position(String number) {
        String read = read(number);
        int end = read.length() - MAC_DIGITS - 1;
        if (end < 1 || end > MAX_POSITION_DIGITS || read.charAt(end) != '-') {
            return 0;
        }
        long position = 0;
        for (int i = 0; i < end; i++) {
            int digit = Arrays.binarySearch(DIGITS, read.charAt(i));
            if (digit < 0) {
                return 0;
            }
            position = (position << 5) | digit;
        }
        return position;
    }

    /**
     * A number in its one form, as somebody wrote it down: in small letters, with blanks, with another dash or none, with
     * letters that look like digits. What is no number stays something that is none.
     */
    public static String read(String number) {
        if (number.length() > MAX_WRITTEN) {
            return "";
        }
        StringBuilder read = new StringBuilder(24);
        for (char c : number.toUpperCase(Locale.ROOT).toCharArray()) {
            switch (c) {
                case 'O' -> read.append('0');
                case 'I', 'L' -> read.append('1');
                default -> {
                    if (!isBlank(c) && !isDash(c)) {
                        read.append(c);
                    }
                }
            }
        }
        int end = read.length() - MAC_DIGITS;
        return end < 1 ? read.toString() : read.insert(end, '-').toString();
    }

    /** Whatever it is that word processors, and people on a telephone keyboard, write between two groups. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isDash(char c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212';
    }

    /** The type of an event as receipt numbers know it. These texts never change, or receipts would no longer verify. */
    private static String tag(Event event) {
        return switch (event) {
            case GuestCheckedIn in -> "GuestCheckedIn";
            case GuestCheckedOut out -> "GuestCheckedOut";
            case GuestMoved moved -> "GuestMoved";
            case StayCorrected corrected -> "StayCorrected";
            case StayCancelled cancelled -> "StayCancelled";
            case StayForgotten forgotten -> "StayForgotten";
            case EstablishmentRegistered registered -> "EstablishmentRegistered";
            case EstablishmentChanged changed -> "EstablishmentChanged";
            case EstablishmentSuspended suspended -> "EstablishmentSuspended";
            case EstablishmentReopened reopened -> "EstablishmentReopened";
            case EstablishmentClosed closed -> "EstablishmentClosed";
            case EstablishmentMerged merged -> "EstablishmentMerged";
            case NilReported nil -> "NilReported";
            case PersonsQueried asked -> "PersonsQueried";
            case MonthForgotten forgotten -> "MonthForgotten";
            case OperatorKeyIssued issued -> "OperatorKeyIssued";
            case OperatorKeyConfirmed confirmed -> "OperatorKeyConfirmed";
            case OperatorKeyRevoked revoked -> "OperatorKeyRevoked";
            case OperatorReadsCounted counted -> "OperatorReadsCounted";
            case EventQuarantined quarantined -> "EventQuarantined";
            case DeviceIssued issued -> "DeviceIssued";
            case DeviceConfirmed confirmed -> "DeviceConfirmed";
            case DeviceEnrolled enrolled -> "DeviceEnrolled";
            case DeviceRevoked revoked -> "DeviceRevoked";
            case DeskPersonAdded added -> "DeskPersonAdded";
            case DeskPersonRemoved removed -> "DeskPersonRemoved";
            case PosterIssued issued -> "PosterIssued";
            case PosterRevoked revoked -> "PosterRevoked";
            case WatchEntryAdded added -> "WatchEntryAdded";
            case WatchEntryRemoved removed -> "WatchEntryRemoved";
            case WatchAlertAcknowledged acknowledged -> "WatchAlertAcknowledged";
            case WatchMatchFound found -> "WatchMatchFound";
            case WatchEntryCompared compared -> "WatchEntryCompared";
            case OfficialSignedIn in -> "OfficialSignedIn";
            case OfficialSignedOut out -> "OfficialSignedOut";
            case CallsRefused refused -> "CallsRefused";
            case MonthDestructionAsked asked -> "MonthDestructionAsked";
            case MonthDestructionWithdrawn withdrawn -> "MonthDestructionWithdrawn";
            case ReadModelOperated operated -> "ReadModelOperated";
            case OutageProclaimed proclaimed -> "OutageProclaimed";
            case OutageConfirmed confirmed -> "OutageConfirmed";
            case OutageWithdrawn withdrawn -> "OutageWithdrawn";
            case OutageWithdrawalConfirmed confirmed -> "OutageWithdrawalConfirmed";
        };
    }

    private static Mac newMac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
