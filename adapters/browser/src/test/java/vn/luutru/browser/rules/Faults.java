package vn.luutru.browser.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Ways in which declarations are wrong or odd, each one member set to something else. What is set at a pointer of a
 * check-in is set below {@code /changes} of a correction.
 */
final class Faults {

    /** Stands for: the member is not there. */
    private static final Object ABSENT = new Object();

    private record Fault(String pointer, @Nullable Object value) {}

    /** Where only a check-in has them. */
    private static final List<Fault> FACTS = facts();

    /** Of every declaration. */
    private static final List<Fault> ADDRESSES = List.of(
            new Fault("/type", ABSENT),
            new Fault("/type", "CHECKIN"),
            new Fault("/type", 3),
            new Fault("/establishmentId", ABSENT),
            new Fault("/establishmentId", "38/16531"),
            new Fault("/establishmentId", "38-00000-9999"),
            new Fault("/reference", ABSENT),
            new Fault("/reference", "phòng 3"),
            new Fault("/reference", ".."),
            new Fault("/reason", 7),
            new Fault("/reason", "FOR_FUN"),
            new Fault("/reason", ABSENT),
            new Fault("/reason", "l".repeat(201)),
            new Fault("/unexpected", List.of(object("deep", true))),
            new Fault("/a~b/c", "x"),
            new Fault("/changes", object()),
            new Fault("/changes", "none"),
            new Fault("/changes", object("room", "9", "guest", object("nickname", "Tí"))));

    private Faults() {}

