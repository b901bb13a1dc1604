package vn.luutru.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.PatientRole;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.event.WatchListEvent;
import vn.luutru.declaration.event.WatchListEvent.WatchAlertAcknowledged;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryAdded;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryRemoved;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.Province;

/**
 * What happens to a guest until they are erased, in words that nothing else has: three stays in one month (one with
 * moves and corrections, one that goes on for weeks, one that is cancelled), and what officers write about them. Another
 * guest comes in the month after and is not erased.
 */
final class ErasedGuest {

    /** In which all is recorded but the other guest. */
    static final YearMonth MONTH = YearMonth.of(2026, 7);

    /** Words of the guest who is not erased. */
    static final Words OTHER = new Words('c');

    private static final EstablishmentId HOTEL = new EstablishmentId("bien");
    private static final UUID ENTRY = UUID.fromString("0193a1c0-1111-4222-8333-444455559999");

    /** Beyond those of any service, whose read models remember what they know by positions. */
    private static final long FIRST = 1L << 40;

    private final Words guest;
    private final Words officers;
    private final List<UUID> watched;
    private final List<Recorded<Event>> log = new ArrayList<>();

    /**
     * @param guest    words of the guest
     * @param officers words of those who look for somebody
     */
    ErasedGuest(Words guest, Words officers, WatchKeys keys) {
        this.guest = guest;
        this.officers = officers;
        // One of two guests is looked for: what remains must not say which.
        this.watched = keys.ofNumber("zqadocumentnumber");
    }

    /** Words by which a person is recognised wherever they are written, in letters and dates of their own. */
    static final class Words {

        private final char who;

        Words(char who) {
            this.who = who;
        }

        String of(String what) {
            return "zq" + who + what.toLowerCase(Locale.ROOT);
        }

        /** As it stands in tables: a date, or one word of letters without marks. */
        String written(Field field) {
            return field.type() == BirthDate.class ? born() : of(field.storedName());
        }

        String born() {
            return LocalDate.of(1931, 7, 13).plusYears(who - 'a').toString();
        }

        private Object value(Field field) {
            if (field.type() == BirthDate.class) {
                return BirthDate.parse(born());
            }
            if (field.type() != String.class) {
                throw new AssertionError("This test needs a word for " + field + ": add its class here");
            }
            // Names share words, as names do.
            return field == Field.FULL_NAME ? written(field) + " Văn Thử" : written(field);
        }
    }

    /** Until the erasure. */
    List<Recorded<Event>> log() {
        log.clear();
        add(0, Province.registered(HOTEL.value(), "16531"));
        add(
                0,
                new WatchEntryAdded(
                        ENTRY,
                        watched,
                        officers.of("wantedName"),
                        officers.born(),
                        "Công an tỉnh",
                        officers.of("basis"),
                        null,
                        LocalDate.of(2026, 12, 31),
                        Province.BEGIN,
                        "can-bo-7"));
        StayId first = checkIn(1, "1", guest);
        StayId lasting = checkIn(1, "2", guest);
        StayId mistaken = checkIn(1, "3", guest);
        add(2, new StayCancelled(mistaken, CancellationReason.NO_SHOW, Province.days(2), "key-1"));
        add(2, corrected(lasting));
        add(3, corrected(first));
        add(3, new GuestMoved(first, Province.days(3), new Place(null, "302", "B"), Province.days(3), "key-1"));
        add(
                4,
                new PersonsQueried(
                        UUID.fromString("0193a1c0-1111-4222-8333-444455558888"),
                        "can-bo-7",
                        "POLICE",
                        "16531",
                        "MISSING_PERSON",
                        officers.of("caseFile"),
                        "residents",
                        Map.of("name", officers.of("askedName"), "documentNumber", officers.of("askedNumber")),
                        1,
                        Province.days(4)));
        add(
                4,
                new WatchAlertAcknowledged(
                        WatchListEvent.alert(ENTRY, first.value()), officers.of("note"), Province.days(4), "can-bo-7"));
        add(5, new GuestCheckedOut(first, Province.days(5), Province.days(5), "key-1"));
        add(6, new WatchEntryRemoved(ENTRY, officers.of("reason"), Province.days(6), "can-bo-7"));
        checkIn(40, "4", OTHER);
        return List.copyOf(log);
    }

