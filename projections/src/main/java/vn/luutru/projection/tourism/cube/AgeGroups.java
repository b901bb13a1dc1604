package vn.luutru.projection.tourism.cube;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Groups of completed years at arrival. No regulation fixes their limits; the usual ones follow the plan's wish for
 * children, young people, decades of working age and the old.
 *
 * @param from the youngest age of each group, ascending, from 0
 */
public record AgeGroups(List<Integer> from) {

    /** 0–5, 6–14, 15–24, 25–34, 35–44, 45–54, 55–64, 65 and more. */
    public static final AgeGroups USUAL = new AgeGroups(List.of(0, 6, 15, 25, 35, 45, 55, 65));

    /** @throws IllegalArgumentException if the limits are not ascending from 0 */
    public AgeGroups {
        from = List.copyOf(from);
        if (from.isEmpty() || from.getFirst() != 0) {
            throw new IllegalArgumentException("Age groups begin at 0");
        }
        for (int i = 1; i < from.size(); i++) {
            if (from.get(i) <= from.get(i - 1)) {
                throw new IllegalArgumentException("Age groups ascend");
            }
        }
    }

    /** The names of the groups in order: {@code 0-5}, …, {@code 65+}. */
    public List<String> names() {
        return java.util.stream.IntStream.range(0, from.size())
                .mapToObj(this::name)
                .toList();
    }

    /** @throws IllegalArgumentException unless the text is numbers ascending from 0, separated by commas */
    public static AgeGroups parse(String text) {
        return new AgeGroups(java.util.Arrays.stream(text.split(","))
                .map(String::strip)
                .map(Integer::valueOf)
                .toList());
    }

    /** The name of the group of an age; UNKNOWN without one. */
    public String of(@Nullable Integer age) {
        if (age == null) {
            return "UNKNOWN";
        }
        int group = from.size() - 1;
        while (group > 0 && age < from.get(group)) {
            group--;
        }
        return name(group);
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return from.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(","));
    }

    private String name(int group) {
        return group + 1 == from.size() ? from.get(group) + "+" : from.get(group) + "-" + (from.get(group + 1) - 1);
    }

    /** An SQL expression for the group of a column; UNKNOWN where it is null. */
    public String sql(String column) {
        StringBuilder text = new StringBuilder("case when " + column + " is null then 'UNKNOWN'");
        for (int i = from.size() - 1; i > 0; i--) {
            text.append(String.format(Locale.ROOT, " when %s >= %d then '%s'", column, from.get(i), name(i)));
        }
        return text.append(String.format(Locale.ROOT, " else '%s' end", name(0)))
                .toString();
    }
}
