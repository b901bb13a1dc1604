package vn.luutru.benchmark.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Locale;

/**
 * How the load generator was called.
 *
 * @param url         of the service
 * @param scenario    how many declarations there are
 * @param evening     when they come
 * @param singleShare the share of declarations that come one by one, from 0 to 1; the others are pushed
 * @param pushLines   lines of a push: a bus has 45 seats
 * @param connections for single calls; pushes have a quarter as many
 * @param report      where the report is written
 */
record Options(
        URI url, Scenario scenario, Evening evening, double singleShare, int pushLines, int connections, Path report) {

    static final String USAGE = """
            LoadGenerator [--url=http://localhost:8080] [--scenario=province-peak-evening|nation-peak-evening|ten-nations]
                          [--from=21:00] [--speed=1] [--single=0.5] [--push-lines=45] [--connections=256]
                          [--report=load-report.html]
            """;

    static Options of(String[] args) {
        URI url = URI.create("http://localhost:8080");
        Scenario scenario = Scenario.PROVINCE_PEAK_EVENING;
        LocalTime from = Evening.BEGIN;
        double speed = 1;
        double single = 0.5;
        int lines = 45;
        int connections = 256;
        Path report = Path.of("load-report.html");
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(USAGE);
            }
            String value = arg.substring(equals + 1);
            switch (arg.substring(0, equals)) {
                case "--url" -> url = URI.create(value);
                case "--scenario" ->
                    scenario = Scenario.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
                case "--from" -> from = LocalTime.parse(value);
                case "--speed" -> speed = Double.parseDouble(value);
                case "--single" -> single = Double.parseDouble(value);
                case "--push-lines" -> lines = Integer.parseInt(value);
                case "--connections" -> connections = Integer.parseInt(value);
                case "--report" -> report = Path.of(value);
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new Options(url, scenario, new Evening(from, speed), single, lines, connections, report);
    }
}
