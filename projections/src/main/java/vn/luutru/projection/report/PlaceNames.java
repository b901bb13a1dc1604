package vn.luutru.projection.report;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.EstablishmentType;

/** Where and what a form is about, in words. */
final class PlaceNames {

    private PlaceNames() {}

    /** @param ward a code of the wards; null for the whole province */
    static String territory(TableTexts texts, @Nullable String ward) {
        CodeTable.Entry known = ward == null ? null : CodeTables.WARDS.latest(ward);
        if (known != null) {
            return texts.text("form.ward", texts.name(known), known.code());
        }
        return ward == null ? texts.text("form.province") : texts.text("form.ward", ward, ward);
    }

    static String type(TableTexts texts, EstablishmentType type) {
        CodeTable types = CodeTables.find("establishment-types");
        CodeTable.Entry known = types == null ? null : types.latest(type.name());
        return known == null ? type.name() : texts.name(known);
    }
}
