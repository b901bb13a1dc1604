package vn.luutru.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import vn.luutru.declaration.Vietnam;

/**
 * {@code java -jar luutru.jar generate --out FILE [--date yyyy-MM-dd] [--lines N] [--faults K] [--seed S]}: writes a
 * day of invented declarations, and beside it {@code FILE.faults} with line, field and code of each planted fault.
 * {@code --days D --average N} writes several days that belong together.
 */
public final class GenerateDeclarations {

    private GenerateDeclarations() {}

    /** Writes the file; the arguments are those of the class, without the word {@code generate}. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = options(arguments);
        LocalDate today = LocalDate.now(Vietnam.ZONE);
        LocalDate date =
                LocalDate.parse(options.getOrDefault("date", today.minusDays(1).toString()));
        int lines = Integer.parseInt(options.getOrDefault("lines", "20000"));
        int faults = Integer.parseInt(options.getOrDefault("faults", "0"));
        int days = Integer.parseInt(options.getOrDefault("days", "1"));
        long seed = Long.parseLong(options.getOrDefault("seed", "1"));
        Path file = Path.of(options.getOrDefault("out", "declarations.ndjson"));
        DeclarationGenerator generator = new DeclarationGenerator(seed, DemoProvince.establishments());
        Stream<GeneratedLine> generated = days == 1
                ? generator.day(date, lines, faults)
                : generator.days(date, days, Integer.parseInt(options.getOrDefault("average", "5000")));
        write(generated.iterator(), file);
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
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("Options are --name value; what is this: " + arguments[i]);
            }
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return options;
    }
}
