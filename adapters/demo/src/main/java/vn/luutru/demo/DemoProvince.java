package vn.luutru.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * About 1,500 invented establishments in the 166 wards of Thanh Hóa, in plausible places: most hotels at the beach of
 * Sầm Sơn, dormitories by the industrial zones, homestays in the mountains, hospitals in the towns.
 */
public final class DemoProvince {

    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private static final List<String> MOUNTAINS =
            List.of("14845", "14869", "14956", "15013", "15016", "15061", "15646", "16228");
    private static final List<String> BEACHES = List.of("15991", "16000", "16549", "16561", "16597", "16012", "16093");
    private static final List<String> TOWNS = List.of("14758", "14812", "14818", "15853", "16378", "16561", "15499");
    private static final String[] NAMES = {
        "Sóng Biển",
        "Hoàng Gia",
        "Phương Đông",
        "Bình Minh",
        "Hải Âu",
        "Thanh Bình",
        "Hướng Dương",
        "Ánh Dương",
        "Biển Xanh",
        "Hồng Ngọc",
        "Thiên Ý",
        "Vạn Chài",
        "Hoa Phượng",
        "Trường Lệ",
        "Lam Kinh",
        "Hạc Thành",
        "Sao Mai",
        "Đại Dương",
        "Mai Linh",
        "Tre Việt"
    };

    private final List<Establishment> establishments = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(38);

    private DemoProvince() {
        beach("16531", 330, 110);
        beach("16516", 170, 70);
        BEACHES.forEach(ward -> beach(ward, 12, 10));
        TOWNS.forEach(this::town);
        town("14797");
        town("14797");
        many("14797", EstablishmentType.HOTEL, 60);
        many("14797", EstablishmentType.GOVERNMENT_GUEST_HOUSE, 5);
        many("14797", EstablishmentType.STUDENT_DORMITORY, 5);
        many("14797", EstablishmentType.HOSPITAL, 4);
        MOUNTAINS.forEach(ward -> many(ward, EstablishmentType.HOMESTAY, 9));
        many("14956", EstablishmentType.CAMPSITE, 4);
        many("16531", EstablishmentType.TOURIST_SHIP, 3);
        many("16228", EstablishmentType.TOURIST_SHIP, 2);
        many("14797", EstablishmentType.VEHICLE, 6);
        for (DemoZone zone : DemoZone.ALL) {
            for (String ward : zone.wards()) {
                for (int i = 0; i < 7; i++) {
                    add(ward, EstablishmentType.WORKER_DORMITORY, zone.id());
                }
                many(ward, EstablishmentType.BOARDING_HOUSE, 14);
            }
        }
        int number = 0;
        for (CodeTable.Entry ward : CodeTables.WARDS.entries()) {
            if (ward.holdsOn(LocalDate.of(2026, 1, 1))) {
                add(ward.code(), EstablishmentType.GUEST_HOUSE, null);
                if (number++ % 6 == 0) {
                    add(ward.code(), EstablishmentType.HOSPITAL, null);
                }
            }
        }
    }

    /** All establishments; the same at every call and on every machine. */
    public static List<Establishment> establishments() {
        return List.copyOf(new DemoProvince().establishments);
    }

    private void beach(String ward, int hotels, int guestHouses) {
        many(ward, EstablishmentType.HOTEL, hotels);
        many(ward, EstablishmentType.GUEST_HOUSE, guestHouses);
        many(ward, EstablishmentType.TOURIST_VILLA, hotels / 20 + 1);
        many(ward, EstablishmentType.TOURIST_APARTMENT, hotels / 20 + 1);
    }

    private void town(String ward) {
        many(ward, EstablishmentType.HOTEL, 8);
        many(ward, EstablishmentType.GUEST_HOUSE, 6);
        many(ward, EstablishmentType.BOARDING_HOUSE, 10);
        many(ward, EstablishmentType.RENTED_HOUSE, 3);
    }

    private void many(String ward, EstablishmentType type, int count) {
        for (int i = 0; i < count; i++) {
            add(ward, type, null);
        }
    }

    private void add(String ward, EstablishmentType type, @Nullable String zone) {
        int number = numbers.merge(ward, 1, Integer::sum);
        Integer stars = type.ranked() ? stars() : null;
        int rooms = rooms(type, stars);
        establishments.add(new Establishment(
                new EstablishmentId(String.format(Locale.ROOT, "38-%s-%04d", ward, number)),
                name(type, number),
                type,
                stars,
                licensed(type) ? Regime.LICENSED_LODGING : Regime.RESIDENCE_ONLY,
                ward,
                zone,
                rooms,
                beds(type, rooms),
                MOUNTAINS.contains(ward),
                SINCE));
    }

    private @Nullable Integer stars() {
        int of100 = random.nextInt(100);
        return of100 < 70 ? null : of100 < 80 ? 1 : of100 < 89 ? 2 : of100 < 95 ? 3 : of100 < 98 ? 4 : 5;
    }

    private int rooms(EstablishmentType type, @Nullable Integer stars) {
        return switch (type) {
            case HOTEL -> stars == null ? 12 + random.nextInt(40) : 20 + stars * (20 + random.nextInt(20));
            case TOURIST_APARTMENT -> 30 + random.nextInt(90);
            case WORKER_DORMITORY, STUDENT_DORMITORY -> 60 + random.nextInt(140);
            case HOSPITAL -> 40 + random.nextInt(160);
            case GUEST_HOUSE, GOVERNMENT_GUEST_HOUSE, BOARDING_HOUSE -> 8 + random.nextInt(20);
            case VEHICLE -> 0;
            default -> 3 + random.nextInt(10);
        };
    }

    private static int beds(EstablishmentType type, int rooms) {
        return switch (type) {
            case WORKER_DORMITORY, STUDENT_DORMITORY -> rooms * 8;
            case HOSPITAL -> rooms * 4;
            case VEHICLE -> 40;
            default -> rooms * 2;
        };
    }

    private static boolean licensed(EstablishmentType type) {
        return type.tourism() || type == EstablishmentType.VEHICLE;
    }

    private static String name(EstablishmentType type, int number) {
        CodeTable types = CodeTables.find("establishment-types");
        CodeTable.Entry entry = types == null ? null : types.latest(type.code());
        String kind = entry == null ? type.code() : entry.vi();
        return String.format(Locale.ROOT, "%s %s %d", kind, NAMES[number % NAMES.length], number);
    }
}
