package vn.luutru.browser.rules;

import static vn.luutru.browser.rules.Faults.object;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.Phase;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;

/**
 * Stays with everything that may be declared about them, in every order, sound and wrong: the same for the same seed.
 * All persons are invented.
 */
final class GeneratedStays {

    /** A declaration as JSON has it, and when it is received. */
    record Line(Map<String, @Nullable Object> declaration, Instant receivedAt) {}

    /** What is declared about one stay, oldest first. */
    record StayLines(EstablishmentRecord establishment, List<Line> lines) {}

    static final List<EstablishmentRecord> ESTABLISHMENTS = List.of(
            open(describe("38-16531-0001", EstablishmentType.HOTEL, Regime.LICENSED_LODGING, "16531", false)),
            open(describe("38-16531-0002", EstablishmentType.HOMESTAY, Regime.LICENSED_LODGING, "16531", true)),
            open(describe("38-14758-0003", EstablishmentType.BOARDING_HOUSE, Regime.RESIDENCE_ONLY, "14758", true)),
            open(describe("38-14758-0004", EstablishmentType.WORKER_DORMITORY, Regime.RESIDENCE_ONLY, "14758", false)),
            open(describe("38-14758-0005", EstablishmentType.HOSPITAL, Regime.RESIDENCE_ONLY, "14758", false)),
            new EstablishmentRecord(
                    List.of(
                            describe("38-16531-0006", EstablishmentType.HOTEL, Regime.LICENSED_LODGING, "16531", false),
                            new Establishment(
                                    new EstablishmentId("38-16531-0006"),
                                    "Nhà Mẫu mới",
                                    EstablishmentType.OTHER,
                                    null,
                                    Regime.RESIDENCE_ONLY,
                                    "14758",
                                    "KKT-01",
                                    0,
                                    12,
                                    true,
                                    LocalDate.of(2026, 8, 20))),
                    List.of(
                            new Phase(LocalDate.of(2026, 8, 15), State.SUSPENDED),
                            new Phase(LocalDate.of(2026, 8, 18), State.OPEN),
                            new Phase(LocalDate.of(2026, 8, 22), State.CLOSED))));

    private static final Instant AROUND = Instant.parse("2026-08-20T05:00:00Z");
    private static final List<String> NAMES =
            List.of("Nguyễn Văn Thử", "Trần Thị Mẫu", "Lê Hoàng Ví Dụ", "Đỗ Ấm", "PHẠM THỊ THÍ NGHIỆM", "Hồ Sỹ Ẵm");
    private static final List<String> FOREIGNERS =
            List.of("HONG GILDONG", "ERIKSSON ANNA MARIA", "李 明", "Иван Примеров", "Müller-Beispiel Jörg");
    private static final List<String> NATIONS = List.of("KOR", "UTO", "CHN", "RUS", "DEU", "USA", "XXA", "TWN");

    private final SplittableRandom random;

    GeneratedStays(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Stays until there are this many lines about them. */
    List<StayLines> lines(int count) {
        List<StayLines> stays = new ArrayList<>();
        for (int lines = 0; lines < count; ) {
            StayLines stay = stay(stays.size());
            int left = count - lines;
            stays.add(
                    stay.lines.size() <= left ? stay : new StayLines(stay.establishment, stay.lines.subList(0, left)));
            lines += stay.lines.size();
        }
        return stays;
    }

    private StayLines stay(int number) {
        EstablishmentRecord establishment = pick(ESTABLISHMENTS);
        Instant arrivedAt = AROUND.plus(random.nextInt(-7 * 24 * 60, 24 * 60), ChronoUnit.MINUTES)
                .plusSeconds(random.nextInt(60));
        Instant receivedAt = arrivedAt.plus(random.nextInt(-14, 40 * 60), ChronoUnit.MINUTES);
        String reference = "B-" + (1000 + number);
        List<Line> lines = new ArrayList<>();
        Map<String, @Nullable Object> checkIn = checkIn(establishment, reference, arrivedAt);
        if (random.nextInt(12) > 0) {
            lines.add(new Line(spoiled(checkIn), receivedAt));
            if (random.nextInt(8) == 0) {
                lines.add(new Line(checkIn, receivedAt.plusSeconds(60)));
            }
        }
        int more = random.nextInt(4);
        for (int i = 1; i <= more; i++) {
            Line earlier = lines.isEmpty() ? null : lines.get(random.nextInt(lines.size()));
            boolean again = earlier != null && random.nextInt(5) == 0;
            Map<String, @Nullable Object> next =
                    again ? earlier.declaration : spoiled(later(establishment, reference, arrivedAt));
            lines.add(new Line(next, receivedAt.plus(i * 7L, ChronoUnit.HOURS).plusMillis(random.nextInt(1000))));
        }
        return new StayLines(establishment, lines.isEmpty() ? List.of(new Line(checkIn, receivedAt)) : lines);
    }

    private Map<String, @Nullable Object> spoiled(Map<String, @Nullable Object> sound) {
        Map<String, @Nullable Object> declaration = new LinkedHashMap<>(sound);
        int faults = random.nextInt(2) == 0 ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < faults; i++) {
            Faults.apply(declaration, random);
        }
        return declaration;
    }

