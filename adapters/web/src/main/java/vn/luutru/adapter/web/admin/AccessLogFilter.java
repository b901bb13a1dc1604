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

    public AccessLogFilter {
        checked("ai", ai);
        checked("vu", vu);
        checked("nguoi", nguoi);
    }

    private static void checked(String name, String part) {
        if (part.length() > MAX_LENGTH || part.chars().anyMatch(Character::isISOControl)) {
            throw unreadable(name);
        }
    }

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
     * The question. A filter that cannot be read is refused: a log of everything would be taken for that of what was asked
     * for.
     *
     * @param after the place of a page; null for the first
     * @throws ResponseStatusException with 400 if a part cannot be read, or can match nothing
     */
    AccessQuestion question(@Nullable String after, int size) {
        Instant from = day("tu", tu, 0);
        Instant to = day("den", den, 1);
        if (from != null && to != null && to.isBefore(from)) {
            throw unreadable("den");
        }
        if (!vu.isEmpty() && !AccessQuestion.isCase(vu)) {
            throw unreadable("vu");
        }
        UUID person = person();
        String words = person != null || nguoi.isEmpty() ? null : nguoi;
        if (words != null && !AccessQuestion.isPerson(words)) {
            throw unreadable("nguoi");
        }
        return new AccessQuestion(given(ai), kind(), from, to, given(vu), words, person, after, size);
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
        if (loai.isEmpty()) {
            return null;
        }
        AccessEntry.Kind kind = Code.find(AccessEntry.Kind.class, loai);
        if (kind == null) {
            throw unreadable("loai");
        }
        return kind;
    }

    private static @Nullable Instant day(String name, String typed, int plus) {
        if (typed.isEmpty()) {
            return null;
        }
        LocalDate day = EstablishmentForm.day(typed);
        if (day == null) {
            throw unreadable(name);
        }
        return day.plusDays(plus).atStartOfDay(Vietnam.ZONE).toInstant();
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
