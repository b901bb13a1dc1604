package vn.luutru.projection.tourism;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.figures.StayFigures;

/**
 * How long a question takes over a year of stays in 1,000 houses. Not a test; run its {@code main} with the test
 * classpath and the number of stays.
 */
public final class TourismSpeed {

    private static final Clock NEW_YEAR = Clock.fixed(Instant.parse("2026-12-31T20:00:00Z"), Vietnam.ZONE);
    private static final int ROUNDS = 7;

    private TourismSpeed() {}

    public static void main(String[] arguments) throws SQLException {
        int stays = Integer.parseInt(arguments[0]);
        try (TestDatabase database = TestDatabase.create()) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create schema figures");
                new StayFigures(List.of()).create(connection, StayFigures.NAME);
                statement.execute(filling(stays));
                statement.execute("vacuum analyze figures.stay");
                statement.execute("analyze figures.description");
            }
            Rounding rounding = new Rounding("a secret of the service".getBytes(StandardCharsets.UTF_8));
            TourismQueries queries = new TourismQueries(database.dataSource(), NEW_YEAR, AgeGroups.USUAL, rounding);
            LocalDate year = LocalDate.of(2026, 1, 1);
            for (boolean exact : new boolean[] {true, false}) {
                time(queries, new TourismQuestion(year, year.plusMonths(1), List.of(), null, exact));
                time(queries, new TourismQuestion(year, year.plusYears(1), List.of(GroupBy.MONTH), null, exact));
                time(queries, new TourismQuestion(year, year.plusYears(1), List.of(GroupBy.WARD), null, exact));
                time(queries, new TourismQuestion(year, year.plusYears(1), List.of(GroupBy.NATIONALITY), null, exact));
            }
        }
    }

    private static void time(TourismQueries queries, TourismQuestion question) {
        long[] took = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            queries.figures(question);
            took[i] = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        }
        Arrays.sort(took);
        System.out.printf("median %d ms, slowest %d ms: %s%n", took[ROUNDS / 2], took[ROUNDS - 1], question);
    }

    private static String filling(int stays) {
        return """
                insert into figures.description
                select 'h' || i, 'Nhà ' || i, 'HOTEL', 1 + i %% 5, 'LICENSED_LODGING', 'w' || i %% 166, null, 30, 60,
                    false, '2020-01-01' from generate_series(1, 1000) i;
                insert into figures.stay (stay_id, establishment, timeliness, age, cancelled, arrived_at, departed_at, sex,
                    nationality, residence_province, room, bed, purpose)
                select gen_random_uuid(), 'h' || 1 + i %% 1000, 'ON_TIME', i %% 80, false, d + time '07:00',
                    d + n + time '05:00', (array['MALE', 'FEMALE'])[1 + i %% 2],
                    (array['VNM', 'VNM', 'VNM', 'VNM', 'KOR', 'FRA', 'CHN'])[1 + i %% 7], '38',
                    '' || (100 + i / 1000 %% 30), null, 'TOURISM'
                from (select i, '2026-01-01'::date + (i::bigint * 365 / %1$d)::int as d, i / 3 %% 4 as n
                    from generate_series(1, %1$d) i) g""".formatted(stays);
    }
}
