package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.Page;
import vn.luutru.projection.Province;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.register.Resident.State;
import vn.luutru.projection.register.name.NameWords;
import vn.luutru.projection.register.name.TypedWords;

/** The lists, the counts and the one box find what going through all stays one by one finds. */
@IntegrationTest
class PoliceQuestionsLawTest {

    private static final List<Scope> SCOPES =
            List.of(Scope.province(), Scope.ward("16531"), Scope.wards(java.util.Set.of("16522", "14797")));
    private static final List<String> TYPED = List.of(
            "thu",
            "nguyen van thu",
            "mau le",
            "khach san h1",
            "thu h2",
            "301",
            "p.300 thu",
            "038090000003",
            "khach san",
            "example h3",
            "302 khach",
            "khong ai");

    private static TestDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 12)
    void one_by_one_the_same_stays_are_found(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        List<Recorded<Event>> log = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            log.add(new Recorded<>(log.size() + 1, Province.BEGIN, Province.registered("h" + i, "16531")));
        }
        for (Event event : Province.history(seed, 150)) {
            log.add(new Recorded<>(log.size() + 1, Province.BEGIN.plusSeconds(25_200L * log.size()), event));
        }
        try (Connection connection = database.connect()) {
            Register register = AskedRegister.begun(connection, Register.NAME);
            for (int from = 0, to; from < log.size(); from = to) {
                to = Math.min(log.size(), from + 1 + random.nextInt(20));
                register.apply(connection, from, log.subList(from, to));
            }
            connection.commit();
        }
        AskedRegister queries = new AskedRegister(database.dataSource());
        LocalDate today = Vietnam.dateOf(log.getLast().recordedAt());
        List<Resident> everybody = queries.all(Scope.province(), ResidentsQuestion.builder(), 20);
        for (Scope scope : SCOPES) {
            List<Resident> seen = everybody.stream()
                    .filter(stay -> scope.coversWard(stay.ward()))
                    .toList();
            for (ResidentTrait trait : ResidentTrait.values()) {
                State state = random.nextBoolean() ? State.IN_HOUSE : null;
                assertThat(ids(queries.all(
                                scope, ResidentsQuestion.builder().state(state).trait(trait, today), 20)))
                        .as("%s %s %s", scope, trait, state)
                        .isEqualTo(ids(seen.stream()
                                .filter(stay -> state == null || stay.state() == state)
                                .filter(has(trait, today, everybody))
                                .toList()));
            }
            for (String typed : TYPED) {
                assertThat(ids(words(queries, scope, typed)))
                        .as("%s in %s", typed, scope)
                        .isEqualTo(ids(plainWords(seen, typed)));
            }
            assertThat(queries.establishments(scope, null, today).stream()
                            .map(counted -> counted.establishmentId() + " " + counted.inHouse() + " "
                                    + counted.longStays() + " " + counted.withoutPapers() + " "
                                    + counted.lastReportAt()))
                    .containsExactlyInAnyOrderElementsOf(establishments(seen, today));
        }
    }

    private static List<String> establishments(List<Resident> seen, LocalDate today) {
        return seen.stream()
                .filter(stay -> stay.state() == State.IN_HOUSE)
                .map(Resident::establishmentId)
                .distinct()
                .map(id -> {
                    List<Resident> inside = seen.stream()
                            .filter(stay -> stay.establishmentId().equals(id) && stay.state() == State.IN_HOUSE)
                            .toList();
                    return id + " " + inside.size() + " "
                            + inside.stream()
                                    .filter(stay -> isLong(stay, today))
                                    .count() + " "
                            + inside.stream()
                                    .filter(stay -> stay.documentType() == DocumentType.NONE)
                                    .count() + " "
                            + inside.stream()
                                    .map(Resident::reportedAt)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow();
                })
                .toList();
    }

    private static Predicate<Resident> has(ResidentTrait trait, LocalDate today, List<Resident> everybody) {
        return switch (trait) {
            case FOREIGN ->
                stay -> stay.nationality() != null && !stay.nationality().equals("VNM");
            case LONG_STAY -> stay -> isLong(stay, today);
            case WITHOUT_PAPERS -> stay -> stay.documentType() == DocumentType.NONE;
            case UNIDENTIFIED ->
                stay -> stay.documentType() == DocumentType.NONE
                        && (stay.dateOfBirth() == null || stay.nationality() == null);
            case MOVED_BACK -> Resident::arrivalMovedBack;
            case LATE -> stay -> stay.timeliness() == Timeliness.LATE;
            case TWO_PLACES ->
                stay -> stay.state() != State.CANCELLED
                        && everybody.stream().anyMatch(other -> isElsewhere(stay, other));
            case TWO_NAMES ->
                stay -> stay.documentNumber() != null
                        && stay.documentType() == DocumentType.CCCD
                        && everybody.stream()
                                .anyMatch(other -> other.state() != State.CANCELLED
                                        && other.documentType() == DocumentType.CCCD
                                        && stay.documentNumber().equals(other.documentNumber())
                                        && !nameWords(stay).equals(nameWords(other)));
        };
    }

    private static Set<String> nameWords(Resident stay) {
        return Set.copyOf(NameWords.words(NameWords.text(stay.fullName())));
    }

    private static boolean isLong(Resident stay, LocalDate today) {
        return !Vietnam.dateOf(stay.arrivedAt()).isAfter(today.minusDays(30));
    }

    private static boolean isElsewhere(Resident stay, Resident other) {
        return stay.personId().equals(other.personId())
                && !stay.establishmentId().equals(other.establishmentId())
                && other.state() != State.CANCELLED
                && other.arrivedAt().isBefore(end(stay))
                && stay.arrivedAt().isBefore(end(other));
    }

    private static Instant end(Resident stay) {
        return stay.departedAt() == null ? Instant.MAX : stay.departedAt();
    }

    /** The first reading that finds anybody: all words in the name, else as many as possible in the establishment's. */
    private static List<Resident> plainWords(List<Resident> seen, String typed) {
        TypedWords words = TypedWords.of(typed);
        int count = words.words().size();
        List<Integer> masks = new ArrayList<>(List.of(0));
        for (int mask = 1; mask < 1 << count; mask++) {
            masks.add(mask);
        }
        masks.subList(1, masks.size())
                .sort(Comparator.comparingInt((Integer mask) -> -Integer.bitCount(mask))
                        .thenComparing(Comparator.naturalOrder()));
        for (int mask : masks) {
            List<Resident> found = seen.stream()
                    .filter(stay -> words.document() == null
                            || (stay.documentType() != DocumentType.NONE
                                    && words.document().equals(stay.documentNumber())))
                    .filter(stay -> words.room() == null
                            || Objects.equals(NormalForm.room(words.room()), NormalForm.room(stay.room())))
                    .filter(stay -> matches(words.words(), mask, stay))
                    .filter(stay -> stay.state() == State.IN_HOUSE
                            || words.document() != null
                            || (mask == 0 && words.room() == null))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static boolean matches(List<String> words, int mask, Resident stay) {
        for (int i = 0; i < words.size(); i++) {
            // Establishments of this province are "Khách sạn hN" in every description.
            String text = (mask & (1 << i)) == 0 ? stay.fullName() : "Khách sạn " + stay.establishmentId();
            String word = words.get(i);
            if (NameWords.words(NameWords.text(text)).stream().noneMatch(part -> part.startsWith(word))) {
                return false;
            }
        }
        return true;
    }

    private static List<Resident> words(AskedRegister queries, Scope scope, String typed) {
        List<Resident> all = new ArrayList<>();
        String page = null;
        do {
            Page<Resident> part = queries.words(
                            scope,
                            typed,
                            ResidentsQuestion.builder().page(page).size(7).build())
                    .page();
            all.addAll(part.items());
            page = part.nextPage();
        } while (page != null);
        return all;
    }

    /** Each as often as it was found. */
    private static List<String> ids(List<Resident> stays) {
        return stays.stream().map(stay -> stay.stayId().toString()).sorted().toList();
    }
}
