package vn.luutru.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;

/**
 * {@code java -jar luutru.jar generate --out FILE}: writes a day of invented declarations, and beside it
 * {@code FILE.faults} with line, field and code of each planted fault.
 */
@Command(
        name = "java -jar luutru.jar generate",
        header = "Ghi một ngày khai báo giả định ra tệp NDJSON / Writes a day of invented declarations as NDJSON",
        usageHelpWidth = 110,
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class GenerateDeclarations implements Callable<Integer> {

    private static final int USAGE = CommandLine.ExitCode.USAGE;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Tệp kết quả / the file to write [${DEFAULT-VALUE}]",
            defaultValue = "declarations.ndjson")
    private Path out = Path.of("");

    @Option(
            names = "--date",
            paramLabel = "yyyy-MM-dd",
            description = "Ngày khách đến / the day of arrival [hôm qua / yesterday]")
    private @Nullable LocalDate date;

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "Số dòng của một ngày / lines of the day [${DEFAULT-VALUE}]",
            defaultValue = "20000")
    private int lines;

    @Option(
            names = "--faults",
            paramLabel = "K",
            description = "Số dòng sai có chủ ý / lines with a planted fault [${DEFAULT-VALUE}]",
            defaultValue = "0")
    private int faults;

    @Option(
            names = "--days",
            paramLabel = "D",
            description = "Số ngày liền nhau / consecutive days [${DEFAULT-VALUE}]",
            defaultValue = "1")
    private int days;

    @Option(
            names = "--average",
            paramLabel = "N",
            description = "Số lượt khách trung bình mỗi ngày khi có nhiều ngày / mean arrivals a day with --days"
                    + " [${DEFAULT-VALUE}]",
            defaultValue = "5000")
    private int average;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Cùng số thì cùng dữ liệu / the same seed gives the same data [${DEFAULT-VALUE}]",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--establishments",
            paramLabel = "FILE",
            description = "Danh sách cơ sở lưu trú của riêng bạn, CSV hoặc NDJSON / your own establishments, CSV or"
                    + " NDJSON: id,name,type,stars,regime,ward,zone,rooms,beds,remote,validFrom")
    private @Nullable Path establishments;

    @Option(
            names = "--companions",
            paramLabel = "P",
            description = "Số người nhà trên 100 khách của bệnh viện / companions per 100 guests of hospitals"
                    + " [${DEFAULT-VALUE}]",
            defaultValue = "" + DeclarationGenerator.USUAL_COMPANIONS)
    private int companions;

    private final PrintStream say;

    private GenerateDeclarations(PrintStream say) {
        this.say = say;
    }

    /**
     * Writes the file; the arguments are those of the command, without the word {@code generate}.
     *
     * @param say where errors and the usage are printed
     * @return the exit status: 0, or 2 when nothing was written because the call or the list is wrong
     */
    public static int run(String[] arguments, PrintStream say) {
        PrintWriter writer = new PrintWriter(say, true, StandardCharsets.UTF_8);
        return new CommandLine(new GenerateDeclarations(say))
                .setErr(writer)
                .setOut(writer)
                .setParameterExceptionHandler((invalid, given) -> {
                    // The message repeats what the caller typed, which names nobody.
                    say.println(invalid.getMessage());
                    invalid.getCommandLine().usage(writer);
                    return USAGE;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = new CommandLine(this);
        if (Math.min(Math.min(lines, faults), Math.min(days, average)) < 0 || companions < 0 || companions > 100) {
            say.println("Số phải từ 0 trở lên, --companions từ 0 đến 100."
                    + " / Numbers must be 0 or more, --companions 0 to 100.");
            command.usage(say);
            return USAGE;
        }
        try {
            generate();
            return CommandLine.ExitCode.OK;
        } catch (NoSuchFileException e) {
            say.println(String.format(Locale.ROOT, "Không tìm thấy tệp %s. / There is no file %1$s.", e.getFile()));
            command.usage(say);
        } catch (BadListException e) {
            say.println(e.getMessage());
        }
        return USAGE;
    }

    private void generate() throws IOException, BadListException {
        LocalDate first = date == null ? LocalDate.now(Vietnam.ZONE).minusDays(1) : date;
        List<Establishment> among =
                establishments == null ? DemoProvince.establishments() : EstablishmentList.read(establishments);
        DeclarationGenerator generator = new DeclarationGenerator(seed, among, companions);
        Stream<GeneratedLine> generated =
                days == 1 ? generator.day(first, lines, faults) : generator.days(first, days, average);
        write(generated.iterator(), out);
    }

    private static void write(Iterator<GeneratedLine> lines, Path file) throws IOException {
        Path manifest = Path.of(file + ".faults");
        long number = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                BufferedWriter faults = Files.newBufferedWriter(manifest, StandardCharsets.UTF_8)) {
            while (lines.hasNext()) {
                GeneratedLine line = lines.next();
                number++;
                out.write(line.json());
                out.write('\n');
                if (line.fault() != null) {
                    faults.write(number + "\t" + line.field() + "\t" + line.fault() + "\n");
                }
            }
        }
        if (Files.size(manifest) == 0) {
            Files.delete(manifest);
        }
    }
}
