package vn.luutru.benchmark.size;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a measure was called with: {@code --name=value}, in any order. */
public final class Options {

    private final Map<String, String> values = new HashMap<>();

    /** @throws IllegalArgumentException if an argument has another form, or its name is not among these */
    public Options(List<String> args, String... names) {
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (!arg.startsWith("--") || equals < 0 || !Arrays.asList(names).contains(arg.substring(2, equals))) {
                throw new IllegalArgumentException("Not understood: " + arg + "; known: " + List.of(names));
            }
            values.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
    }

    /** The loaded folder. */
    public Path data() {
        Path data = Path.of(values.getOrDefault("data", "")).toAbsolutePath();
        if (!Files.exists(data.resolve("master.key"))) {
            throw new IllegalArgumentException("--data=FOLDER must name a folder that Load has filled");
        }
        return data;
    }

    /** Options of the service and of its virtual machine, separated by spaces. */
    public List<String> service() {
        return List.of(values.getOrDefault("service", "-Xmx768m").split(" ", -1));
    }

    /** A text. */
    public String text(String name, String usual) {
        return values.getOrDefault(name, usual);
    }

    /** A whole number. */
    public int number(String name, int usual) {
        return Integer.parseInt(values.getOrDefault(name, Integer.toString(usual)));
    }

    /** A time in seconds. */
    public Duration seconds(String name, int usual) {
        return Duration.ofSeconds(number(name, usual));
    }
}
