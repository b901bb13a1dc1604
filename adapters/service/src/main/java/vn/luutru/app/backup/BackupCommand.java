package vn.luutru.app.backup;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.luutru.adapter.embedded.EmbeddedBackup;
import vn.luutru.app.database.DataFolder;
import vn.luutru.app.settings.RefusedStartException;

/**
 * {@code java -jar luutru.jar backup --to FOLDER}: copies the data folder with the embedded database, without the master
 * key, while the service runs or while it does not ({@code docs/operations/backup-and-restore.md}).
 */
@Command(
        name = "java -jar luutru.jar backup",
        header = "Sao lưu thư mục dữ liệu, không có khoá chủ / Backs the data folder up, without the master key",
        usageHelpWidth = 110,
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Option(
            names = "--luutru.data",
            paramLabel = "FOLDER",
            description = "Thư mục dữ liệu của dịch vụ / the data folder of the service [${DEFAULT-VALUE}]",
            defaultValue = "${env:LUUTRU_DATA:-data}")
    private Path data = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            required = true,
            description = "Thư mục mới cho bản sao / the folder of the backup, which must not exist")
    private Path target = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    private BackupCommand() {}

    /**
     * Runs the command.
     *
     * @param out what it says
     * @return the exit status of the process: 0, 1 if there is no whole backup, 2 if the call is wrong
     */
    public static int run(String[] arguments, PrintStream out) {
        PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
        return new CommandLine(new BackupCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments);
    }

    @Override
    public Integer call() {
        try {
            EmbeddedBackup.Made made = copy();
            say(
                    String.format(
                            Locale.ROOT,
                            "Đã sao lưu %d tệp, %d MiB, vào %s. Khoá chủ không nằm trong đó: giữ riêng.",
                            made.files(),
                            made.bytes() >> 20,
                            target),
                    String.format(
                            Locale.ROOT,
                            "Backed up: %d files, %d MiB, in %s. The master key is not among them: keep it apart.",
                            made.files(),
                            made.bytes() >> 20,
                            target));
            return CommandLine.ExitCode.OK;
        } catch (FileNotFoundException e) {
            say(
                    "Không có cơ sở dữ liệu nhúng trong " + data + ": xem lại --luutru.data.",
                    "There is no embedded database in " + data
                            + ": look at --luutru.data. A PostgreSQL of your own has tools of its own.");
        } catch (FileAlreadyExistsException e) {
            say("Đã có " + target + ": chọn tên khác trong --to.", target + " exists: choose another name for --to.");
        } catch (NoClassDefFoundError e) {
            say(
                    "Bản dựng này không có cơ sở dữ liệu nhúng: dùng công cụ của PostgreSQL.",
                    "This build has no embedded database: use the tools of your PostgreSQL.");
        } catch (IOException | RefusedStartException e) {
            say(
                    "Không sao lưu được: " + e.getMessage(),
                    "There is no backup: " + e.getMessage()
                            + ". Run it as the user of the service, on a disk with room; one backup at a time.");
        }
        return FAILED;
    }

    /** With the lock of the folder while no service holds it: none is started while files are copied. */
    private EmbeddedBackup.Made copy() throws IOException {
        if (EmbeddedBackup.runs(data)) {
            return EmbeddedBackup.make(data, target);
        }
        if (!EmbeddedBackup.exists(data)) {
            throw new FileNotFoundException(data.toString());
        }
        DataFolder held = DataFolder.take(data);
        try {
            return EmbeddedBackup.make(data, target);
        } finally {
            held.close();
        }
    }

    private void say(String vietnamese, String english) {
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(vietnamese);
            out.println(english);
        }
    }
}
