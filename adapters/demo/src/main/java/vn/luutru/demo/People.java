package vn.luutru.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Invents people: names as they are in the country, numbers that are formed like real ones and belong to nobody. */
final class People {

    private static final String[] SURNAMES = {
        "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Lê", "Phạm", "Phạm",
        "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Trịnh", "Mai", "Cao",
        "Lò", "Quách", "Hà", "Vi"
    };
    private static final String[] MIDDLE_M = {"Văn", "Đức", "Hữu", "Quang", "Minh", "Xuân", "Công", "Đình", "Thanh"};
    private static final String[] MIDDLE_F = {"Thị", "Thị", "Thị", "Ngọc", "Thu", "Thùy", "Kim", "Phương", "Thị Hồng"};
    private static final String[] GIVEN_M = {
        "Thử", "Anh", "Bình", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Hùng", "Khánh", "Long", "Nam", "Phong", "Quân",
        "Sơn", "Tuấn", "Thắng", "Tiến", "Trung", "Việt", "Vinh"
    };
    private static final String[] GIVEN_F = {
        "Mẫu", "An", "Chi", "Dung", "Đào", "Giang", "Hà", "Hạnh", "Hoa", "Hương", "Lan", "Linh", "Mai", "Nga", "Nhung",
        "Oanh", "Phượng", "Quyên", "Thảo", "Trang", "Tuyết", "Vân", "Yến"
    };
    private static final String[] ONE_WORD = {"Sùng", "Giàng", "Mùa", "Thao", "Hơ", "Vừ"};
    private static final String[][] FOREIGN = {
        {"KOR", "KIM MINJUN", "LEE SEOYEON", "PARK JIHO", "CHOI HAEUN"},
        {"KOR", "JUNG DOYUN", "KANG SUA", "CHO HAJUN", "YOON JIWOO"},
        {"CHN", "WANG WEI", "LI NA", "ZHANG MIN", "LIU YANG"},
        {"TWN", "CHEN CHIAHAO", "LIN YICHUN", "HUANG KUANYU", "WU PEIYU"},
        {"JPN", "SATO HARUTO", "SUZUKI YUI", "TANAKA REN", "ITO AOI"},
        {"RUS", "IVANOV DMITRII", "SMIRNOVA ANNA", "KUZNETSOV PAVEL", "POPOVA ELENA"},
        {"FRA", "MARTIN LUCAS", "BERNARD EMMA", "DUBOIS HUGO", "THOMAS LEA"},
        {"DEU", "MUELLER JONAS", "SCHMIDT LENA", "WEBER PAUL", "FISCHER MIA"},
        {"USA", "SMITH JAMES", "JOHNSON EMILY", "BROWN MICHAEL", "DAVIS SARAH"},
        {"AUS", "WILSON JACK", "TAYLOR OLIVIA", "MOORE NOAH", "WHITE RUBY"}
    };
    private static final List<String> PREFIXES = List.of(
            "038", "038", "038", "038", "001", "001", "001", "036", "037", "040", "034", "033", "030", "031", "026",
            "024", "027", "017", "042", "022");

    private People() {}

    static Guest vietnamese(SplittableRandom random, int age, LocalDate on) {
        return vietnamese(random, age, on, null);
    }

    /** Somebody of a family has its surname. */
    static Guest vietnamese(SplittableRandom random, int age, LocalDate on, @Nullable String surname) {
        boolean male = random.nextBoolean();
        LocalDate born = on.minusYears(age).minusDays(random.nextInt(365));
        String given = of(random, male ? GIVEN_M : GIVEN_F);
        String name = surname == null && random.nextInt(200) == 0
                ? of(random, ONE_WORD)
                : String.format(
                        Locale.ROOT,
                        "%s %s %s",
                        surname == null ? of(random, SURNAMES) : surname,
                        of(random, male ? MIDDLE_M : MIDDLE_F),
                        given);
        String sex = male ? "MALE" : "FEMALE";
        if (random.nextInt(400) == 0) {
            return new Guest(name, born, true, sex, "VNM", "NONE", null);
        }
        String number = personalNumber(random, born, male);
        String type = age < 14 ? "PERSONAL_NUMBER_NOTICE" : random.nextInt(3) == 0 ? "CAN_CUOC" : "CCCD";
        return new Guest(name, born, random.nextInt(50) == 0, sex, "VNM", type, number);
    }

    static Guest foreigner(SplittableRandom random, int age, LocalDate on) {
        String[] names = FOREIGN[random.nextInt(FOREIGN.length)];
        int which = 1 + random.nextInt(names.length - 1);
        LocalDate born = on.minusYears(age).minusDays(random.nextInt(365));
        String number =
                (char) ('A' + random.nextInt(26)) + String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000));
        return new Guest(names[which], born, false, which % 2 == 1 ? "MALE" : "FEMALE", names[0], "PASSPORT", number);
    }

    static String surname(SplittableRandom random) {
        return of(random, SURNAMES);
    }

    /** Province of registration, century and sex, year, six digits (law on identity; it has no check digit). */
    private static String personalNumber(SplittableRandom random, LocalDate born, boolean male) {
        int century = (born.getYear() / 100 - 19) * 2 + (male ? 0 : 1);
        return String.format(
                Locale.ROOT,
                "%s%d%02d%06d",
                PREFIXES.get(random.nextInt(PREFIXES.size())),
                century,
                born.getYear() % 100,
                random.nextInt(1_000_000));
    }

    private static String of(SplittableRandom random, String[] choice) {
        return choice[random.nextInt(choice.length)];
    }
}
