package vn.luutru.recount;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** The lines of an invented history, tick by tick: check-ins and whatever may happen to a stay afterwards. */
final class InventedHistory {

    /** A stay that something may still happen to. */
    private static final class Guest {
        final String establishment;
        final String use;
        final String reference;
        final List<Instant> arrivals = new ArrayList<>();
        boolean departed;

        Guest(String establishment, String use, String reference) {
            this.establishment = establishment;
            this.use = use;
            this.reference = reference;
        }
    }

    private final Random random;
    private final InventedGuests invented;
    private final List<Guest> guests = new ArrayList<>();

    InventedHistory(long seed) {
        random = new Random(seed);
        invented = new InventedGuests(random);
    }

    /**
     * What is sent at an instant.
     *
     * @param establishments ids of establishments with their types, as {@code id TYPE}
     */
    List<ObjectNode> lines(Instant now, List<String> establishments, int checkIns) {
        List<ObjectNode> lines = new ArrayList<>();
        for (int i = 0; i < checkIns; i++) {
            lines.add(checkIn(
                    now, invented.any(establishments.toArray(String[]::new)).split(" ")));
        }
        List<Guest> known = List.copyOf(guests);
        for (int i = 0; i < checkIns; i++) {
            Guest guest = known.get(random.nextInt(known.size()));
            switch (random.nextInt(10)) {
                case 0 -> lines.add(cancellation(guest));
                case 1, 2, 3 -> lines.add(correction(guest, now));
                case 4, 5 -> lines.add(move(guest, now));
                default -> lines.add(checkOut(guest, now));
            }
        }
        // Most leave soon: those who came some days ago and are not forgotten.
        for (Guest guest : known) {
            boolean forgotten = guest.reference.hashCode() % 11 == 0;
            if (!guest.departed && !forgotten && random.nextInt(12) == 0) {
                lines.add(checkOut(guest, now));
            }
        }
        return lines;
    }

    private ObjectNode checkIn(Instant now, String[] establishment) {
        Guest guest = new Guest(establishment[0], establishment[1], "R" + guests.size());
        guests.add(guest);
        ObjectNode line = invented.checkIn(guest.use, now);
        guest.arrivals.add(Instant.parse(line.path("arrivedAt").asString()));
        return addressed(line, "CHECK_IN", guest);
    }

    private ObjectNode checkOut(Guest guest, Instant now) {
        guest.departed = true;
        Instant arrived = guest.arrivals.getLast();
        long minutes = Math.max(1, Duration.between(arrived, now).toMinutes());
        Instant left = random.nextInt(4) == 0
                ? now.minus(Duration.ofMinutes(random.nextLong(minutes)))
                : now.truncatedTo(ChronoUnit.SECONDS);
        if (random.nextInt(10) == 0) {
            Instant midnight = LocalDate.ofInstant(now, PlainStay.LOCAL)
                    .atStartOfDay(PlainStay.LOCAL)
                    .toInstant();
            left = midnight.isBefore(arrived) ? left : midnight;
        }
        ObjectNode line = ClockedLuutru.JSON.createObjectNode();
        line.put("departedAt", left.toString());
        return addressed(line, "CHECK_OUT", guest);
    }

    private ObjectNode move(Guest guest, Instant now) {
        Instant arrived = guest.arrivals.getLast();
        long minutes = Math.max(1, Duration.between(arrived, now).toMinutes());
        Instant at = arrived.plus(Duration.ofMinutes(random.nextLong(minutes)));
        if (random.nextInt(6) == 0) {
            // To the second at which a night is counted.
            Instant midnight = LocalDate.ofInstant(at, PlainStay.LOCAL)
                    .atStartOfDay(PlainStay.LOCAL)
                    .toInstant();
            at = midnight.isBefore(arrived) ? at : midnight;
        }
        ObjectNode line = ClockedLuutru.JSON.createObjectNode();
        line.put("movedAt", at.toString());
        int what = random.nextInt(4);
        if (what > 0) {
            line.put("room", invented.room(5));
        }
        if (what == 0 || what == 3) {
            line.put("bed", invented.bed());
        }
        if (guest.use.equals("HOSPITAL") && random.nextBoolean()) {
            line.put("department", invented.department());
        }
        return addressed(line, "MOVE", guest);
    }

    private ObjectNode cancellation(Guest guest) {
        ObjectNode line = ClockedLuutru.JSON.createObjectNode();
        line.put("reason", invented.any(new String[] {"ENTERED_BY_MISTAKE", "DUPLICATE"}));
        guest.departed = true;
        return addressed(line, "CANCELLATION", guest);
    }

    private ObjectNode correction(Guest guest, Instant now) {
        ObjectNode line = ClockedLuutru.JSON.createObjectNode();
        line.put("reason", "Sửa lần " + random.nextInt(1_000_000));
        ObjectNode changes = line.putObject("changes");
        switch (random.nextInt(11)) {
            case 0, 1, 2 -> arrival(guest, changes, now);
            case 3 -> changes.put("room", invented.room(5));
            case 4 -> changes.put("bed", random.nextInt(3) == 0 ? null : invented.bed());
            case 5 -> changes.put("purpose", invented.purpose());
            case 6 -> changes.putObject("guest").put("nationality", invented.nationality());
            case 7 ->
                changes.putObject("guest").put("dateOfBirth", invented.born()).put("sex", "MALE");
            case 8 -> {
                if (guest.use.equals("HOSPITAL")) {
                    changes.putObject("patient").put("department", invented.department());
                } else {
                    changes.putObject("capture").put("method", invented.method());
                }
            }
            case 9 -> invented.employer(changes.putObject("worker"));
            default -> {
                if (random.nextInt(3) == 0) {
                    Instant to = guest.arrivals.getLast().plus(Duration.ofHours(1 + random.nextInt(30)));
                    changes.put("movedAt", random.nextInt(3) == 0 || to.isAfter(now) ? null : to.toString());
                } else if (guest.departed && random.nextBoolean()) {
                    changes.putNull("departedAt");
                    guest.departed = false;
                } else {
                    changes.putObject("guest").putObject("residence").put("province", "40");
                }
            }
        }
        return addressed(line, "CORRECTION", guest);
    }

    /** To another day, back to the first one, or on to a third. */
    private void arrival(Guest guest, ObjectNode changes, Instant now) {
        Instant first = guest.arrivals.getFirst();
        Instant to = guest.arrivals.size() > 1 && random.nextBoolean()
                ? first
                : first.minus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
        if (random.nextInt(5) == 0 && first.plus(Duration.ofDays(1)).isBefore(now)) {
            to = first.plus(Duration.ofHours(random.nextInt(24)));
        }
        guest.arrivals.add(to);
        changes.put("arrivedAt", to.toString());
    }

    private static ObjectNode addressed(ObjectNode line, String type, Guest guest) {
        return line.put("type", type)
                .put("establishmentId", guest.establishment)
                .put("reference", guest.reference);
    }
}
