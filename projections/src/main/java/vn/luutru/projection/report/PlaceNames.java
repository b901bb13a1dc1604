package vn.luutru.projection.report;

import java.util.List;
import java.util.stream.Collectors;
import vn.luutru.access.Territory;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.EstablishmentType;

/** Where and what a form is about, in words. */
final class PlaceNames {

    private PlaceNames() {}

    static String territory(TableTexts texts, Territory territory) {
        List<String> wards = territory.codes();
        if (wards == null) {
            return texts.text("form.province");
        }
        return texts.text(
                "form.wards",
                wards.stream()
                        .map(ward -> texts.text("form.ward", name(texts, ward), ward))
                        .collect(Collectors.joining(", ")));
    }

    private static String name(TableTexts texts, String ward) {
        CodeTable.Entry known = CodeTables.WARDS.latest(ward);
        return known == null ? ward : texts.name(known);
    }

    static String type(TableTexts texts, EstablishmentType type) {
        CodeTable types = CodeTables.find("establishment-types");
        CodeTable.Entry known = types == null ? null : types.latest(type.code());
        return known == null ? type.code() : texts.name(known);
    }
}
