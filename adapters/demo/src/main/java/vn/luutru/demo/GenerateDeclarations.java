package vn.luutru.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.Vietnam;

/**
 * {@code java -jar luutru.jar generate --out FILE}: writes a day of invented declarations, and beside it
 * {@code FILE.faults} with line, field and code of each planted fault. Every option stands in {@code usage.txt}.
 */
public final class GenerateDeclarations {

    private static final Set<String> OPTIONS =
            Set.of("out", "date", "lines", "faults", "seed", "days", "average", "establishments", "companions");

    private GenerateDeclarations() {}

    /**
     * Writes the file; the arguments are those of the class, without the word {@code generate}.
     *
     * @param say where to say what is wrong
     * @return the exit status: 0, or 2 when nothing was written because the call or the list is wrong
     */
    public static int run(String[] arguments, PrintStream say) throws IOException {
        try {
            generate(options(arguments));
            return 0;
        } catch (NoSuchFileException e) {
            say.println("%s: ?".formatted(e.getFile()));
        } catch (BadListException e) {
            say.println(e.getMessage());
            return 2;
        } catch (IllegalArgumentException | DateTimeException e) {
            // What was given is repeated: it is what the caller typed, and no person's.
            say.println(e.getMessage());
        }
        say.print(usage());
        return 2;
    }

    private static void generate(Map<String, String> options) throws IOException, BadListException {
        LocalDate today = LocalDate.now(Vietnam.ZONE);
        LocalDate date =
                LocalDate.parse(options.getOrDefault("date", today.minusDays(1).toString()));
        int lines = number(options, "lines", 20_000);
        int faults = number(options, "faults", 0);
        int days = number(options, "days", 1);
        int companions = Math.min(100, number(options, "companions", DeclarationGenerator.USUAL_COMPANIONS));
        long seed = Long.parseLong(options.getOrDefault("seed", "1"));
        Path file = Path.of(options.getOrDefault("out", "declarations.ndjson"));
        String list = options.get("establishments");
        List<Establishment> houses =
                list == null ? DemoProvince.establishments() : EstablishmentList.read(Path.of(list));
        DeclarationGenerator generator = new DeclarationGenerator(seed, houses, companions);
        Stream<GeneratedLine> generated = days == 1
                ? generator.day(date, lines, faults)
                : generator.days(date, days, number(options, "average", 5_000));
        write(generated.iterator(), file);
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        int number = Integer.parseInt(options.getOrDefault(name, Integer.toString(otherwise)));
        if (number < 0) {
            throw new IllegalArgumentException("--%s %d".formatted(name, number));
        }
        return number;
    }

    private static String usage() throws IOException {
        try (InputStream usage = GenerateDeclarations.class.getResourceAsStream("usage.txt")) {
            return new String(Objects.requireNonNull(usage).readAllBytes(), StandardCharsets.UTF_8);
        }
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
                    faults.write("%d\t%s\t%s%n".formatted(number, line.field(), line.fault()));
                }
            }
        }
        if (Files.size(manifest) == 0) {
            Files.delete(manifest);
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            boolean known = arguments[i].startsWith("--") && OPTIONS.contains(arguments[i].substring(2));
            if (!known || i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " ?");
            }
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return options;
    }
}
