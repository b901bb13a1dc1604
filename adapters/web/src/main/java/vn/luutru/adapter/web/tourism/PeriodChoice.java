package vn.luutru.adapter.web.tourism;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.projection.tourism.TourismQuestion;

/**
 * The period that an address asks for, and what is wrong with it.
 *
 * @param period what is shown; last night where the address asks for nothing sensible
 * @param from   as it was typed
 * @param to     as it was typed
 * @param errors keys of texts by the field that is wrong; empty where nothing is
 */
record PeriodChoice(Period period, String from, String to, Map<String, String> errors) {

    private static final String KIND = "ky";
    private static final String FROM = "tu";
    private static final String TO = "den";
    /** Even the periods that one from here on is compared with can be asked for. */
    private static final LocalDate EARLIEST = LocalDate.of(2005, 1, 1);

    /** The year before may have a day more. */
    static final int MAX_DAYS = TourismQuestion.MAX_DAYS - 1;

    /** So far back, and so many days, can be asked for. */
    private record Bounds(LocalDate earliest, int days) {

        private static final Bounds COMPARED = new Bounds(EARLIEST, MAX_DAYS);
        /** A short period is drawn with the weeks before it. */
        private static final Bounds ALONE =
                new Bounds(EARLIEST.minusYears(1).minusDays(DailySeries.SHORTEST), TourismQuestion.MAX_DAYS);
    }

    private static final Pattern TYPED =
            Pattern.compile("(\\d{1,2})\\s*[/.\\-\\s]\\s*(\\d{1,2})\\s*[/.\\-\\s]\\s*(\\d{4})");

    /** A period that is compared with the year before. */
    static PeriodChoice of(PageRequest request, LocalDate today) {
        return of(request, today, Bounds.COMPARED);
    }

    /** A period that is compared with nothing: that of the year before of any other can be asked for too. */
    static PeriodChoice alone(PageRequest request, LocalDate today) {
        return of(request, today, Bounds.ALONE);
    }

    private static PeriodChoice of(PageRequest request, LocalDate today, Bounds bounds) {
        String from = typed(request, FROM);
        String to = typed(request, TO);
        String word = request.parameter(KIND);
        if (word == null && from.isEmpty() && to.isEmpty()) {
            return new PeriodChoice(Period.of(Period.Kind.NIGHT, today), "", "", Map.of());
        }
        Optional<Period.Kind> kind = Arrays.stream(Period.Kind.values())
                .filter(one -> one.word().equals(word))
                .findFirst();
        if (word == null || kind.filter(Period.Kind.CHOSEN::equals).isPresent()) {
            return typed(from, to, today, bounds);
        }
        Period period =
                kind.map(one -> Period.of(one, today)).filter(Period::hasDays).orElse(null);
        return period == null
                ? wrong("", "", Map.of(KIND, "tourism.period.unknown"), today)
                : new PeriodChoice(period, "", "", Map.of());
    }

    private static String typed(PageRequest request, String name) {
        String value = request.parameter(name);
        return value == null ? "" : value.strip();
    }

    private static PeriodChoice typed(String typedFrom, String typedTo, LocalDate today, Bounds bounds) {
        LocalDate from = read(typedFrom);
        LocalDate last = read(typedTo);
        Map<String, String> errors = new LinkedHashMap<>();
        if (from == null) {
            errors.put(FROM, "tourism.period.from.wrong");
        }
        if (last == null) {
            errors.put(TO, "tourism.period.to.wrong");
        }
        if (from != null && last != null) {
            if (!last.isBefore(today)) {
                errors.put(TO, "tourism.period.future");
            } else if (from.isAfter(last)) {
                errors.put(FROM, "tourism.period.order");
            } else if (from.isBefore(bounds.earliest) || ChronoUnit.DAYS.between(from, last) >= bounds.days) {
                errors.put(FROM, "tourism.period.long");
            }
        }
        return from == null || last == null || !errors.isEmpty()
                ? wrong(typedFrom, typedTo, errors, today)
                : new PeriodChoice(
                        new Period(Period.Kind.CHOSEN, from, last.plusDays(1)), typedFrom, typedTo, Map.of());
    }

    private static PeriodChoice wrong(String from, String to, Map<String, String> errors, LocalDate today) {
        return new PeriodChoice(Period.of(Period.Kind.NIGHT, today), from, to, errors);
    }

    /** Day, month, year, as people write them; null if it is no day. */
    private static @Nullable LocalDate read(String typed) {
        Matcher parts = TYPED.matcher(typed);
        if (!parts.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.group(3)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(1)));
        } catch (DateTimeException e) {
            // Such as 31/02: no day.
            return null;
        }
    }

    boolean wrong() {
        return !errors.isEmpty();
    }

    /** The part of an address that asks for this period, with its question mark. */
    String query() {
        return period.kind() == Period.Kind.CHOSEN
                ? typed(period)
                : "?" + KIND + "=" + period.kind().word();
    }

    /** The same for days as somebody would type them. */
    static String typed(Period days) {
        return "?" + KIND + "=" + Period.Kind.CHOSEN.word() + "&" + FROM + "=" + plain(days.from()) + "&" + TO + "="
                + plain(days.last());
    }

    private static String plain(LocalDate day) {
        return day.getDayOfMonth() + "-" + day.getMonthValue() + "-" + day.getYear();
    }

    /** The periods that one click chooses today. */
    static List<Period.Kind> offered(LocalDate today) {
        return Arrays.stream(Period.Kind.values())
                .filter(kind ->
                        kind != Period.Kind.CHOSEN && Period.of(kind, today).hasDays())
                .toList();
    }
}
