package vn.luutru.benchmark.size;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.benchmark.Server;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.EstablishmentCount;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.register.ResidentTrait;
import vn.luutru.projection.register.ResidentsQuestion;

/**
 * How long does the register take for what the first pages of the police ask, alone, on the folder of a {@link Load}?
 *
 * <p>One connection, planned as the service's are; each question of a ward and of the province in turns.
 */
public final class PoliceLists {

    private static final String WARD = "16531";
    private static final String PROVINCE = "province";
    private static final int SHOWN = 200;
    private static final int WARM_UP = 20;

    /** What recording costs is measured with the service. */
    private static final Journal JOURNAL = event ->
            CompletableFuture.completedFuture(new Journal.Entry(new Recorded<>(1, Instant.EPOCH, event), "", false));

    private static final RecordedQueries RECORDED =
            new RecordedQueries(JOURNAL, InstantSource.system(), new OperatorReads(JOURNAL, InstantSource.system()));

    private record Asked(String name, Scope scope, Function<RegisterAccess, Integer> question, List<Double> millis) {

        int ask() {
            return RECORDED.ask(
                    new Caller.Official("benchmark", Role.POLICE, scope),
                    new AccessPurpose("RESIDENCE_CHECK", "1"),
                    new PersonsQuestion("benchmark", Map.of()),
                    question,
                    found -> found);
        }
    }

    private PoliceLists() {}

    /** @param args the folder, how often each question is asked (200), and a ward's code or {@code province} (both) */
    public static void main(String[] args) throws Exception {
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        try (Server server = new Server(Path.of(args[0]));
                HikariDataSource database = pool(server)) {
            List<Asked> all = new ArrayList<>();
            for (String where : args.length > 2 ? List.of(args[2]) : List.of(WARD, PROVINCE)) {
                all.addAll(questions(database, where));
            }
            for (int i = 0; i < WARM_UP + times; i++) {
                for (Asked one : all) {
                    long start = System.nanoTime();
                    one.ask();
                    if (i >= WARM_UP) {
                        one.millis.add((System.nanoTime() - start) / 1e6);
                    }
                }
            }
            System.out.println("| Question | found | p50 ms | p95 ms |\n| --- | --- | --- | --- |");
            for (Asked one : all) {
                double[] sorted = one.millis.stream()
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %,d | %.1f | %.1f |%n",
                        one.name,
                        one.ask(),
                        sorted[sorted.length / 2],
                        sorted[sorted.length * 95 / 100]);
            }
        }
    }

    private static HikariDataSource pool(Server server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql(RegisterQueries.PLANS);
        return new HikariDataSource(config);
    }

    /** @param where a ward's code, or {@link #PROVINCE} */
    private static List<Asked> questions(HikariDataSource database, String where) {
        RegisterQueries register = new RegisterQueries(database, new PersonPseudonyms(new byte[32]));
        PoliceQueries police = new PoliceQueries(database, register);
        LocalDate today = Vietnam.dateOf(Instant.now());
        Scope scope = where.equals(PROVINCE) ? Scope.province() : Scope.ward(where);
        return List.of(
                new Asked(
                        where + ": in house",
                        scope,
                        access -> police.establishments(access, null, today).stream()
                                .mapToInt(EstablishmentCount::inHouse)
                                .sum(),
                        new ArrayList<>()),
                new Asked(
                        where + ": persons in two places",
                        scope,
                        access -> listed(register, access, ResidentTrait.TWO_PLACES, today),
                        new ArrayList<>()),
                new Asked(
                        where + ": papers under two names",
                        scope,
                        access -> listed(register, access, ResidentTrait.TWO_NAMES, today),
                        new ArrayList<>()));
    }

    private static int listed(RegisterQueries register, RegisterAccess access, ResidentTrait trait, LocalDate today) {
        Page<Resident> page = register.residents(
                access,
                ResidentsQuestion.builder()
                        .state(Resident.State.IN_HOUSE)
                        .trait(trait, today)
                        .size(SHOWN)
                        .build());
        return page.items().size();
    }
}
