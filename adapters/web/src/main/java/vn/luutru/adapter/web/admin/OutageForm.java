package vn.luutru.adapter.web.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.outage.OutageCommand;
import vn.luutru.declaration.person.NameKey;

/** What an administrator typed of an outage: the values as typed, and what is wrong with them by field. */
final class OutageForm {

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])(?:[:hg.]([0-5]\\d)?)?");
    private static final List<String> FIELDS =
            List.of("tu-ngay", "tu-gio", "den-ngay", "den-gio", "han-ngay", "han-gio", "noi", "ly-do", "van-ban");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    /** A form that was not filled in. */
    static OutageForm empty(String today) {
        OutageForm form = new OutageForm();
        FIELDS.forEach(field -> form.values.put(field, ""));
        form.values.put("tu-ngay", today);
        form.values.put("den-ngay", today);
        return form;
    }

    static OutageForm sent(PageForm sent) {
        OutageForm form = new OutageForm();
        FIELDS.forEach(field -> form.values.put(field, sent.get(field)));
        return form;
    }

    Map<String, String> values() {
        return values;
    }

    /** The keys of texts, or texts, that say what is wrong, by field. */
    Map<String, String> errors() {
        return errors;
    }

    void wrong(String field, String text) {
        errors.putIfAbsent(field, text);
    }

    /** The proclamation; what is unreadable is missing in it, and named in {@link #errors}. */
    OutageCommand.Proclaim read() {
        Instant begins = instant("tu");
        Instant ends = instant("den");
        Instant movedTo = value("han-ngay").isEmpty() && value("han-gio").isEmpty() ? null : instant("han");
        return new OutageCommand.Proclaim(
                UUID.randomUUID(), begins, ends, movedTo, wards(), value("ly-do"), value("van-ban"));
    }

    private String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    private @Nullable Instant instant(String part) {
        LocalDate day = EstablishmentForm.day(value(part + "-ngay"));
        if (day == null) {
            wrong(part + "-ngay", "admin.outage.wrong.day");
        }
        LocalTime time = time(value(part + "-gio"));
        if (time == null) {
            wrong(part + "-gio", "admin.outage.wrong.time");
        }
        return day == null || time == null
                ? null
                : day.atTime(time).atZone(Vietnam.ZONE).toInstant();
    }

    private static @Nullable LocalTime time(String text) {
        Matcher written = TIME.matcher(text.toLowerCase(Locale.ROOT));
        if (!written.matches()) {
            return null;
        }
        String minutes = written.group(2);
        return LocalTime.of(Integer.parseInt(written.group(1)), minutes == null ? 0 : Integer.parseInt(minutes));
    }

    /** Codes or names, separated by commas; what is neither is left for the decision to refuse. */
    private List<String> wards() {
        List<String> codes = new ArrayList<>();
        for (String written : value("noi").split("[,;\n]", -1)) {
            String text = written.strip();
            if (!text.isEmpty()) {
                codes.add(code(text));
            }
        }
        return codes;
    }

    private static String code(String text) {
        String key = NameKey.of(text);
        return CodeTables.WARDS.entries().stream()
                .filter(ward ->
                        ward.code().equals(text) || NameKey.of(ward.vi()).equals(key))
                .map(CodeTable.Entry::code)
                .findFirst()
                .orElse(text);
    }
}
