package vn.luutru.benchmark.micro;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.Role;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.command.Events;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.register.ResidentsQuestion;

/** How long do the police wait for an answer from a large register? {@code -p stays=10000000} for a very large one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class QuestionBenchmark {

    private static final int BATCH = 2_000;
    private static final int SAMPLES = 1_024;

    @Param({"200000"})
    public int stays = 200_000;

    private final List<GuestCheckedIn> asked = new ArrayList<>();
    private @Nullable Server server;
    private @Nullable HikariDataSource source;
    private @Nullable RegisterQueries queries;

    /** What recording costs is measured with the service: here only the register is. */
    private static final Journal JOURNAL = event ->
            CompletableFuture.completedFuture(new Journal.Entry(new Recorded<>(1, Instant.EPOCH, event), "", false));

    private static final RecordedQueries RECORDED =
            new RecordedQueries(JOURNAL, InstantSource.system(), new OperatorReads(JOURNAL, InstantSource.system()));

    private static final Caller.Official READER =
            new Caller.Official("benchmark", Role.POLICE, vn.luutru.access.Scope.province());
    private static final AccessPurpose PURPOSE = new AccessPurpose("RESIDENCE_CHECK", "1");
    private static final PersonsQuestion QUESTION = new PersonsQuestion("residents", Map.of());
    private int next;

    @Setup
    public void load() throws IOException, SQLException {
        server = Server.temporary("luutru-jmh");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        source = new HikariDataSource(config);
        queries = new RegisterQueries(source, new PersonPseudonyms(new byte[32]));
        Register register = new Register();
        Events events = new Events();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create schema " + Register.NAME);
            connection.setSchema(Register.NAME);
            register.create(connection);
            for (int loaded = 0; loaded < stays; loaded += BATCH) {
                List<Recorded<Event>> batch = events.next(BATCH);
                register.apply(connection, batch.getFirst().position() - 1, batch);
                connection.commit();
                if (asked.size() < SAMPLES && batch.getFirst().event() instanceof GuestCheckedIn in) {
                    asked.add(in);
                }
            }
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }

    @TearDown
    public void stop() throws IOException {
        Objects.requireNonNull(source).close();
        Objects.requireNonNull(server).close();
    }

    @Benchmark
    public Page<Resident> byDocument() {
        return ask(ResidentsQuestion.builder()
                .document(guest().details().documentNumber())
                .size(20)
                .build());
    }

    @Benchmark
    public Page<Resident> byEstablishmentAtAnInstant() {
        GuestCheckedIn in = guest();
        return ask(ResidentsQuestion.builder()
                .establishment(in.establishment().value())
                .at(in.details().arrivedAt())
                .size(20)
                .build());
    }

    @Benchmark
    public Page<Resident> byNameInAWard() {
        GuestCheckedIn in = guest();
        String ward = in.establishment().value().split("-", -1)[1];
        String name = Objects.requireNonNullElse(in.details().fullName(), "").toLowerCase(Locale.ROOT);
        return ask(ResidentsQuestion.builder().ward(ward).name(name).size(20).build());
    }

    private GuestCheckedIn guest() {
        return asked.get(next++ % asked.size());
    }

    private Page<Resident> ask(ResidentsQuestion question) {
        RegisterQueries register = Objects.requireNonNull(queries);
        return RECORDED.ask(
                READER,
                PURPOSE,
                QUESTION,
                access -> register.residents(access, question),
                page -> page.items().size());
    }
}
