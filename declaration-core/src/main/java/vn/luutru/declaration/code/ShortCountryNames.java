package vn.luutru.declaration.code;

import java.util.HashMap;
import java.util.Map;

/** What people call countries beside the names of the table, in lower case and without marks. */
final class ShortCountryNames {

    private static final String NAMES = """
        GBR uk, u k, anh, anh quoc, england, britain, great britain, british
        USA my, us, u s, u s a, america, american, hop chung quoc hoa ky
        KOR han, nam han, korea, korean, s korea, korea south, korea republic, korea republic of, republic of korea, dai han dan quoc
        PRK bac han, bac trieu tien, n korea, korea north, dprk
        TUR turkey, turkish
        GUF guiana, guyane
        DOM dominicana, republica dominicana
        RUS russian, lien bang nga, russian federation
        FRA french
        DEU duc quoc, german, deutschland
        JPN nhat, japanese
        CHN tq, p r c, trung hoa, trung, chinese
        TWN dai bac, taiwanese, trung hoa dan quoc
        AUS australian, uc dai loi
        ITA y, italia, italian
        THA thai
        KHM cam, cpc, cam pu chia, cao mien
        MMR mien dien, burma
        NLD holland
        CZE czech, tiep, cong hoa sec
        ARE uae, dubai
        LAO lao, lao pdr
        MYS ma lai, ma lai xi a
        IDN nam duong, indo
        IND an
        CHE thuy si
        ESP tbn
        SGP sing
        VNM viet, vietnamese, vietnam
        """;

    /** Codes of the table by such names. */
    static final Map<String, String> CODES = codes();

    private ShortCountryNames() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String line : NAMES.trim().split("\n", -1)) {
            for (String name : line.substring(4).split(", ", -1)) {
                codes.put(name, line.substring(0, 3));
            }
        }
        return Map.copyOf(codes);
    }
}
