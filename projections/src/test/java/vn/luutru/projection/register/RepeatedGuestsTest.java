package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.checkedOut;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.TestDatabase;

/** Who is declared twice is found among many who are not, without a search for each of them. */
@IntegrationTest
class RepeatedGuestsTest {

    private static final int GUESTS = 300;
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 20);
    private static final Scope WARD = Scope.ward("16531");

    private static TestDatabase database;
    private static AskedRegister register;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.create();
        try (Connection connection = database.connect()) {
            Register model = AskedRegister.begun(connection, Register.NAME);
            List<Recorded<Event>> log = log();
            model.apply(connection, 0, log);
            connection.commit();
            connection.setAutoCommit(true);
            connection.createStatement().execute("analyze");
        }
        register = new AskedRegister(asTheService());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /**
     * In June a stay of each guest under another establishment, which is over; since July a worker; in August all of them
     * in one hotel, of whom one is also elsewhere, and one was called otherwise in June.
     */
    private static List<Recorded<Event>> log() {
        List<Recorded<Event>> log = new ArrayList<>();
        add(log, 6, registered("bien", "16531"));
        add(log, 6, registered("nui", "14797"));
        for (int i = 0; i < GUESTS; i++) {
            add(
                    log,
                    6,
                    checkedIn(
                            "nui",
                            "june-" + i,
                            guest(name(i == 7 ? 8 : i), number(i), at(6)).build()));
            add(log, 6, checkedOut("nui", "june-" + i, at(6).plus(Duration.ofDays(2))));
        }
        add(log, 7, checkedIn("nui", "worker", guest(name(5), number(5), at(7)).build()));
        for (int i = 0; i < GUESTS; i++) {
            add(
                    log,
                    8,
                    checkedIn(
                            "bien",
                            "august-" + i,
                            guest(name(i), number(i), at(8)).build()));
        }
        return log;
    }

    @ParameterizedTest
    @EnumSource(names = {"TWO_PLACES", "TWO_NAMES"})
    void nobody_is_looked_up_but_those_who_are_declared_twice(ResidentTrait trait) throws SQLException {
        long before = walks();

        List<Resident> found = register.residents(
                        WARD,
                        ResidentsQuestion.builder()
                                .state(Resident.State.IN_HOUSE)
                                .trait(trait, TODAY)
                                .build())
                .items();

        assertThat(found)
                .extracting(Resident::reference)
                .containsExactly(trait == ResidentTrait.TWO_PLACES ? "august-5" : "august-7");
        assertThat(walks() - before)
                .as("walks of indexes, of %d guests and three months", GUESTS)
                .isLessThan(20);
    }

    /** Connections that plan as those of the service do. */
    private static DataSource asTheService() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setOptions(Arrays.stream(RegisterQueries.PLANS.split(";", -1))
                .map(set -> set.strip().replaceFirst("^set ", "-c ").replace(" = ", "="))
                .collect(Collectors.joining(" ")));
        return source;
    }

    /** Of indexes of stays, by sessions that are over: these have told what they did. */
    private static long walks() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            await().until(() -> number(
                            statement,
                            "select count(*) from pg_stat_activity where datname = current_database() and"
                                    + " backend_type = 'client backend'")
                    == 1);
            statement.execute("select pg_stat_clear_snapshot()");
            return number(
                    statement,
                    "select sum(idx_scan)::bigint from pg_stat_user_indexes where schemaname = 'register' and relname"
                            + " like 'stay_%'");
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void add(List<Recorded<Event>> log, int month, Event event) {
        log.add(new Recorded<>(log.size() + 1, at(month), event));
    }

    private static Instant at(int month) {
        return LocalDate.of(2026, month, 18)
                .atTime(LocalTime.of(14, 0))
                .atZone(Vietnam.ZONE)
                .toInstant();
    }

    private static String name(int guest) {
        return "Nguyễn Văn " + (char) ('A' + guest % 26) + (char) ('a' + guest / 26);
    }

    private static String number(int guest) {
        return String.format(Locale.ROOT, "038090%06d", guest + 1);
    }
}
