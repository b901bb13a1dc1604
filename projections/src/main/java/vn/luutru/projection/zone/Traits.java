package vn.luutru.projection.zone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;

/**
 * What the persons in a zone are grouped by, beside their house.
 *
 * @param name of an employer without a tax code; null otherwise
 */
record Traits(
        @Nullable String taxCode,
        @Nullable String name,
        @Nullable String sex,
        @Nullable String origin,
        @Nullable String nationality,
        @Nullable String province) {

    /** The same from the columns of the table of facts. */
    static final String COLUMNS = """
            worker_employer_tax_code as tax_code,
            case when worker_employer_tax_code is null then worker_employer end as name_only,
            coalesce(sex, 'UNKNOWN') as sex, nationality, residence_province as province,
            case when nationality is null then 'UNKNOWN' when nationality = '%s' then 'DOMESTIC'
                else 'INTERNATIONAL' end as origin
            """.formatted(Vietnam.CODE);

    /** Whom one line counts. */
    record Group(
            Line.Kind by, @Nullable String key, @Nullable String name) {}

    static Traits read(ResultSet row) throws SQLException {
        return new Traits(
                row.getString("tax_code"),
                row.getString("name_only"),
                row.getString("sex"),
                row.getString("origin"),
                row.getString("nationality"),
                row.getString("province"));
    }

    /** All groups that a person with these traits in a house belongs to. */
    List<Group> groups(String house) {
        return Arrays.asList(
                new Group(Line.Kind.TOTAL, null, null),
                new Group(Line.Kind.HOUSE, house, null),
                new Group(Line.Kind.EMPLOYER, taxCode, name),
                new Group(Line.Kind.SEX, sex, null),
                new Group(Line.Kind.ORIGIN, origin, null),
                new Group(Line.Kind.NATIONALITY, nationality, null),
                new Group(Line.Kind.PROVINCE, province, null));
    }
}
