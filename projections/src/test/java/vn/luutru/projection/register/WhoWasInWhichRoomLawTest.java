package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.place.Place;
import vn.luutru.projection.PlainPlaces;
import vn.luutru.projection.Province;
import vn.luutru.projection.TestDatabase;

/** The register shows each guest where they were at the instant that is asked for, whatever was moved and corrected. */
@IntegrationTest
class WhoWasInWhichRoomLawTest {

    private static final int LENGTH = 200;

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
    void every_guest_is_shown_in_the_room_of_the_instant(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        List<Event> events = Province.history(seed, LENGTH);
        AskedRegister queries = new AskedRegister(database.dataSource());
        Map<StayId, PlainPlaces> plain = new HashMap<>();
        try (Connection connection = database.connect()) {
            Register register = AskedRegister.begun(connection, Register.NAME);
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(30));
                register.apply(connection, from, recorded(events, from, to));
                connection.commit();
                events.subList(from, to).forEach(event -> apply(event, plain));
                from = to;
                compare(queries, plain, at(random.nextInt(from + 1)));
            }
            // As a rebuild has it: all at once.
            AskedRegister.begun(connection, Register.NAME).apply(connection, 0, recorded(events, 0, events.size()));
            connection.commit();
            for (int i = 0; i < 10; i++) {
                compare(queries, plain, at(random.nextInt(LENGTH)));
            }
        }
    }

    private static void compare(AskedRegister queries, Map<StayId, PlainPlaces> plain, Instant at) {
        for (Resident found :
                queries.all(Scope.province(), ResidentsQuestion.builder().at(at), 100)) {
            assertThat(place(found)).isEqualTo(known(plain, found).at(at));
        }
        Instant to = at.plus(Duration.ofHours(12));
        for (Resident found : queries.all(
                Scope.province(), ResidentsQuestion.builder().from(at).to(to), 100)) {
            assertThat(place(found)).isEqualTo(known(plain, found).at(to.minusNanos(1_000)));
        }
        for (Resident found : queries.all(Scope.province(), ResidentsQuestion.builder(), 100)) {
            PlainPlaces places = known(plain, found);
            assertThat(place(found)).isEqualTo(places.at(Instant.MAX));
            assertThat(found.places().isEmpty()).isEqualTo(!places.moved());
            for (Moves.Stretch stretch : found.places()) {
                assertThat(stretch.place()).isEqualTo(places.at(stretch.from()));
                Instant end = stretch.to() == null ? Instant.MAX : stretch.to().minusNanos(1);
                if (!end.isBefore(stretch.from()) && stretch.to() != null) {
                    assertThat(stretch.place()).isEqualTo(places.at(end));
                }
            }
        }
    }

    private static PlainPlaces known(Map<StayId, PlainPlaces> plain, Resident found) {
        return plain.get(found.stayId());
    }

    private static Place place(Resident found) {
        return new Place(found.department(), found.room(), found.bed());
    }

    private static void apply(Event event, Map<StayId, PlainPlaces> plain) {
        switch (event) {
            case GuestCheckedIn in -> plain.put(in.stay(), new PlainPlaces(in.details()));
            case GuestMoved moved -> plain.get(moved.stay()).move(moved.movedAt(), moved.to());
            case StayCorrected corrected -> plain.get(corrected.stay()).correct(corrected.changes());
            default -> {
                // Nothing about where somebody is.
            }
        }
    }

    private static List<Recorded<Event>> recorded(List<Event> events, int from, int to) {
        List<Recorded<Event>> recorded = new ArrayList<>();
        for (int i = from; i < to; i++) {
            recorded.add(new Recorded<>(i + 1, at(i), events.get(i)));
        }
        return recorded;
    }

    private static Instant at(int number) {
        return Province.BEGIN.plus(Duration.ofHours(7L * number));
    }
}
