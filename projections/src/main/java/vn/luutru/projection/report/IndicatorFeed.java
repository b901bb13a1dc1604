package vn.luutru.projection.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.projection.tourism.Margins;

/**
 * What changed of the published indicators, as {@code feed/indicators.schema.json} describes it.
 *
 * @param version  of the schema
 * @param since    as asked; null the first time
 * @param revision what to ask the next time
 * @param more     whether there is more to fetch at once
 */
public record IndicatorFeed(int version, @Nullable String since, String revision, boolean more, List<Block> items) {

    public static final int VERSION = 1;

    /** What a block is about. */
    public enum Subject implements Code {
        TOURISM("TOURISM"),
        PROGRESS("PROGRESS"),
        ZONE("ZONE"),
        HOSPITALS("HOSPITALS");

        private final String code;

        Subject(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * All that is published of a subject in a month or at a midnight; it replaces what was published of them before.
     *
     * @param place the zone; null for the province
     * @param month the local month; null for a midnight
     * @param at    the local midnight; null for a month
     * @param over  whether the period is over; of a month that is not, the days that are over are given
     */
    public record Block(
            Subject subject,
            @Nullable String place,
            @Nullable YearMonth month,
            @Nullable Instant at,
            boolean over,
            List<Row> rows) {}

    /**
     * The figures of one group.
     *
     * @param by     what the group has in common, by dimension; empty for the whole
     * @param values by indicator; null where one makes no sense or is held back
     * @param margins of tourism figures; null for other subjects and where no figure of persons is published
     */
    public record Row(
            Map<String, @Nullable Object> by,
            Map<String, @Nullable Number> values,
            @Nullable Margins margins) {}
}
