package vn.luutru.adapter.web.admin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.person.NameKey;
import vn.luutru.declaration.validation.TextCheck;

/** What an administrator typed of an establishment: the values as typed, and what is wrong with them by field. */
public final class EstablishmentForm {

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern ZONE_CODE = Pattern.compile("[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)+");
    private static final Pattern ZONE_KIND = Pattern.compile("^(?:khu cong nghiep|khu kinh te|kcn|kkt) ");
    private static final int MAX_NAME = 200;
    private static final int MAX_COUNT = 100_000;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    private EstablishmentForm() {}

    /** An empty form for a new one, valid from today. */
    public static EstablishmentForm empty(String today) {
        EstablishmentForm form = new EstablishmentForm();
        form.values.put("type", EstablishmentType.GUEST_HOUSE.code());
        form.values.put("regime", Regime.LICENSED_LODGING.code());
        form.values.put("from", today);
        return form;
    }

    /** What is known, to be changed from today on. */
    public static EstablishmentForm of(Establishment known, String today) {
        EstablishmentForm form = new EstablishmentForm();
        form.values.put("id", known.id().value());
        form.values.put("name", known.name());
        form.values.put("type", known.type().code());
        form.values.put("stars", known.stars() == null ? "" : known.stars().toString());
        form.values.put("regime", known.regime().code());
        form.values.put("ward", known.ward());
        form.values.put("zone", known.zone() == null ? "" : known.zone());
        form.values.put("rooms", Integer.toString(known.rooms()));
        form.values.put("beds", Integer.toString(known.beds()));
        form.values.put("remote", known.remote() ? "1" : "");
        form.values.put("from", today);
        return form;
    }

    /** As it stands in a list: the values by field. */
    static EstablishmentForm of(Map<String, String> values) {
        EstablishmentForm form = new EstablishmentForm();
        form.values.putAll(values);
        return form;
    }

    /** As it was sent. */
    static EstablishmentForm sent(PageForm sent) {
        EstablishmentForm form = new EstablishmentForm();
        for (String field :
                new String[] {"id", "name", "type", "stars", "regime", "ward", "zone", "rooms", "beds", "from"}) {
            form.values.put(field, sent.get(field));
        }
        form.values.put("remote", sent.has("remote") ? "1" : "");
        return form;
    }

    /** A field as it was typed; empty if it was not. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** The key of the text that says what is wrong with a field; null where nothing is. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** What is wrong, by field. */
    public Map<String, String> errors() {
        return errors;
    }

    /** Adds what was found later. */
    void wrong(String field, String text) {
        errors.putIfAbsent(field, text);
    }

    /**
     * The description; empty if something is missing or unreadable, which {@link #errors} then names.
     *
     * @param known what is registered under an id; null if nothing is
     */
    Optional<Establishment> read(EstablishmentId id, Function<EstablishmentId, @Nullable EstablishmentRecord> known) {
        String name = value("name");
        if (name.isEmpty()) {
            wrong("name", "admin.wrong.name");
        } else if (name.length() > MAX_NAME || TextCheck.hasInvisible(name)) {
            wrong("name", "admin.wrong.name.characters");
        }
        EstablishmentType type = constant(EstablishmentType.class, "type");
        Regime regime = constant(Regime.class, "regime");
        Integer stars = value("stars").isEmpty() ? null : number("stars", 1, 5);
        Integer rooms = number("rooms", 0, MAX_COUNT);
        Integer beds = number("beds", 0, MAX_COUNT);
        if (value("ward").isEmpty()) {
            wrong("ward", "admin.wrong.ward");
        }
        String zone = zone(value("zone"), id, known);
        LocalDate from = day(value("from"));
        if (from == null) {
            wrong("from", "admin.wrong.from");
        }
        if (!errors.isEmpty() || type == null || regime == null || rooms == null || beds == null || from == null) {
            return Optional.empty();
        }
        return Optional.of(new Establishment(
                id,
                name,
                type,
                stars,
                regime,
                value("ward"),
                zone.isEmpty() ? null : zone,
                rooms,
                beds,
                !value("remote").isEmpty(),
                from));
    }

    /**
     * The code of a zone that is named by its code or its name, with or without marks and its kind; empty for none. What
     * looks like a code and is not in the table is a new zone; what looks like a name is refused, since it would make a
     * second zone beside the one that is meant. What the establishment has already is no mistake of this form.
     */
    private String zone(
            String typed, EstablishmentId id, Function<EstablishmentId, @Nullable EstablishmentRecord> known) {
        if (typed.isEmpty() || CodeTables.INDUSTRIAL_ZONES.knows(typed)) {
            return typed;
        }
        String name = ZONE_KIND.matcher(NameKey.of(typed)).replaceFirst("");
        for (CodeTable.Entry entry : CodeTables.INDUSTRIAL_ZONES.entries()) {
            if (entry.code().equalsIgnoreCase(typed)
                    || ZONE_KIND
                            .matcher(NameKey.of(entry.vi()))
                            .replaceFirst("")
                            .equals(name)) {
                return entry.code();
            }
        }
        if (!ZONE_CODE.matcher(typed).matches() && !hasZone(known.apply(id), typed)) {
            wrong("zone", "admin.wrong.zone");
        }
        return typed;
    }

    private static boolean hasZone(@Nullable EstablishmentRecord known, String zone) {
        return known != null && known.descriptions().stream().anyMatch(description -> zone.equals(description.zone()));
    }

    /** A day as people write it, {@code 29/11/2026}, or as calendars do; null if it is none. */
    static @Nullable LocalDate day(String text) {
        Matcher written = DAY.matcher(text);
        Matcher iso = ISO.matcher(text);
        try {
            if (written.matches()) {
                return LocalDate.of(
                        Integer.parseInt(written.group(3)),
                        Integer.parseInt(written.group(2)),
                        Integer.parseInt(written.group(1)));
            }
            return iso.matches()
                    ? LocalDate.of(
                            Integer.parseInt(iso.group(1)),
                            Integer.parseInt(iso.group(2)),
                            Integer.parseInt(iso.group(3)))
                    : null;
        } catch (DateTimeException e) {
            // The 31st of a month that has 30 days is no day.
            return null;
        }
    }

    private <E extends Enum<E> & Code> @Nullable E constant(Class<E> type, String field) {
        E found = Code.find(type, value(field));
        if (found == null) {
            wrong(field, "admin.wrong." + field);
        }
        return found;
    }

    private @Nullable Integer number(String field, int from, int to) {
        String typed = value(field).replace(".", "").replace(" ", "");
        if (typed.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(typed);
            if (number >= from && number <= to) {
                return number;
            }
        }
        wrong(field, "admin.wrong." + field);
        return null;
    }
}
