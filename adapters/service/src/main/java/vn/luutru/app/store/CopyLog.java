package vn.luutru.app.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.luutru.adapter.eventstoredb.LogCopy;
import vn.luutru.adapter.eventstoredb.LogCopy.Comparison;
import vn.luutru.adapter.eventstoredb.LogCopy.There;
import vn.luutru.adapter.postgres.PostgresRows;
import vn.luutru.adapter.postgres.log.LogBinding;
import vn.luutru.adapter.postgres.log.LogBinding.Binding;
import vn.luutru.adapter.postgres.log.LogBinding.Bound;
import vn.luutru.adapter.postgres.log.LogBinding.Here;
import vn.luutru.adapter.postgres.log.LogBinding.Store;

/** Copies the log from PostgreSQL to EventStoreDB, while no service runs, and proves that both are equal. */
@Command(
        name = "copy-log",
        description = {
            "Chép nhật ký sự kiện từ PostgreSQL sang EventStoreDB, đóng nhật ký cũ, rồi so sánh từng byte. Dừng dịch vụ"
                    + " trước khi chép.",
            "Copies the log from PostgreSQL to EventStoreDB, closes the former one, then compares both byte by byte. Stop"
                    + " the service first."
        })
public final class CopyLog implements Callable<Integer> {

    private static final int REFUSED = 1;
    private static final int DIFFERENT = 3;
    private static final long PROGRESS = 100_000;

    private final PrintStream out;
    private long lastSaid;

    @Option(names = "--luutru.database.url", required = true, description = "jdbc:postgresql://…")
    private String url = "";

    @Option(names = "--luutru.database.username")
    private @Nullable String username;

    @Option(names = "--luutru.database.password")
    private @Nullable String password;

    @Option(names = "--luutru.eventstoredb.connection", required = true, description = "kurrentdb+discover://…")
    private String connection = "";

    @Option(names = "--luutru.eventstoredb.prefix", defaultValue = "luutru")
    private String prefix = "";

    @Option(names = "--compare-only", description = "chỉ so sánh; compare only")
    private boolean compareOnly;

    @Option(names = "--streams", description = "so sánh cả từng luồng; compare each stream too")
    private boolean streams;

    @Option(names = "--reopen", description = "bỏ việc chuyển, mở lại nhật ký cũ; give the move up, open the log again")
    private boolean reopen;

    @Option(
            names = "--bind",
            arity = "0..1",
            paramLabel = "<log>",
            fallbackValue = "",
            description = {
                "xem hai nhật ký; có mã nhật ký thì gắn cơ sở dữ liệu với nhật ký đó, không chép gì",
                "show both logs; with the id of the log, bind the database to it without a copy"
            })
    private @Nullable String bind;

    private CopyLog(PrintStream out) {
        this.out = out;
    }

    /** Addresses that are not given may stand in the environment, as they do for the service. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        CommandLine command = new CommandLine(new CopyLog(out));
        command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        command.setDefaultValueProvider(option -> {
            Map<String, String> environment = System.getenv();
            String longest = ((CommandLine.Model.OptionSpec) option).longestName();
            if (!longest.startsWith("--luutru.")) {
                // What the command does is said by whoever gives it.
                return null;
            }
            String name = longest.replaceFirst("^--", "")
                    .replace('.', '_')
                    .replace("-", "")
                    .toUpperCase(Locale.ROOT);
            return environment.get(name);
        });
        return command.execute(arguments);
    }

    @Override
    public Integer call() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(2);
        try (HikariDataSource source = new HikariDataSource(config);
                LogCopy copy = new LogCopy(connection, prefix)) {
            PostgresRows rows = new PostgresRows(source);
            LogBinding binding = new LogBinding(source);
            if (compareOnly) {
                return compare(copy, rows);
            }
            if (!binding.isMigrated()) {
                say("refused: start the service of this version once, so that the database has its form");
                return REFUSED;
            }
            if (bind != null) {
                return bind(copy.there(), binding, bind.strip());
            }
            return reopen ? reopen(binding) : move(copy, rows, binding);
        }
    }

    /** Nobody appends to the former log any more when its last part is copied: what is compared is the whole. */
    private int move(LogCopy copy, PostgresRows rows, LogBinding binding) {
        There there = copy.there();
        Bound bound = binding.find();
        if (bound != null
                && bound.store() == Store.EVENTSTOREDB
                && (there == null || !bound.log().equals(there.log()))) {
            say("refused: this database belongs to another log in EventStoreDB");
            return REFUSED;
        }
        if (there != null && there.grown()) {
            say(
                    bound != null && bound.store() == Store.EVENTSTOREDB
                            ? "refused: the log was moved, and has grown there"
                            : "refused: the log in EventStoreDB has events that never were in this database; see --bind");
            return REFUSED;
        }
        UUID log = copy.begin();
        long[] reached = {0};
        long events = copy.copy(rows, 0, position -> reached[0] = said(position));
        long closed = binding.close();
        events += copy.copy(rows, reached[0], this::said);
        say("copied: " + events + " events");
        int status = compare(copy, rows);
        return status == 0 ? bound(binding.bindElsewhere(log, closed)) : status;
    }

    /** Where no copy can prove that the log belongs to this database, whoever knows it says so by the id of the log. */
    private int bind(@Nullable There there, LogBinding binding, String asked) {
        Here here = binding.here();
        say("PostgreSQL: newest position " + here.position() + (here.closed() ? ", closed" : ", open")
                + (here.keys() ? ", keys" : ", no keys"));
        if (there == null) {
            say("EventStoreDB: no log under this prefix");
            say("refused: there is no log to bind to");
            return REFUSED;
        }
        say("EventStoreDB: log " + there.log() + ", newest position " + there.position()
                + (there.grown() ? ", written to" : ", copied"));
        if (asked.isEmpty()) {
            say("nothing was changed; to bind this database to the log in EventStoreDB: --bind=" + there.log());
            return 0;
        }
        if (!asked.equals(there.log().toString())) {
            say("refused: the log in EventStoreDB has another id than the one that was given");
            return REFUSED;
        }
        int status = bound(binding.bindElsewhere(there.log(), here.position()));
        if (status == 0) {
            say("bound");
        }
        return status;
    }

    private int bound(Binding result) {
        switch (result) {
            case BOUND -> {
                return 0;
            }
            case OWN_LOG_DIFFERS -> say("refused: events came to the former log meanwhile");
            case BELONGS_ELSEWHERE -> say("refused: this database belongs to another log in EventStoreDB");
        }
        return REFUSED;
    }

    private int reopen(LogBinding binding) {
        Bound bound = binding.find();
        if (bound != null && bound.store() == Store.EVENTSTOREDB) {
            say("refused: the log was moved, and may have grown there");
            return REFUSED;
        }
        binding.reopen();
        say("opened");
        return 0;
    }

    private long said(long position) {
        if (position - lastSaid >= PROGRESS) {
            lastSaid = position;
            say(Long.toString(position));
        }
        return position;
    }

    private int compare(LogCopy copy, PostgresRows rows) {
        Comparison comparison = copy.compare(rows);
        say("equal: " + comparison.events() + " events, SHA-256 " + comparison.digest());
        if (comparison.difference() != null) {
            say("DIFFERENT at position " + comparison.difference());
            return DIFFERENT;
        }
        if (streams) {
            UUID differing = copy.differingStream(rows, rows::stream);
            if (differing != null) {
                say("DIFFERENT in stream " + differing);
                return DIFFERENT;
            }
            say("equal: every stream");
        }
        return 0;
    }

    private void say(String text) {
        out.println(text);
    }
}
