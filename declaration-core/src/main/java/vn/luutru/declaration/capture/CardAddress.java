package vn.luutru.declaration.capture;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.OurProvince;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.person.NameKey;

/**
 * The address of a card, written from the small to the large with commas between. Cards issued before 2025-07-01 name
 * commune, district and province of before the mergers; later ones commune and province of today.
 *
 * <p>The province of today follows from the table of provinces. No table of former communes is kept here: of an old
 * address the wards of today with the commune's name are offered for somebody to choose, and none is set.
 */
final class CardAddress {

    /** The first day of the two-tier local government (resolution 203/2025/QH15). */
    private static final LocalDate TWO_TIERS = LocalDate.of(2025, Month.JULY, 1);

    private static final List<String> COMMUNE_WORDS = List.of("xã ", "phường ", "thị trấn ", "đặc khu ", "x. ", "p. ");
    private static final List<String> DISTRICT_WORDS =
            List.of("huyện ", "quận ", "thị xã ", "thành phố ", "tp. ", "tp ");
    private static final List<String> PROVINCE_WORDS = List.of("tỉnh ", "thành phố ", "tp. ", "tp.", "tp ");

    private final List<String> parts;
    private final @Nullable LocalDate issuedOn;

    CardAddress(String address, @Nullable LocalDate issuedOn) {
        this.parts = parts(address);
        this.issuedOn = issuedOn;
    }

    /** Sets what can be said about province and ward. */
    void read(int field, CaptureBuilder capture) {
        String named = bare(parts.getLast(), PROVINCE_WORDS);
        CodeTable.Entry province = province(named);
        if (province == null) {
            capture.found(FindingCode.ADDRESS_PROVINCE_UNREADABLE, Field.RESIDENCE_PROVINCE);
            return;
        }
        String successor = province.extras().get("successor");
        String code = successor == null ? province.code() : successor;
        capture.set(Field.RESIDENCE_PROVINCE, code, Source.field(Manner.DERIVED, field));
        CodeTable.Entry today = CodeTables.PROVINCES.latest(code);
        if (today != null && !key(today).equals(NameKey.of(named))) {
            capture.found(FindingCode.ADDRESS_PROVINCE_FORMER, Field.RESIDENCE_PROVINCE, today.vi());
        }
        if (code.equals(OurProvince.CODE)) {
            ward(field, capture);
        }
    }

    private void ward(int field, CaptureBuilder capture) {
        boolean today = issuedOn != null && !issuedOn.isBefore(TWO_TIERS);
        String last = parts.size() < 2 ? "" : parts.get(parts.size() - 2);
        boolean district = startsWith(last, DISTRICT_WORDS) || (!today && !startsWith(last, COMMUNE_WORDS));
        String commune = !district ? last : parts.size() < 3 ? "" : parts.get(parts.size() - 3);
        List<CodeTable.Entry> named = wards(commune);
        if (today && !district && named.size() == 1) {
            capture.set(Field.RESIDENCE_WARD, named.getFirst().code(), Source.field(Manner.DERIVED, field));
            return;
        }
        named.forEach(capture::mayBe);
        capture.found(FindingCode.ADDRESS_WARD_TO_CHOOSE, Field.RESIDENCE_WARD);
    }

    /** The wards of today with a name; the kind of unit (ward, commune) counts only between several. */
    private static List<CodeTable.Entry> wards(String commune) {
        String name = NameKey.of(bare(commune, COMMUNE_WORDS));
        String whole = NameKey.of(commune);
        List<CodeTable.Entry> same = new ArrayList<>();
        for (CodeTable.Entry ward : CodeTables.WARDS.entries()) {
            if (NameKey.of(ward.vi()).equals(whole)) {
                return List.of(ward);
            }
            if (!name.isEmpty() && key(ward).equals(name)) {
                same.add(ward);
            }
        }
        return same;
    }

    private static CodeTable.@Nullable Entry province(String name) {
        String key = NameKey.of(name);
        CodeTable.Entry found = null;
        for (CodeTable.Entry province : CodeTables.PROVINCES.entries()) {
            if (!key.isEmpty() && key(province).equals(key)) {
                found = province;
            }
        }
        return found;
    }

    /** How a unit is looked for, without the word for its kind. */
    private static String key(CodeTable.Entry unit) {
        return NameKey.of(bare(bare(unit.vi(), PROVINCE_WORDS), COMMUNE_WORDS));
    }

    private static String bare(String part, List<String> words) {
        String lower = part.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (lower.startsWith(word) && part.length() > word.length()) {
                return part.substring(word.length()).strip();
            }
        }
        return part;
    }

    private static boolean startsWith(String part, List<String> words) {
        return !bare(part, words).equals(part);
    }

    /** The parts between commas, none of them empty unless all are. */
    private static List<String> parts(String address) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = address.indexOf(','); at >= 0; at = address.indexOf(',', from)) {
            add(address.substring(from, at), parts);
            from = at + 1;
        }
        add(address.substring(from), parts);
        return parts.isEmpty() ? List.of("") : parts;
    }

    private static void add(String part, List<String> parts) {
        String text = part.strip();
        if (!text.isEmpty()) {
            parts.add(text);
        }
    }
}
