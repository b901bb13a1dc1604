package vn.luutru.recount;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two spellings are one, by the rule of the glossary on rooms, beds, employers and departments. */
final class Spelling {

    private static final Pattern ROOM = Pattern.compile("^(phòng|phong|buồng|buong|room|rm|p)(?=\\d)");
    private static final Pattern BED = Pattern.compile("^(giường|giuong|bed|g)(?=\\d)");

    private Spelling() {}

    static String room(String written) {
        return ROOM.matcher(plain(written)).replaceFirst("");
    }

    static String bed(String written) {
        return BED.matcher(plain(written)).replaceFirst("");
    }

    static String employer(String written) {
        return plain(folded(written).replaceAll("[.,;:\"'()]", " ").replaceAll("\\bcty\\b", "công ty"));
    }

    static String department(String written) {
        return plain(folded(written).strip().replaceFirst("^khoa(?=[\\s.])", ""));
    }

    private static String plain(String written) {
        return folded(written).replaceAll("[\\s.]", "");
    }

    private static String folded(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
