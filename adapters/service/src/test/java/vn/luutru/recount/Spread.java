package vn.luutru.recount;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** When the invented history is sent: a spell a year before, then each day four times. */
final class Spread {

    static final LocalDate BEGIN = LocalDate.of(2025, 5, 1);
    static final LocalDate FROM = LocalDate.of(2026, 4, 1);
    static final LocalDate END = LocalDate.of(2026, 7, 1);

    private Spread() {}

    static List<Instant> instants(long seed) {
        Random random = new Random(seed);
        List<Instant> instants = new ArrayList<>();
        for (LocalDate day = BEGIN; day.isBefore(BEGIN.plusDays(45)); day = day.plusDays(2)) {
            instants.add(at(day, LocalTime.of(22, 10)));
        }
        for (LocalDate day = FROM; day.isBefore(END); day = day.plusDays(1)) {
            instants.add(at(day, LocalTime.of(0, random.nextInt(30))));
            instants.add(at(day, LocalTime.of(9, random.nextInt(60))));
            instants.add(at(day, LocalTime.of(17, random.nextInt(60))));
            instants.add(at(day, LocalTime.of(23, random.nextInt(60))));
        }
        return instants;
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(PlainStay.LOCAL).toInstant();
    }
}
