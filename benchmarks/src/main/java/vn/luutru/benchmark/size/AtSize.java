package vn.luutru.benchmark.size;

import java.util.List;

/**
 * What does the service do on top of years of stays? On a folder that {@link Load} has filled; each measure adds to it.
 *
 * <p>{@link Writes}, {@link Questions}, {@link OfficePages}, {@link Sustained}, {@link Memory}, {@link Starts}: each begins with its question.
 */
public final class AtSize {

    private static final String USAGE = """
            AtSize writes    --data=FOLDER [--rounds=5] [--seconds=10] [--warmup=60] [--connections=4]
            AtSize questions --data=FOLDER [--seconds=120] [--warmup=60] [--writes=2000] [--persons=20] [--figures=2]
            AtSize pages     --data=FOLDER [--seconds=120] [--warmup=60] [--writes=500] [--pages=1]
            AtSize sustained --data=FOLDER [--seconds=600] [--warmup=60] [--connections=4] [--lines=500]
                             [--lag=2500] [--lag-of-figures=15000] [--rounds=3] [--probes=2]
            AtSize memory    --data=FOLDER [--lines=10000000]
            AtSize starts    --data=FOLDER [--rounds=5] [--pushed=5]
            each with [--service=-Xmx768m], options of the service and of its JVM separated by spaces
            """;

    private AtSize() {}

    /** @param args the measure and its options */
    public static void main(String[] args) throws Exception {
        List<String> options = args.length == 0 ? List.of() : List.of(args).subList(1, args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "writes" ->
                Writes.run(new Options(options, "data", "service", "rounds", "seconds", "warmup", "connections"));
            case "questions" ->
                Questions.run(
                        new Options(options, "data", "service", "seconds", "warmup", "writes", "persons", "figures"));
            case "pages" ->
                OfficePages.run(new Options(options, "data", "service", "seconds", "warmup", "writes", "pages"));
            case "sustained" ->
                Sustained.run(new Options(
                        options,
                        "data",
                        "service",
                        "seconds",
                        "warmup",
                        "connections",
                        "lines",
                        "lag",
                        "lag-of-figures",
                        "rounds",
                        "probes"));
            case "memory" -> Memory.run(new Options(options, "data", "service", "lines"));
            case "starts" -> Starts.run(new Options(options, "data", "service", "rounds", "pushed"));
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }
}
