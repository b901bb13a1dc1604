package vn.luutru.benchmark.fault;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a command was called with: {@code --name=value}, in any order. */
final class Arguments {

    private final Map<String, String> values = new HashMap<>();

    /** @throws IllegalArgumentException if an argument has another form, or its name is not among these */
    Arguments(String[] args, String... names) {
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (!arg.startsWith("--") || equals < 0 || !Arrays.asList(names).contains(arg.substring(2, equals))) {
                throw new IllegalArgumentException("Not understood: " + arg + "; known: " + List.of(names));
            }
            values.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
    }

    String text(String name, String usual) {
        return values.getOrDefault(name, usual);
    }

    long number(String name, long usual) {
        return Long.parseLong(values.getOrDefault(name, Long.toString(usual)));
    }
}
