package vn.luutru.projection.register;

import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.corrected;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;
import static vn.luutru.projection.Province.stay;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.projection.Province;

/** Names of many spellings, what happens to the stays that have them, and what somebody types to find one. */
final class InventedNames {

    private static final List<String> WORDS = List.of(
            "Nguyễn",
            "NGUYEN",
            "Văn",
            "Thị",
            "Hoa",
            "Hòa",
            "Hoàng",
            "Huế",
            "Hùng",
            "Đặng",
            "Thử",
            "Jürgen",
            "MUELLER",
            "Müller",
            "Muller",
            "Ødegård",
            "OEDEGAARD",
            "Åström",
            "ASTROEM",
            "Strauß",
            "STRAUSS",
            "O'Brien",
            "O’Neill",
            "D'Arcy",
            "Jean-Pierre",
            "ﬁona",
            "Łukasz",
            "Þór",
            "김철수",
            "李娜",
            "Иванов",
            "Aaron",
            "Ross",
            "Tuệ");
    static final List<String> ESTABLISHMENTS = List.of("h0", "h1", "h2");

    private InventedNames() {}

    /** Over three months; the first is erased at the end of some. Returns the names that are left, by stay. */
    static Map<String, String> history(Random random, List<Recorded<Event>> log) {
        Map<String, String> names = new HashMap<>();
        Map<String, YearMonth> months = new HashMap<>();
        List<Event> events = new ArrayList<>(
                List.of(registered("h0", "16531"), registered("h1", "16522"), registered("h2", "14797")));
        for (int i = 0; i < 120; i++) {
            String establishment = ESTABLISHMENTS.get(random.nextInt(3));
            String reference = "r" + i;
            String name = name(random);
            events.add(checkedIn(
                    establishment,
                    reference,
                    guest(name, String.format(Locale.ROOT, "0380900%05d", i), at(events.size()))
                            .build()));
            months.put(establishment + "/" + reference, month(events.size() - 1));
            names.put(establishment + "/" + reference, name);
            String[] some = some(names, random).split("/", -1);
            String key = String.join("/", some);
            switch (random.nextInt(6)) {
                case 0 -> {
                    String corrected = name(random);
                    events.add(corrected(some[0], some[1], Field.FULL_NAME, corrected));
                    names.put(key, corrected);
                }
                case 1 -> {
                    events.add(new StayForgotten(stay(some[0], some[1]), at(events.size()), "admin"));
                    names.remove(key);
                }
                default -> {}
            }
        }
        if (random.nextBoolean()) {
            YearMonth erased = month(0);
            events.add(new MonthForgotten(erased, at(events.size()), "admin"));
            names.keySet().removeIf(stay -> erased.equals(months.get(stay)));
        }
        for (int i = 0; i < events.size(); i++) {
            log.add(new Recorded<>(i + 1L, at(i), events.get(i)));
        }
        return names;
    }

    private static String some(Map<String, String> names, Random random) {
        List<String> stays = new ArrayList<>(names.keySet());
        Collections.sort(stays);
        return stays.get(random.nextInt(stays.size()));
    }

    private static Instant at(int number) {
        return Province.BEGIN.plus(Duration.ofHours(10L * number));
    }

    private static YearMonth month(int number) {
        return YearMonth.from(Vietnam.dateOf(at(number)));
    }

    private static String name(Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }

    /** Pieces of somebody's name in another order, spelling and case; or anything. */
    static String typed(Random random, Map<String, String> names) {
        String from = random.nextInt(4) == 0 || names.isEmpty() ? name(random) : names.get(some(names, random));
        List<String> words =
                new ArrayList<>(List.of(Objects.requireNonNull(from).split(" ", -1)));
        Collections.shuffle(words, random);
        words.replaceAll(word -> word.substring(0, 1 + random.nextInt(word.length())));
        String typed = String.join(" ", words.subList(0, 1 + random.nextInt(words.size())));
        return switch (random.nextInt(4)) {
            case 0 -> typed.toUpperCase(Locale.ROOT);
            case 1 ->
                typed.replace("ü", "ue").replace("ö", "oe").replace("Ø", "Oe").replace("å", "aa");
            case 2 -> typed.replace("UE", "Ü").replace("OE", "Ö").replace("ß", "ss");
            default -> typed;
        };
    }
}
