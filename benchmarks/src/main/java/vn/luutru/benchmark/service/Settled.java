package vn.luutru.benchmark.service;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.Spread;
import vn.luutru.benchmark.load.Service;

/**
 * A measure that writes, and lets the projections of the service catch up before another has its turn: what is still
 * to be applied would else be paid for by the next. How long that takes is printed, since it is no part of the rate.
 */
final class Settled implements Measure {

    private final Measure measure;
    private final Service service;
    private final List<Double> behind = new ArrayList<>();

    Settled(Measure measure, Service service) {
        this.measure = measure;
        this.service = service;
    }

    @Override
    public String name() {
        return measure.name();
    }

    @Override
    public double perSecond(Duration time) throws Exception {
        double rate = measure.perSecond(time);
        long end = System.nanoTime();
        while (isBehind()) {
            Thread.sleep(20);
        }
        behind.add((System.nanoTime() - end) / 1e9);
        return rate;
    }

    /** Seconds until everything was visible, after each turn. */
    Spread secondsBehind() {
        return Spread.of(behind);
    }

    private boolean isBehind() throws IOException, InterruptedException {
        for (JsonNode projection : service.get("/v1/projections", "demo-admin").path("items")) {
            boolean kept = !projection.path("state").asString().equals("INACTIVE");
            if (kept && projection.path("lagEvents").asLong() > 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException, SQLException {
        measure.close();
    }
}
