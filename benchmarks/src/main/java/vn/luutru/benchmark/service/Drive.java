package vn.luutru.benchmark.service;

import java.net.URI;
import java.time.Duration;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.load.CheckInRequests;
import vn.luutru.benchmark.load.GeneratedGuests;
import vn.luutru.benchmark.load.Service;

/** What does a running service spend its time on? Drives one path at full speed while a profiler watches the service. */
public final class Drive {

    private Drive() {}

    /** @param args {@code bulk} or {@code single}, the service's address, seconds, connections */
    public static void main(String[] args) throws Exception {
        String run = "D" + Long.toString(System.currentTimeMillis(), 36);
        Duration time = Duration.ofSeconds(Long.parseLong(args[2]));
        int connections = Integer.parseInt(args[3]);
        try (Service service = new Service(URI.create(args[1]), "demo-operator");
                Measure measure = args[0].equals("bulk")
                        ? new BulkPush(service, new GeneratedGuests(run), connections)
                        : new SingleCalls(
                                service,
                                new CheckInRequests(new GeneratedGuests(run), service.operator()),
                                connections)) {
            System.out.printf("%s: %,.0f/s%n", measure.name(), measure.perSecond(time));
        }
    }
}
