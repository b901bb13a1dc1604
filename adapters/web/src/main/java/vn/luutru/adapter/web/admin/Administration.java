package vn.luutru.adapter.web.admin;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.office.Office;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;

/** What the pages of administration share. */
public final class Administration {

    public static final String ESTABLISHMENTS = "/quan-tri";
    public static final String KEYS = "/quan-tri/khoa";
    public static final String SESSIONS = "/quan-tri/phien";
    public static final String LOG = "/quan-tri/nhat-ky";
    public static final String SYSTEM = "/quan-tri/he-thong";

    /** The office with its parts. */
    public static final Office OFFICE = new Office(
            "admin",
            ESTABLISHMENTS,
            List.of(
                    new Office.Tab("establishments", ESTABLISHMENTS, "building"),
                    new Office.Tab("keys", KEYS, "key"),
                    new Office.Tab("sessions", SESSIONS, "users"),
                    new Office.Tab("log", LOG, "list"),
                    new Office.Tab("system", SYSTEM, "gear")));

    private Administration() {}

    /** What an entry of a code table is called; its code where there is none. */
    public static String name(Language language, String table, String code) {
        CodeTable known = CodeTables.find(table);
        CodeTable.Entry entry = known == null ? null : known.latest(code);
        return entry == null ? code : language == Language.EN ? entry.en() : entry.vi();
    }

    /** To another page, after something was done. */
    static ResponseEntity<byte[]> to(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .header("Cache-Control", "no-store")
                .build();
    }
}
