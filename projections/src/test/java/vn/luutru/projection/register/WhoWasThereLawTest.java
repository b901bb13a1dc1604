package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.projection.Province;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.register.Resident.State;
import vn.luutru.projection.table.SqlText;

/** Whoever was there is found, by what index or list ever: as going through all stays one by one finds them. */
@IntegrationTest
class WhoWasThereLawTest {

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

    @Property(tries = 10)
    void at_every_instant_those_are_found_who_had_come_and_not_left(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        List<Recorded<Event>> log = log(seed, random);
        AskedRegister queries = new AskedRegister(database.dataSource());
        try (Connection connection = database.connect()) {
            Register register = AskedRegister.begun(connection, Register.NAME);
            for (int from = 0; from < log.size(); ) {
                int to = Math.min(log.size(), from + 1 + random.nextInt(30));
                register.apply(connection, from, log.subList(from, to));
                connection.commit();
                from = to;
                for (int i = 0; i < 4; i++) {
                    ResidentsQuestion question = question(random, from);
                    assertThat(found(queries, question, 1 + random.nextInt(20)))
                            .isEqualTo(oneByOne(connection, question));
                }
            }
        }
    }

    /** Two months and more; some arrivals are mistaken by months, to the past or to the future. */
    private static List<Recorded<Event>> log(long seed, Random random) {
        List<Recorded<Event>> log = new ArrayList<>();
        List<GuestCheckedIn> guests = new ArrayList<>();
        for (Event event : Province.history(seed, LENGTH)) {
            log.add(new Recorded<>(log.size() + 1, at(log.size()), event));
            if (event instanceof GuestCheckedIn in) {
                guests.add(in);
            } else if (random.nextInt(5) == 0 && !guests.isEmpty()) {
                GuestCheckedIn guest = guests.get(random.nextInt(guests.size()));
                Instant mistaken = at(log.size()).plus(Duration.ofDays(random.nextInt(200) - 100L));
                log.add(new Recorded<>(
                        log.size() + 1,
                        at(log.size()),
                        Province.corrected(
                                guest.establishment().value(), guest.reference(), Field.ARRIVED_AT, mistaken)));
            }
        }
        return log;
    }

    private static Instant at(int number) {
        return Province.BEGIN.plus(Duration.ofHours(7L * number));
    }

    /** Of an establishment, a ward or all; with an instant, a period or none of both. */
    private static ResidentsQuestion question(Random random, int now) {
        Instant some = at(now).plus(Duration.ofHours(random.nextInt(2_400) - 1_600L));
        int when = random.nextInt(4);
        return ResidentsQuestion.builder()
                .ward(random.nextInt(3) == 0 ? "16531" : null)
                .establishment(random.nextInt(2) == 0 ? "h" + random.nextInt(4) : null)
                .at(when == 0 ? some : null)
                .from(when == 1 ? some : null)
                .to(when == 1 ? some.plus(Duration.ofHours(random.nextInt(200))) : null)
                .state(random.nextInt(2) == 0 || when > 1 ? State.IN_HOUSE : null)
                .build();
    }

    private static List<String> found(AskedRegister queries, ResidentsQuestion question, int size) {
        return AskedRegister.names(queries.all(Scope.province(), question.toBuilder(), size));
    }

    private static List<String> oneByOne(Connection connection, ResidentsQuestion question) throws SQLException {
        Instant from = question.at() == null ? question.from() : question.at();
        SqlText sql = new SqlText()
                .add("select establishment || '/' || reference as name from register.stay where true")
                .addIf(question.ward(), "and ward = ?")
                .addIf(question.establishment(), "and establishment = ?")
                .addIf(question.state(), "and state = ?")
                .addIf(from, "and state <> 'CANCELLED' and (departed_at is null or departed_at > ?)")
                .addIf(question.at(), "and arrived_at <= ?")
                .addIf(question.to(), "and state <> 'CANCELLED' and arrived_at < ?");
        return sql.add("order by establishment, arrived_at, stay_id").list(connection, row -> row.getString("name"));
    }
}