    /**
     * The same, as if all of the month had waited over its end: encrypted with the key of the month, recorded in the
     * next one.
     */
    static List<Recorded<Event>> delayed(List<Recorded<Event>> log) {
        Instant next = Vietnam.startOf(MONTH.plusMonths(1).atDay(1)).plusSeconds(1);
        int month = MONTH.getYear() * 100 + MONTH.getMonthValue();
        return log.stream()
                .map(recorded -> recorded.recordedAt().isBefore(next)
                        ? new Recorded<>(recorded.position(), next, month, recorded.event())
                        : recorded)
                .toList();
    }

    /** The erasure of the three stays, after all else. */
    List<Recorded<Event>> staysErased() {
        List<Recorded<Event>> events = new ArrayList<>();
        for (String number : List.of("1", "2", "3")) {
            events.add(after(events.size(), new StayForgotten(stay(number), Province.days(62), "admin")));
        }
        return events;
    }

    /** The erasure of the month, after all else. */
    List<Recorded<Event>> monthErased() {
        return List.of(after(0, new MonthForgotten(MONTH, Province.days(62), "admin")));
    }

    /** Every word of the guest that stands in a declaration. */
    List<String> wordsOfGuest() {
        return wordsOf(guest);
    }

    /** Every word of a guest that stands in a declaration. */
    static List<String> wordsOf(Words guest) {
        return Stream.concat(
                        Stream.of(guest.of("reference"), guest.of("correction")),
                        Field.all().stream().filter(Field::personal).map(guest::written))
                .toList();
    }

    /** Every word that officers wrote. */
    List<String> wordsOfOfficers() {
        return Stream.concat(
                        Stream.of("wantedName", "basis", "caseFile", "askedName", "askedNumber", "note", "reason")
                                .map(officers::of),
                        Stream.of(officers.born()))
                .toList();
    }

    private StayId checkIn(long day, String number, Words words) {
        Instant arrived = Province.days(day).minus(Duration.ofHours(1));
        StayDetails details = personal(words)
                .set(Field.SEX, Sex.FEMALE)
                .set(Field.NATIONALITY, "VNM")
                .set(Field.DOCUMENT_TYPE, DocumentType.PASSPORT)
                .set(Field.RESIDENCE_PROVINCE, "38")
                .set(Field.ARRIVED_AT, arrived)
                .set(Field.ROOM, "301")
                .set(Field.BED, "A")
                .set(Field.PURPOSE, Purpose.TOURISM)
                .set(Field.WORKER_EMPLOYER, "Công ty Mẫu")
                .set(Field.PATIENT_ROLE, PatientRole.COMPANION)
                .build();
        add(
                day,
                new GuestCheckedIn(
                        stay(number),
                        HOTEL,
                        words.of("reference"),
                        details,
                        95,
                        Province.days(day),
                        Province.days(day).plus(Duration.ofHours(9)),
                        Timeliness.ON_TIME,
                        "vn-2026-01-01",
                        "key-1"));
        return stay(number);
    }

    private StayCorrected corrected(StayId stay) {
        return new StayCorrected(
                stay,
                new Changes(personal(guest).build(), EnumSet.noneOf(Field.class)),
                guest.of("correction"),
                95,
                null,
                Province.days(3),
                "key-1");
    }

    private static StayDetails.Builder personal(Words words) {
        StayDetails.Builder details = StayDetails.builder();
        Field.all().stream().filter(Field::personal).forEach(field -> details.set(field, words.value(field)));
        return details;
    }

    /** The same whoever the guest is: what an erasure leaves names stays by their ids. */
    private static StayId stay(String number) {
        return StayId.of(HOTEL, number);
    }

    private void add(long day, Event event) {
        log.add(new Recorded<>(FIRST + log.size(), Province.days(day), event));
    }

    private Recorded<Event> after(int number, Event event) {
        return new Recorded<>(FIRST + 1000 + number, Province.days(62), event);
    }
}
