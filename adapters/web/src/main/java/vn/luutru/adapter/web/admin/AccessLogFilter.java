package vn.luutru.adapter.web.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.Code;
import vn.luutru.projection.access.AccessEntry;
import vn.luutru.projection.access.AccessQuestion;

/**
 * Which entries of the access log somebody looks for, on the page and in its files alike. Each part is as it was typed, and
 * empty for no matter what.
 *
 * @param ai    the account that asked
 * @param loai  the code of a kind
 * @param tu    the first local day
 * @param den   the last local day
 * @param vu    the case that was stated
 * @param nguoi the person who was asked for: a number, a name, or an id
 */
public record AccessLogFilter(String ai, String loai, String tu, String den, String vu, String nguoi) {

    private static final int MAX_LENGTH = 255;

    /** What an address asks for, which is no case, no person and no later page: those go in the body of a form. */
    static AccessLogFilter of(PageRequest request) {
        for (String name : new String[] {"vu", "nguoi", "trang"}) {
            if (request.parameter(name) != null) {
                throw unreadable(name);
            }
        }
        return new AccessLogFilter(
                text(request, "ai"), text(request, "loai"), text(request, "tu"), text(request, "den"), "", "");
    }

    static AccessLogFilter of(PageForm form) {
        return new AccessLogFilter(
                form.get("ai"), form.get("loai"), form.get("tu"), form.get("den"), form.get("vu"), form.get("nguoi"));
    }

    private static String text(PageRequest request, String name) {
        String value = request.parameter(name);
        return value == null ? "" : value.strip();
    }

    /**
     * What cannot be read, or can match nothing: keys of texts by the fields, in their order; empty if it can be asked. It is
     * not asked then: a log of everything would be taken for that of what was asked for.
     */
    Map<String, String> wrong() {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (!isText(ai)) {
            wrong.put("ai", "admin.wrong.log.text");
        }
        if (!loai.isEmpty() && kind() == null) {
            wrong.put("loai", "admin.wrong.log.kind");
        }
        LocalDate from = EstablishmentForm.day(tu);
        LocalDate to = EstablishmentForm.day(den);
        if (from == null && !tu.isEmpty()) {
            wrong.put("tu", "admin.wrong.from");
        }
        if (to == null && !den.isEmpty()) {
            wrong.put("den", "admin.wrong.from");
        } else if (from != null && to != null && to.isBefore(from)) {
            wrong.put("den", "admin.wrong.log.to");
        }
        if (!vu.isEmpty() && !(isText(vu) && AccessQuestion.isCase(vu))) {
            wrong.put("vu", isText(vu) ? "admin.wrong.log.case" : "admin.wrong.log.text");
        }
        if (!nguoi.isEmpty() && !(isText(nguoi) && AccessQuestion.isPerson(nguoi))) {
            wrong.put("nguoi", isText(nguoi) ? "admin.wrong.log.person" : "admin.wrong.log.text");
        }
        return wrong;
    }

    private static boolean isText(String part) {
        return part.length() <= MAX_LENGTH && part.chars().noneMatch(Character::isISOControl);
    }

    /**
     * The same, for a file, which is asked for from a page with a filter that was read.
     *
     * @throws ResponseStatusException with 400 if something is {@link #wrong}
     */
    AccessLogFilter readable() {
        wrong().keySet().stream().findFirst().ifPresent(name -> {
            throw unreadable(name);
        });
        return this;
    }

    /** The fields of a form that asks for the same, in order. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ai", ai);
        fields.put("loai", loai);
        fields.put("tu", tu);
        fields.put("den", den);
        fields.put("vu", vu);
        fields.put("nguoi", nguoi);
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** What is asked for, as the access log keeps it: by the names that the calls have for it. */
    Map<String, String> criteria() {
        Map<String, String> criteria = new HashMap<>();
        criteria.put("reader", ai);
        criteria.put("kind", loai);
        criteria.put("from", tu);
        criteria.put("to", den);
        criteria.put("caseFile", vu);
        UUID person = person();
        criteria.put(person == null ? "words" : "personId", person == null ? nguoi : person.toString());
        criteria.values().removeIf(String::isEmpty);
        return criteria;
    }

    /**
     * The question of a filter of which nothing is {@link #wrong}.
     *
     * @param after the place of a page; null for the first
     */
    AccessQuestion question(@Nullable String after, int size) {
        UUID person = person();
        return new AccessQuestion(
                given(ai),
                kind(),
                beginOf(tu, 0),
                beginOf(den, 1),
                given(vu),
                person == null ? given(nguoi) : null,
                person,
                after,
                size);
    }

    private static @Nullable String given(String part) {
        return part.isEmpty() ? null : part;
    }

    private @Nullable UUID person() {
        try {
            return UUID.fromString(nguoi);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private AccessEntry.@Nullable Kind kind() {
        return Code.find(AccessEntry.Kind.class, loai);
    }

    /** The first instant of so many days after a typed one; null for none. */
    private static @Nullable Instant beginOf(String typed, int daysAfter) {
        LocalDate day = EstablishmentForm.day(typed);
        return day == null
                ? null
                : day.plusDays(daysAfter).atStartOfDay(Vietnam.ZONE).toInstant();
    }

    private static ResponseStatusException unreadable(String name) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "Parameter " + name);
    }

    /** Without whom and what somebody looks for. */
    @Override
    public String toString() {
        return "AccessLogFilter";
    }
}
