package vn.luutru.declaration.codec.stored;

import java.util.List;

/**
 * The names of event types in the log: the event and the version of its schema. They never change. An incompatible
 * change of a schema gets the next version, and the old one stays readable: the log is never rewritten.
 */
public final class EventTypes {

    public static final String GUEST_CHECKED_IN = "GuestCheckedIn/1";
    public static final String GUEST_CHECKED_OUT = "GuestCheckedOut/1";
    public static final String GUEST_MOVED = "GuestMoved/1";
    public static final String STAY_CORRECTED = "StayCorrected/1";
    public static final String STAY_CANCELLED = "StayCancelled/1";
    public static final String STAY_FORGOTTEN = "StayForgotten/1";
    public static final String ESTABLISHMENT_REGISTERED = "EstablishmentRegistered/1";
    public static final String ESTABLISHMENT_CHANGED = "EstablishmentChanged/1";
    public static final String ESTABLISHMENT_SUSPENDED = "EstablishmentSuspended/1";
    public static final String ESTABLISHMENT_REOPENED = "EstablishmentReopened/1";
    public static final String ESTABLISHMENT_CLOSED = "EstablishmentClosed/1";
    public static final String ESTABLISHMENT_MERGED = "EstablishmentMerged/1";
    public static final String NIL_REPORTED = "NilReported/1";
    public static final String PERSONS_QUERIED = "PersonsQueried/1";
    public static final String MONTH_FORGOTTEN = "MonthForgotten/1";
    public static final String OPERATOR_KEY_ISSUED = "OperatorKeyIssued/1";
    public static final String OPERATOR_KEY_CONFIRMED = "OperatorKeyConfirmed/1";
    public static final String OPERATOR_KEY_REVOKED = "OperatorKeyRevoked/1";
    public static final String OPERATOR_READS_COUNTED = "OperatorReadsCounted/1";
    public static final String EVENT_QUARANTINED = "EventQuarantined/1";

    public static final String DEVICE_ISSUED = "DeviceIssued/1";
    public static final String DEVICE_CONFIRMED = "DeviceConfirmed/1";
    public static final String DEVICE_ENROLLED = "DeviceEnrolled/1";
    public static final String DEVICE_REVOKED = "DeviceRevoked/1";
    public static final String DESK_PERSON_ADDED = "DeskPersonAdded/1";
    public static final String DESK_PERSON_REMOVED = "DeskPersonRemoved/1";
    public static final String POSTER_ISSUED = "PosterIssued/1";
    public static final String POSTER_REVOKED = "PosterRevoked/1";

    public static final String WATCH_ENTRY_ADDED = "WatchEntryAdded/1";
    public static final String WATCH_ENTRY_REMOVED = "WatchEntryRemoved/1";
    public static final String WATCH_ALERT_ACKNOWLEDGED = "WatchAlertAcknowledged/1";

    public static final String WATCH_MATCH_FOUND = "WatchMatchFound/1";
    public static final String WATCH_ENTRY_COMPARED = "WatchEntryCompared/1";

    public static final String OFFICIAL_SIGNED_IN = "OfficialSignedIn/1";
    public static final String OFFICIAL_SIGNED_OUT = "OfficialSignedOut/1";
    public static final String CALLS_REFUSED = "CallsRefused/1";
    public static final String MONTH_DESTRUCTION_ASKED = "MonthDestructionAsked/1";
    public static final String MONTH_DESTRUCTION_WITHDRAWN = "MonthDestructionWithdrawn/1";
    public static final String READ_MODEL_OPERATED = "ReadModelOperated/1";

    public static final String OUTAGE_PROCLAIMED = "OutageProclaimed/1";
    public static final String OUTAGE_CONFIRMED = "OutageConfirmed/1";
    public static final String OUTAGE_WITHDRAWN = "OutageWithdrawn/1";
    public static final String OUTAGE_WITHDRAWAL_CONFIRMED = "OutageWithdrawalConfirmed/1";

    private EventTypes() {}

    /** What happens to a stay after its check-in: these are never the first of a stream. */
    public static List<String> laterOfStay() {
        return List.of(GUEST_CHECKED_OUT, GUEST_MOVED, STAY_CORRECTED, STAY_CANCELLED, STAY_FORGOTTEN);
    }
}