    private Map<String, @Nullable Object> checkIn(
            EstablishmentRecord establishment, String reference, Instant arrivedAt) {
        boolean foreign = random.nextInt(4) == 0;
        int year = random.nextInt(1940, 2020);
        boolean woman = random.nextBoolean();
        int century = (year < 2000 ? 0 : 2) + (woman ? 1 : 0);
        String born = year + "-" + digits(1 + random.nextInt(12), 2) + "-" + digits(1 + random.nextInt(28), 2);
        LocalDate day = Vietnam.dateOf(arrivedAt);
        Map<String, @Nullable Object> guest = new LinkedHashMap<>();
        guest.put("fullName", foreign ? pick(FOREIGNERS) : pick(NAMES));
        guest.put("dateOfBirth", born);
        guest.put("sex", woman ? "FEMALE" : "MALE");
        guest.put("nationality", foreign ? pick(NATIONS) : "VNM");
        guest.put(
                "document",
                foreign
                        ? object("type", "PASSPORT", "number", "M" + digits(random.nextInt(100_000_000), 8))
                        : object(
                                "type",
                                "CCCD",
                                "number",
                                "038" + century + digits(year % 100, 2) + digits(random.nextInt(1_000_000), 6)));
        if (random.nextBoolean()) {
            guest.put("residence", object("province", "38", "ward", "16531", "address", "Khu phố Mẫu"));
        }
        Map<String, @Nullable Object> declaration = line("CHECK_IN", establishment, reference);
        declaration.put("guest", guest);
        declaration.put("arrivedAt", day(arrivedAt));
        declaration.put(
                "expectedDepartureOn",
                day.plusDays(random.nextInt(8) == 0 ? random.nextInt(60) : random.nextInt(4))
                        .toString());
        declaration.put("room", "301");
        declaration.put("purpose", "TOURISM");
        if (establishment.latest().type() == EstablishmentType.HOSPITAL) {
            declaration.put("patient", object("role", "INPATIENT", "department", "Nội"));
        }
        return declaration;
    }

    private Map<String, @Nullable Object> later(
            EstablishmentRecord establishment, String reference, Instant arrivedAt) {
        return switch (random.nextInt(6)) {
            case 5 -> {
                Map<String, @Nullable Object> move = line("MOVE", establishment, reference);
                move.put("movedAt", day(arrivedAt.plus(random.nextInt(-2, 30), ChronoUnit.HOURS)));
                move.put(pick(List.of("room", "bed", "department")), pick(List.of("302", "B1", "Nội")));
                yield move;
            }
            case 0 -> {
                Map<String, @Nullable Object> out = line("CHECK_OUT", establishment, reference);
                out.put("departedAt", day(arrivedAt.plus(random.nextInt(-2, 12), ChronoUnit.HOURS)));
                yield out;
            }
            case 1 -> {
                Map<String, @Nullable Object> cancel = line("CANCELLATION", establishment, reference);
                cancel.put("reason", pick(List.of("ENTERED_BY_MISTAKE", "NO_SHOW", "DUPLICATE")));
                yield cancel;
            }
            case 2 -> checkIn(establishment, reference, arrivedAt);
            default -> correction(establishment, reference, arrivedAt);
        };
    }

    private Map<String, @Nullable Object> correction(
            EstablishmentRecord establishment, String reference, Instant arrivedAt) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        switch (random.nextInt(5)) {
            case 0 -> changes.put("room", "302");
            case 1 -> changes.put("arrivedAt", day(arrivedAt.minus(random.nextInt(30), ChronoUnit.HOURS)));
            case 2 -> changes.put("guest", object("fullName", pick(NAMES)));
            case 3 -> changes.put("departedAt", null);
            default -> changes.put("expectedDepartureOn", null);
        }
        Map<String, @Nullable Object> correction = line("CORRECTION", establishment, reference);
        correction.put("changes", changes);
        correction.put("reason", "Gõ nhầm");
        return correction;
    }

    private static Map<String, @Nullable Object> line(
            String type, EstablishmentRecord establishment, String reference) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("type", type);
        line.put("establishmentId", establishment.id().value());
        line.put("reference", reference);
        return line;
    }

    private static String day(Instant instant) {
        return Vietnam.timeOf(instant).truncatedTo(ChronoUnit.SECONDS).withSecond(30) + "+07:00";
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String digits(int number, int count) {
        String digits = Integer.toString(number);
        return "0".repeat(count - digits.length()) + digits;
    }

    private static EstablishmentRecord open(Establishment description) {
        return new EstablishmentRecord(List.of(description), List.of());
    }

    private static Establishment describe(
            String id, EstablishmentType type, Regime regime, String ward, boolean remote) {
        return new Establishment(
                new EstablishmentId(id),
                "Nhà Mẫu",
                type,
                null,
                regime,
                ward,
                null,
                40,
                80,
                remote,
                LocalDate.of(2020, 1, 1));
    }
}
