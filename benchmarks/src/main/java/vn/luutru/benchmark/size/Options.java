package vn.luutru.benchmark.size;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a measure at size was called with: {@code --name=value}, in any order. */
final class Options {

    private final Map<String, String> values = new HashMap<>();

    /** @throws IllegalArgumentException if an argument has another form, or its name is not among these */
    Options(List<String> args, String... names) {
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (!arg.startsWith("--") || equals < 0 || !Arrays.asList(names).contains(arg.substring(2, equals))) {
                throw new IllegalArgumentException("Not understood: " + arg + "; known: " + List.of(names));
            }
            values.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
    }

    /** The loaded folder. */
    Path data() {
        Path data = Path.of(values.getOrDefault("data", "")).toAbsolutePath();
        if (!Files.exists(data.resolve("master.key"))) {
            throw new IllegalArgumentException("--data=FOLDER must name a folder that Load has filled");
        }
        return data;
    }

    /** Options of the service and of its virtual machine, separated by spaces. */
    List<String> service() {
        return List.of(values.getOrDefault("service", "-Xmx768m").split(" ", -1));
    }

    int number(String name, int usual) {
        return Integer.parseInt(values.getOrDefault(name, Integer.toString(usual)));
    }

    /** A time in seconds. */
    Duration seconds(String name, int usual) {
        return Duration.ofSeconds(number(name, usual));
    }
}
