package vn.luutru.projection.zone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;

/**
 * One line of a zone's figures.
 *
 * @param key  what is counted together: the id of an establishment, a tax code, a code; null in the total, and where not declared
 * @param name of an employer
 */
record Line(Kind kind, @Nullable String key, @Nullable String name, Figures figures) {

    private record Subject(
            Kind kind, @Nullable String key, @Nullable String name) {}

    /** Lines of several parts of a zone as those of the whole: what is of the same subject is added up. */
    static List<Line> sums(List<Line> lines) {
        Map<Subject, Line> sums = new LinkedHashMap<>();
        for (Line line : lines) {
            // An employer with a tax code is that code, whatever its name is spelled like.
            String name = line.key == null ? NormalForm.employer(line.name) : null;
            sums.merge(
                    new Subject(line.kind, line.key, name),
                    line,
                    (one, other) -> new Line(one.kind, one.key, one.name, one.figures.plus(other.figures)));
        }
        return List.copyOf(sums.values());
    }

    /** What the figures are split by, in the order in which they are returned. */
    enum Kind implements Code {
        ESTABLISHMENT("ESTABLISHMENT"),
        EMPLOYER("EMPLOYER"),
        SEX("SEX"),
        ORIGIN("ORIGIN"),
        NATIONALITY("NATIONALITY"),
        PROVINCE("PROVINCE"),
        TOTAL("TOTAL");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }
}
