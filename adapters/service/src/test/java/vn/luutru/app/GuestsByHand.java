package vn.luutru.app;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Invented guests, and the figures of the forms as one would count them by hand: guest by guest and day by day. */
public final class GuestsByHand {

    /** After so many nights a check-out that was not declared is taken for forgotten. */
    private static final int OPEN_NIGHTS = 30;

    /** Local times; without a departure the guest is still there. */
    record Guest(
            String establishment,
            String reference,
            String nationality,
            String purpose,
            String room,
            LocalDateTime arrived,
            LocalDateTime departed) {

        boolean tourist() {
            return !purpose.equals("WORK") && !purpose.equals("STUDY") && !purpose.equals("MEDICAL_TREATMENT");
        }

        boolean stays(LocalDate night) {
            return !night.isBefore(arrived.toLocalDate())
                    && (departed == null
                            ? night.isBefore(arrived.toLocalDate().plusDays(OPEN_NIGHTS))
                            : night.isBefore(departed.toLocalDate()));
        }

        boolean leavesTheSameDay() {
            return departed != null && departed.toLocalDate().equals(arrived.toLocalDate());
        }

        String checkIn() {
            boolean domestic = nationality.equals("VNM");
            return """
                {"type": "CHECK_IN", "establishmentId": "%s", "reference": "%s", "guest": {"fullName": "%s",
                 "dateOfBirth": "1990-03-15", "sex": "MALE", "nationality": "%s",
                 "document": {"type": "%s", "number": "%s"},
                 "residence": {"province": "38", "ward": "16531", "address": "Khu phố Mẫu"}},
                 "arrivedAt": "%s:00+07:00", "expectedDepartureOn": "%s", "room": "%s", "purpose": "%s",
                 "capture": {"method": "MANUAL"}}\
                """.formatted(
                            establishment,
                            reference,
                            domestic ? "Nguyễn Văn Biểu" : "HONG GILDONG",
                            nationality,
                            domestic ? "CCCD" : "PASSPORT",
                            domestic ? "038090555123" : "M00000001",
                            arrived,
                            arrived.toLocalDate().plusDays(3),
                            room,
                            purpose)
                    .replace("\n", " ");
        }

        String checkOut() {
            return """
                {"type": "CHECK_OUT", "establishmentId": "%s", "reference": "%s", "departedAt": "%s:00+07:00"}\
                """.formatted(establishment, reference, departed);
        }
    }

    private final List<Guest> guests = new ArrayList<>();

    /** Guests of the spring of a year in these establishments. */
    public static GuestsByHand invented(long seed, int year, List<String> establishments, int number) {
        Random random = new Random(seed);
        GuestsByHand invented = new GuestsByHand();
        String[] nationalities = {"VNM", "VNM", "KOR", "FRA"};
        String[] purposes = {"TOURISM", "TOURISM", "TOURISM", "CONFERENCE", "WORK"};
        for (int i = 0; i < number; i++) {
            LocalDateTime arrived = LocalDate.of(year, 3, 28)
                    .plusDays(random.nextInt(60))
                    .atTime(random.nextInt(20), random.nextInt(60));
            LocalDateTime departed = switch (random.nextInt(6)) {
                case 0 -> null;
                case 1 -> arrived.toLocalDate().atTime(23, 45);
                default ->
                    arrived.toLocalDate().plusDays(1 + random.nextInt(12)).atTime(11, 0);
            };
            invented.guests.add(new Guest(
                    establishments.get(random.nextInt(establishments.size())),
                    "g" + i,
                    nationalities[random.nextInt(nationalities.length)],
                    purposes[random.nextInt(purposes.length)],
                    Integer.toString(101 + random.nextInt(4)),
                    arrived,
                    departed));
        }
        return invented;
    }

    public String lines() {
        StringBuilder lines = new StringBuilder();
        for (Guest guest : guests) {
            lines.append(guest.checkIn()).append('\n');
            if (guest.departed != null) {
                lines.append(guest.checkOut()).append('\n');
            }
        }
        return lines.toString();
    }

    /** The ten figures of form 01-CS/LTDL from top to bottom. */
    public List<Long> month(String establishment, YearMonth month) {
        List<Long> form = new ArrayList<>();
        List<Long> overnight = new ArrayList<>();
        List<Long> sameDay = new ArrayList<>();
        List<Long> days = new ArrayList<>();
        for (String origin : new String[] {"all", "international", "domestic"}) {
            long left = 0;
            long stayed = 0;
            long nights = 0;
            for (Guest guest : guests) {
                boolean domestic = guest.nationality.equals("VNM");
                if (!guest.establishment.equals(establishment)
                        || !guest.tourist()
                        || (origin.equals("domestic") && !domestic)
                        || (origin.equals("international") && domestic)) {
                    continue;
                }
                if (YearMonth.from(guest.arrived).equals(month)) {
                    left += guest.leavesTheSameDay() ? 1 : 0;
                    stayed += guest.leavesTheSameDay() ? 0 : 1;
                }
                for (int day = 1; day <= month.lengthOfMonth(); day++) {
                    nights += guest.stays(month.atDay(day)) ? 1 : 0;
                }
            }
            overnight.add(stayed);
            sameDay.add(left);
            days.add(nights);
        }
        form.add(overnight.getFirst() + sameDay.getFirst());
        form.addAll(overnight);
        form.addAll(sameDay);
        form.addAll(days);
        return form;
    }

    /** What form 015.N/BCC-TMDV tells of the use of one establishment from a day to the day before another. */
    public List<Long> year(String establishment, LocalDate from, LocalDate to) {
        long overnight = 0;
        long international = 0;
        long bedNights = 0;
        Set<String> rooms = new HashSet<>();
        for (Guest guest : guests) {
            if (!guest.establishment.equals(establishment) || !guest.tourist()) {
                continue;
            }
            LocalDate arrived = guest.arrived.toLocalDate();
            if (!arrived.isBefore(from) && arrived.isBefore(to) && !guest.leavesTheSameDay()) {
                overnight++;
                international += guest.nationality.equals("VNM") ? 0 : 1;
            }
            for (LocalDate night = from; night.isBefore(to); night = night.plusDays(1)) {
                if (guest.stays(night)) {
                    bedNights++;
                    rooms.add(guest.room + " " + night);
                }
            }
        }
        return List.of(overnight, international, (long) rooms.size(), bedNights);
    }
}
