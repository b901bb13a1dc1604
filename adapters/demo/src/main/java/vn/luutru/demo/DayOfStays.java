package vn.luutru.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.Establishment;

/**
 * The stays that begin on one local day. Any block of them can be made without the others, so that departures of a day
 * are found by making the arrivals of the days before once more, and nothing needs to be kept.
 *
 * <p>Arrivals follow the evening: a fifth by 15:00, most after 18:00, a tenth in the last ten minutes before 23:00.
 */
final class DayOfStays {

    /** Stays in a block: the guests of one bus and a few more. */
    static final int BLOCK = 48;

    private static final double[][] CLOCK = {
        {0.00, 6}, {0.20, 15}, {0.45, 18}, {0.60, 21}, {0.88, 22.83}, {0.98, 23}, {1.00, 23.98}
    };

    private final long seed;
    private final LocalDate date;
    private final int count;
    private final WeightedEstablishments establishments;
    private final int companions;

    /** @param companions of 100 guests of hospitals, how many are there for a patient */
    DayOfStays(long seed, LocalDate date, int count, WeightedEstablishments establishments, int companions) {
        this.companions = companions;
        this.seed = seed;
        this.date = date;
        this.count = count;
        this.establishments = establishments;
    }

    int blocks() {
        return (count + BLOCK - 1) / BLOCK;
    }

    List<GeneratedStay> block(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + date.toEpochDay() * 65_537 + number);
        int size = Math.min(BLOCK, count - number * BLOCK);
        List<GeneratedStay> stays = new ArrayList<>(size);
        while (stays.size() < size) {
            party(random, number, size - stays.size(), stays);
        }
        return stays;
    }

    private void party(SplittableRandom random, int block, int room, List<GeneratedStay> into) {
        Establishment establishment = establishments.choose(random, date);
        int of100 = random.nextInt(100);
        boolean alone = !establishment.type().tourism();
        int wanted = alone || of100 < 30 ? 1 : of100 < 60 ? 2 : of100 < 97 ? 3 + random.nextInt(3) : 45;
        int size = Math.min(wanted, room);
        double place = (block + random.nextDouble()) / Math.max(1, blocks());
        Instant arrivedAt = at(date, place);
        int nights = nights(random, establishment.type());
        LocalDate departsOn = date.plusDays(nights);
        Instant departsAt = nights == 0
                ? arrivedAt.plus(Duration.ofMinutes(30 + random.nextInt(60)))
                : departsOn
                        .plusDays(random.nextInt(20) == 0 ? 1 : 0)
                        .atTime(7 + random.nextInt(5), random.nextInt(60))
                        .atZone(Vietnam.ZONE)
                        .toInstant();
        boolean foreign = random.nextInt(100) < foreignShare(establishment);
        String surname = size > 1 && size < 6 ? People.surname(random) : null;
        String party = String.format(
                Locale.ROOT, "P%s-%d-%d", date.toString().substring(2).replace("-", ""), block, into.size());
        for (int i = 0; i < size; i++) {
            into.add(stay(
                    random, establishment, arrivedAt, departsOn, departsAt, party, i, foreign, surname, block, into));
        }
    }

    private GeneratedStay stay(
            SplittableRandom random,
            Establishment establishment,
            Instant arrivedAt,
            LocalDate departsOn,
            Instant departsAt,
            String party,
            int member,
            boolean foreign,
            @Nullable String surname,
            int block,
            List<GeneratedStay> before) {
        int age = surname != null && member >= 2 ? 1 + random.nextInt(16) : 18 + random.nextInt(55);
        Guest guest = foreign ? People.foreigner(random, age, date) : People.vietnamese(random, age, date, surname);
        int rooms = Math.max(1, establishment.rooms());
        int number = Math.floorMod(party.hashCode() + member / 2, rooms);
        String reference =
                String.format(Locale.ROOT, "G%s-%d-%d", date.toString().replace("-", ""), block, before.size());
        String bed = establishment.beds() > 2 * rooms
                ? String.format(Locale.ROOT, "%d", 1 + random.nextInt(establishment.beds() / rooms))
                : null;
        return new GeneratedStay(
                establishment,
                reference,
                guest,
                arrivedAt.plusSeconds(member * 20L),
                departsOn,
                departsAt,
                String.format(Locale.ROOT, "%d%02d", 1 + number / 20, 1 + number % 20),
                bed,
                party,
                purpose(random, establishment.type()),
                random.nextInt(10) < 6 ? foreign ? "PASSPORT_MRZ" : "CARD_QR" : "MANUAL",
                establishment.type() == EstablishmentType.HOSPITAL
                        && Math.floorMod(reference.hashCode(), 100) < companions);
    }

    private static String purpose(SplittableRandom random, EstablishmentType type) {
        return switch (type) {
            case HOSPITAL -> "MEDICAL_TREATMENT";
            case WORKER_DORMITORY, BOARDING_HOUSE, RENTED_HOUSE -> "WORK";
            case STUDENT_DORMITORY -> "STUDY";
            case GOVERNMENT_GUEST_HOUSE -> "BUSINESS_TRIP";
            default -> {
                int of10 = random.nextInt(10);
                yield of10 < 7 ? "TOURISM" : of10 == 7 ? "BUSINESS_TRIP" : of10 == 8 ? "FAMILY_VISIT" : "CONFERENCE";
            }
        };
    }

    /** Of overnight guests 1.95 nights on average where tourists stay; one in twenty-five stays by the hour. */
    private static int nights(SplittableRandom random, EstablishmentType type) {
        int of100 = random.nextInt(100);
        if (type.tourism()) {
            return of100 < 4 ? 0 : of100 < 43 ? 1 : of100 < 80 ? 2 : of100 < 92 ? 3 : of100 < 98 ? 4 : 6;
        }
        return switch (type) {
            case HOSPITAL -> 1 + random.nextInt(12);
            case VEHICLE -> 1;
            default -> 20 + random.nextInt(200);
        };
    }

    private static int foreignShare(Establishment establishment) {
        Integer stars = establishment.stars();
        return !establishment.type().tourism() ? 1 : stars == null ? 2 : stars * 5;
    }

    private static Instant at(LocalDate date, double share) {
        int i = 1;
        while (i < CLOCK.length - 1 && CLOCK[i][0] < share) {
            i++;
        }
        double[] from = CLOCK[i - 1];
        double[] to = CLOCK[i];
        double hour = from[1] + (to[1] - from[1]) * (share - from[0]) / (to[0] - from[0]);
        int second = (int) Math.min(86_000, hour * 3_600);
        return date.atTime(LocalTime.ofSecondOfDay(second)).atZone(Vietnam.ZONE).toInstant();
    }
}
