package vn.luutru.declaration.capture;

import java.time.LocalDate;
import java.util.List;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** Scans of invented cards and passports, and the specimens of ICAO Doc 9303. */
final class Scans {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    /** A card of 2021 as public descriptions have it. */
    static final String CARD =
            "038090000001|170000001|Nguyễn Văn Thử|15031990|Nam|Thôn Mẫu, Hoằng Tiến, Hoằng Hóa, Thanh Hóa|10052021";

    /** A card of after the mergers. */
    static final String NEW_CARD =
            "038303000002||Lê Thị Mẫu|02092003|Nữ|Khu phố Mẫu, Phường Sầm Sơn, Thanh Hóa|05082025";

    static final List<String> ICAO_TD1 = List.of(
            "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");

    /** With a number of twelve characters. */
    static final List<String> ICAO_TD1_LONG_NUMBER = List.of(
            "I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<");

    static final List<String> ICAO_TD2 =
            List.of("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6");

    static final List<String> ICAO_TD3 =
            List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");

    static final List<String> ICAO_VISA_A =
            List.of("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<");

    static final List<String> ICAO_VISA_B =
            List.of("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<");

    static final List<String> VIETNAMESE_CARD = List.of(
            "IDVNM0900000018038090000001<<5", "9003152M3003150VNM<<<<<<<<<<<0", "NGUYEN<<VAN<THU<<<<<<<<<<<<<<<");

    static final List<String> VIETNAMESE_PASSPORT =
            List.of("P<VNMNGUYEN<<VAN<THU<<<<<<<<<<<<<<<<<<<<<<<<", "C000000015VNM9003152M3301018038090000001<<54");

    static final List<String> KOREAN_PASSPORT =
            List.of("P<KORHONG<<GILDONG<<<<<<<<<<<<<<<<<<<<<<<<<<", "M000000015KOR8501019M3101012<<<<<<<<<<<<<<<2");

    private Scans() {}

    static Capture card(String scan) {
        return CardQrReader.read(scan, TODAY);
    }

    static Capture zone(List<String> lines) {
        return MrzReader.read(lines, TODAY);
    }

    static List<FindingCode> codes(Capture capture) {
        return capture.findings().stream().map(Finding::code).toList();
    }
}
