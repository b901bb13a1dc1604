package vn.luutru.projection.report;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.projection.tourism.Figures;
import vn.luutru.projection.tourism.Margins;
import vn.luutru.projection.tourism.TourismAnswer;
import vn.luutru.projection.tourism.cube.GroupBy;

/** Tourism figures, each group with its values by name. */
public record TourismView(
        LocalDate from,
        LocalDate to,
        List<String> groupBy,
        LocalDate countedUntil,
        boolean rounded,
        List<Item> items,
        Shown total,
        List<Compared> comparison) {

    /** Which period the total is compared with: as many days or months before it, or the same days a year before. */
    public enum OtherPeriod implements Code {
        PREVIOUS("PREVIOUS"),
        YEAR_BEFORE("YEAR_BEFORE");

        private final String code;

        OtherPeriod(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** The total of another period. */
    public record Compared(OtherPeriod period, LocalDate from, LocalDate to, Shown total) {

        public static Compared of(OtherPeriod period, TourismAnswer answer) {
            return new Compared(period, answer.from(), answer.to().minusDays(1), Shown.ofTotal(answer));
        }
    }

    /** One group. */
    public record Item(Map<String, @Nullable Object> group, Shown figures) {}

    /** Counts and what follows from them; null where it makes no sense. */
    public record Shown(
            long arrivals,
            long dayGuests,
            long overnightArrivals,
            long openArrivals,
            long nights,
            long openNights,
            @Nullable Long roomsUsed,
            @Nullable Long openRoomsUsed,
            @Nullable Long roomsAvailable,
            @Nullable Long bedsAvailable,
            @Nullable Double averageStay,
            @Nullable Double roomOccupancy,
            @Nullable Double openRoomOccupancy,
            @Nullable Double bedOccupancy,
            @Nullable Double openBedOccupancy,
            long guestDays,
            @Nullable Margins margins) {

        /** Of a group in which nobody is. */
        static final Shown NOTHING =
                new Shown(0, 0, 0, 0, 0, 0, null, null, null, null, null, null, null, null, null, 0, null);

        static Shown of(TourismAnswer answer, TourismAnswer.Item item) {
            return of(answer, item.figures(), answer.averageStay(item));
        }

        static Shown ofTotal(TourismAnswer answer) {
            return of(answer, answer.total(), answer.averageStay());
        }

        private static Shown of(TourismAnswer answer, Figures published, @Nullable Double averageStay) {
            return new Shown(
                    published.arrivals(),
                    published.dayGuests(),
                    published.overnightArrivals(),
                    published.openArrivals(),
                    published.nights(),
                    published.openNights(),
                    published.roomsUsed(),
                    published.openRoomsUsed(),
                    published.roomsAvailable(),
                    published.bedsAvailable(),
                    averageStay,
                    published.roomOccupancy(),
                    published.openRoomOccupancy(),
                    published.bedOccupancy(),
                    published.openBedOccupancy(),
                    answer.guestDays(published),
                    published.margins());
        }
    }

    public static TourismView of(TourismAnswer answer) {
        return of(answer, List.of());
    }

    /** @param comparison the totals of other periods; empty unless they were asked for */
    public static TourismView of(TourismAnswer answer, List<Compared> comparison) {
        return new TourismView(
                answer.from(),
                answer.to().minusDays(1),
                answer.groupBy().stream().map(GroupBy::code).toList(),
                answer.countedUntil(),
                answer.rounded(),
                answer.items().stream().map(item -> item(answer, item)).toList(),
                Shown.ofTotal(answer),
                comparison);
    }

    private static Item item(TourismAnswer answer, TourismAnswer.Item item) {
        Map<String, @Nullable Object> group = new LinkedHashMap<>();
        for (int i = 0; i < answer.groupBy().size(); i++) {
            GroupBy dimension = answer.groupBy().get(i);
            String value = item.values().get(i);
            group.put(dimension.code(), dimension == GroupBy.STARS && value != null ? Integer.valueOf(value) : value);
        }
        return new Item(group, Shown.of(answer, item));
    }
}
