package vn.luutru.recount;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** Invented guests: every spelling and every odd fact that the figures must bear. */
final class InventedGuests {

    private static final String[] ROOMS = {"%d", "P%d", "P.%d", "Phòng %d", "phòng  %d", "Room %d", "rm.%d", "BUỒNG %d"
    };
    private static final String[] BEDS = {"%d", "Giường %d", "G%d", "g.%d", "bed %d"};
    private static final String[] PURPOSES = {
        "TOURISM", "TOURISM", "TOURISM", "VISIT", "CONFERENCE", "WORK", "STUDY", "MEDICAL_TREATMENT", "OTHER"
    };
    private static final String[] NATIONALITIES = {"VNM", "VNM", "VNM", "VNM", "KOR", "FRA", "D", "XXX"};
    private static final String[] BORN = {"1990-03-15", "2020-06-30", "1961", "2001-05", "1975-12-31", "2011-04-20"};
    private static final String[] PROVINCES = {"38", "38", "01", "40"};
    private static final String[] METHODS = {"CARD_QR", "CARD_QR", "MANUAL", "PASSPORT_MRZ"};
    private static final String[][] EMPLOYERS = {
        {"Công ty TNHH Mẫu", "2800000001"},
        {"Cty TNHH Mẫu", null},
        {"CÔNG TY  TNHH MẪU", null},
        {"Công ty Thử", "2800000002"},
        {"Công ty Thử", "2800000003"},
        {"Cty. \"Thử\"", null},
        {"Cty Một Mình", null},
        {"Công ty (Một Mình)", null},
        {null, "2800000004"},
        {null, null}
    };
    private static final String[] DEPARTMENTS = {"Nội", "Khoa Nội", "khoa  nội", "Ngoại", "KHOA NGOẠI", null};

    private final Random random;
    private int number;

    InventedGuests(Random random) {
        this.random = random;
    }

    <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    String room(int rooms) {
        return any(ROOMS).formatted(101 + random.nextInt(rooms));
    }

    String bed() {
        return any(BEDS).formatted(1 + random.nextInt(3));
    }

    /** The body of a check-in that is received at an instant. */
    ObjectNode checkIn(String use, Instant now) {
        number++;
        ObjectNode body = ClockedLuutru.JSON.createObjectNode();
        guest(body.putObject("guest"));
        body.put("arrivedAt", arrival(now).toString());
        LocalDate day = LocalDate.ofInstant(now, PlainStay.LOCAL);
        if (random.nextInt(3) > 0) {
            body.put("expectedDepartureOn", day.plusDays(random.nextInt(9)).toString());
        }
        if ((use.equals("CAMPSITE") || use.equals("HOMESTAY")) ? random.nextBoolean() : random.nextInt(40) > 0) {
            body.put("room", room(use.equals("HOTEL") ? 12 : 5));
        }
        if (random.nextInt(3) > 0 && (use.equals("WORKER_DORMITORY") || use.equals("HOSPITAL"))) {
            body.put("bed", bed());
        }
        body.put("purpose", any(PURPOSES));
        body.putObject("capture").put("method", any(METHODS));
        if (use.equals("WORKER_DORMITORY") || random.nextInt(12) == 0) {
            employer(body.putObject("worker"));
        }
        if (use.equals("HOSPITAL")) {
            ObjectNode patient = body.putObject("patient");
            if (random.nextInt(5) > 0) {
                patient.put("role", random.nextInt(3) > 0 ? "INPATIENT" : "COMPANION");
            }
            String department = any(DEPARTMENTS);
            if (department != null) {
                patient.put("department", department);
            }
        }
        return body;
    }

    private void guest(ObjectNode guest) {
        guest.put("fullName", "Nguyễn Văn Thử");
        guest.put("sex", any(new String[] {"MALE", "FEMALE", "FEMALE", "UNKNOWN"}));
        ObjectNode document = guest.putObject("document");
        if (random.nextInt(25) == 0) {
            document.put("type", "NONE");
            if (random.nextBoolean()) {
                guest.put("dateOfBirth", any(BORN));
            }
            if (random.nextBoolean()) {
                guest.put("nationality", random.nextBoolean() ? "XXX" : "VNM");
            }
        } else {
            String nationality = any(NATIONALITIES);
            guest.put("dateOfBirth", any(BORN));
            guest.put("nationality", nationality);
            document.put("type", nationality.equals("VNM") ? "CCCD" : "PASSPORT");
            document.put(
                    "number", nationality.equals("VNM") ? "038090%06d".formatted(number) : "M%07d".formatted(number));
        }
        if (random.nextInt(4) > 0) {
            ObjectNode residence = guest.putObject("residence");
            residence.put("province", any(PROVINCES));
            if (residence.path("province").asString().equals("38")) {
                residence.put("ward", random.nextBoolean() ? "16531" : "14797");
            }
        }
    }

    void employer(ObjectNode worker) {
        String[] employer = any(EMPLOYERS);
        if (employer[0] != null) {
            worker.put("employer", employer[0]);
        }
        if (employer[1] != null) {
            worker.put("employerTaxCode", employer[1]);
        }
    }

    /** Mostly within hours, now and then days late; often on the edge of a day or of a deadline. */
    Instant arrival(Instant now) {
        int late = random.nextInt(30);
        Duration ago = late == 0
                ? Duration.ofDays(1 + random.nextInt(40))
                : late < 4 ? Duration.ofDays(1 + random.nextInt(3)) : Duration.ofMinutes(random.nextInt(600));
        Instant arrived = now.minus(ago).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        LocalDate day = LocalDate.ofInstant(arrived, PlainStay.LOCAL);
        Instant edge = switch (random.nextInt(12)) {
            case 0 -> Spread.at(day, LocalTime.MIDNIGHT);
            case 1 -> Spread.at(day.minusDays(1), LocalTime.of(23, 59, 59));
            case 2 -> Spread.at(day.minusDays(1), LocalTime.of(23, 0));
            case 3 -> Spread.at(day.minusDays(1), LocalTime.of(22, 59, 59));
            default -> arrived;
        };
        return edge.isAfter(now) ? arrived : edge;
    }

    String method() {
        return any(METHODS);
    }

    String purpose() {
        return any(PURPOSES);
    }

    String nationality() {
        return any(NATIONALITIES);
    }

    String department() {
        return any(new String[] {"Nội", "Khoa Ngoại", "Sản"});
    }

    String born() {
        return any(BORN);
    }
}
