package vn.luutru.adapter.web.guest;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.luutru.declaration.Field;

/** The names of the fields on a guest's pages, which are those of their answers. */
final class FieldNames {

    static final String NAME = "ten";
    static final String BORN = "ngay-sinh";
    static final String SEX = "gioi-tinh";
    static final String TYPE = "loai";
    static final String NUMBER = "so";
    static final String NATIONALITY = "quoc-tich";
    static final String PROVINCE = "tinh";
    static final String WARD = "phuong-xa";
    static final String ADDRESS = "dia-chi";
    static final String CHILDREN = "di-cung";
    static final String UNTIL = "den-ngay";
    static final String PURPOSE = "ly-do";

    /** What a scanned card, or the two lines of a passport, put into one field. */
    static final String SCANNED = "quet";

    static final String LINE_1 = "dong-1";
    static final String LINE_2 = "dong-2";

    /** The fields whose facts a guest is asked for, in the order of the questions. */
    static final Map<Field, String> OF_FACTS = facts();

    /** As many children as a cookie has room for in any case. */
    static final int MAX_CHILDREN = 6;

    private FieldNames() {}

    /** The name of a child's field: {@code tre1-ten} and so on, from 1. */
    static String child(int child, String field) {
        return "tre" + child + "-" + field;
    }

    private static Map<Field, String> facts() {
        Map<Field, String> names = new LinkedHashMap<>();
        names.put(Field.FULL_NAME, NAME);
        names.put(Field.DATE_OF_BIRTH, BORN);
        names.put(Field.SEX, SEX);
        names.put(Field.DOCUMENT_TYPE, TYPE);
        names.put(Field.DOCUMENT_NUMBER, NUMBER);
        names.put(Field.NATIONALITY, NATIONALITY);
        names.put(Field.EXPECTED_DEPARTURE_ON, UNTIL);
        names.put(Field.PURPOSE, PURPOSE);
        return names;
    }
}