    private static List<Fault> facts() {
        List<Fault> all = new ArrayList<>();
        add(all, "/guest/fullName", ABSENT, null, "", "test", "12345", "Nguy?n V?n Th?", "Nguyễn Văn 2", 17, "VD-01");
        add(all, "/guest/fullName", "Аnna Иванова", "Аnna Smith", "陈 Chen", "金 ひかり", "Zа\u0301\u0301\u0301\u0301");
        add(
                all,
                "/guest/fullName",
                "N".repeat(121),
                "Nguyễn\u0007Văn Thử",
                "Trần\u200bThị  Bé\t",
                "Nguyê\u0303n Tha\u0306\u0301ng");
        add(all, "/guest/fullName", "ابو\u200cعلی", "Ğülşen Ørsted-Łuk", "ＦＵＬＬ ＷＩＤＴＨ", "O'Brien–d’Arcy");
        add(
                all,
                "/guest/dateOfBirth",
                ABSENT,
                "1990",
                "1990-13",
                "1990-02-30",
                "1790-01-01",
                "2031-05-05",
                "1911-01-01");
        add(all, "/guest/dateOfBirth", "1890", "15/03/1990", List.of("1990"), "2026-06-30", "١٩٩٠", "1990-3-5");
        add(all, "/guest/sex", ABSENT, "M", "UNKNOWN", false);
        add(
                all,
                "/guest/nationality",
                ABSENT,
                "VN",
                "Việt Nam",
                "VNN",
                "D",
                "RKS",
                "XXX",
                "XXA",
                "QQQ",
                "Hàn Quốc",
                "kor");
        add(all, "/guest/nationality", "ZAR", "German", "UTO", "K", "TÀU", "Untied Kingdom");
        add(all, "/guest/document/type", ABSENT, "NONE", "CMND", "PASSPORT", "BIRTH_CERTIFICATE", "CAN_CUOC", "VISA");
        add(all, "/guest/document/type", "DRIVING_LICENCE", "HEALTH_INSURANCE", "PERSONAL_NUMBER_NOTICE", "OTHER");
        add(all, "/guest/document/number", ABSENT, "0", "không có", "038 090.000-001", "０３８０９０００００２３", "999090000001");
        add(all, "/guest/document/number", "03809000000", "038190000001", "038195000001", "C 1234567", "C12345678901");
        add(
                all,
                "/guest/document/number",
                "123456789",
                "GKS 12/2020",
                "1".repeat(31),
                "٠٣٨٠٩٠٠٠٠٠٢٣",
                "n/a",
                "c1234567ß");
        add(all, "/guest/document", ABSENT, null, "CCCD 038090000001");
        add(all, "/guest/residence/province", "38", "25", "99", "Thanh Hóa", "01");
        add(all, "/guest/residence/ward", "16531", "14740", "14758", "99999", "1653", "Phường Mẫu");
        add(all, "/guest/residence/address", "Khu phố Mẫu", "a".repeat(201), "Số 1\u0000", "12 Đường\nMẫu");
        add(all, "/guest/phone", "+84 (912) 345-678", "12345", "không", "0912345678x");
        add(all, "/guest/occupation", "giáo viên", "g".repeat(101), 5);
        add(
                all,
                "/arrivedAt",
                ABSENT,
                "2026-08-20",
                "2026-08-20T14:05",
                "1999-01-01T00:00:00Z",
                "2027-08-20T14:05:00+07:00");
        add(
                all,
                "/arrivedAt",
                "2025-06-30T22:59:59.9999+07:00",
                "2025-02-01T01:00:00+07:00",
                "2026-06-30T23:59:59+07:00");
        add(
                all,
                "/arrivedAt",
                "2026-08-20T23:00:00+07:00",
                "2026-08-20T22:59:59.999+07:00",
                "2026-08-20T00:30:00-11:30");
        add(
                all,
                "/arrivedAt",
                "2026-08-20T04:59+07:00",
                "2026-02-29T00:00:00Z",
                "0000-01-01T00:00:00+14:00",
                1_787_000_000);
        add(all, "/expectedDepartureOn", ABSENT, "2026-08-01", "2026-08-20", "2029-01-01", "2026-10-10", "20/8/2026");
        add(all, "/room", ABSENT, null, "", "P. 301".repeat(5), "301\u0007", 301);
        add(all, "/bed", "B2", "b".repeat(21));
        add(all, "/party", "B-1007", "đoàn ".repeat(20));
        add(all, "/purpose", ABSENT, "HOLIDAY", "WORK", "MEDICAL_TREATMENT");
        add(all, "/capture/method", "CARD_QR", "TELEPATHY", true);
        add(all, "/capture/capturedAt", "2026-08-20T14:04:10+07:00", "2031-01-01T00:00:00Z", "hôm qua");
        add(all, "/worker/employer", "Công ty Mẫu", "C".repeat(201));
        add(all, "/worker/employerTaxCode", "2800000000", "2800000000-001", "28 0000 0000", "tax");
        add(all, "/patient/role", "INPATIENT", "DOCTOR");
        add(all, "/patient/department", "Nội", "K".repeat(101));
        add(
                all,
                "/departedAt",
                "2026-08-21T10:00:00+07:00",
                "2026-08-01T10:00:00+07:00",
                "2031-08-21T10:00:00+07:00",
                null);
        add(all, "/departedAt", ABSENT, "mai", "2026-08-21");
        add(all, "/movedAt", ABSENT, "2026-08-20T18:00:00+07:00", "2031-08-21T10:00:00+07:00", "tối qua");
        add(all, "/department", "Ngoại", "d".repeat(101), 4);
        add(all, "/guest", ABSENT, "Nguyễn Văn Thử", List.of());
        return all;
    }

    /** An object with its members in this order. */
    static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    private static void add(List<Fault> all, String pointer, @Nullable Object... values) {
        for (Object value : values) {
            all.add(new Fault(pointer, value));
        }
    }

    /** Makes a declaration wrong or odd in one place. */
    static void apply(Map<String, @Nullable Object> declaration, SplittableRandom random) {
        boolean address = random.nextInt(7) == 0;
        Fault fault =
                address ? ADDRESSES.get(random.nextInt(ADDRESSES.size())) : FACTS.get(random.nextInt(FACTS.size()));
        boolean correction = Objects.equals(declaration.get("type"), "CORRECTION");
        String pointer = correction && !address ? "/changes" + fault.pointer : fault.pointer;
        set(declaration, pointer.substring(1).split("/"), 0, fault.value);
    }

    private static void set(Map<String, @Nullable Object> object, String[] path, int at, @Nullable Object value) {
        String name = path[at];
        if (at < path.length - 1) {
            Map<String, @Nullable Object> child = new LinkedHashMap<>();
            if (object.get(name) instanceof Map<?, ?> present) {
                present.forEach((key, member) -> child.put(String.valueOf(key), member));
            }
            object.put(name, child);
            set(child, path, at + 1, value);
        } else if (value == ABSENT) {
            object.remove(name);
        } else {
            object.put(name, value);
        }
    }
}
