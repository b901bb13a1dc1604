package vn.luutru.recount;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A stay with its facts as last declared or corrected. */
final class PlainStay {

    static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");

    final PlainEstablishment establishment;
    final String reference;
    final Instant reportedAt;
    final List<LocalDate> checkedInFor = new ArrayList<>();
    final ObjectNode facts;
    final Places places;
    final boolean late;
    boolean cancelled;
    boolean movedBack;

    /** What was declared first of who it is, if nobody knew that then; null else. */
    private final @Nullable JsonNode unidentified;

    PlainStay(PlainEstablishment establishment, Sent.Line checkIn) {
        this.establishment = establishment;
        reference = checkIn.body().path("reference").asString();
        reportedAt = checkIn.at();
        facts = (ObjectNode) checkIn.body().deepCopy();
        places = new Places(facts);
        unidentified = Obligations.unidentified(this) ? facts.path("guest").deepCopy() : null;
        late = wouldBeLate();
        checkedInFor.add(arrivalDay());
    }

    void checkOut(JsonNode body) {
        facts.set("departedAt", body.path("departedAt"));
    }

    void cancel() {
        cancelled = true;
    }

    void correct(JsonNode changes) {
        merge(facts, (ObjectNode) changes);
        places.correct(changes);
        if (changes.has("arrivedAt")
                || changes.at("/guest").has("nationality")
                || changes.at("/guest/document").has("type")) {
            movedBack = !late && wouldBeLate();
        }
    }

    private static void merge(ObjectNode into, ObjectNode changes) {
        for (var change : changes.properties()) {
            if (change.getValue().isNull()) {
                into.remove(change.getKey());
            } else if (change.getValue() instanceof ObjectNode parts) {
                JsonNode old = into.path(change.getKey());
                merge(old instanceof ObjectNode there ? there : into.putObject(change.getKey()), parts);
            } else {
                into.set(change.getKey(), change.getValue());
            }
        }
    }

    /** Whether the first report came at or after the deadline of the arrival as it is declared now (decision 10). */
    private boolean wouldBeLate() {
        ZonedDateTime local = arrival().atZone(LOCAL);
        LocalDate day = local.toLocalDate();
        Instant lodging = local.toLocalTime().isBefore(LocalTime.of(23, 0))
                ? day.atTime(23, 0).atZone(LOCAL).toInstant()
                : day.plusDays(1).atTime(8, 0).atZone(LOCAL).toInstant();
        JsonNode there = establishment.on(day);
        Instant due = lodging;
        if (unidentified == null ? foreigner() : foreigner(unidentified)) {
            Instant clock = arrival().plus(Duration.ofHours(there.path("remote").asBoolean() ? 24 : 12));
            boolean licensed = there.path("regime").asString().equals("LICENSED_LODGING");
            due = licensed && lodging.isBefore(clock) ? lodging : clock;
        }
        return !reportedAt.isBefore(due);
    }

    /** Of whom the foreigners' clock runs; of nobody without papers whose nationality is unknown (decision 92). */
    boolean foreigner() {
        String nationality = nationality();
        return nationality != null && !nationality.equals("VNM") && !(nationality.equals("XXX") && withoutPapers());
    }

    private static boolean foreigner(JsonNode guest) {
        JsonNode nationality = guest.path("nationality");
        // Nobody is unidentified who has papers: XXX of them is nobody's nationality.
        return nationality.isString() && !List.of("VNM", "XXX").contains(nationality.asString());
    }

    boolean withoutPapers() {
        return "NONE".equals(text("/guest/document/type"));
    }

    /** A fact as it is shown: several blanks are one. */
    @Nullable
    String text(String pointer) {
        JsonNode value = facts.at(pointer);
        return value.isMissingNode() || value.isNull()
                ? null
                : value.asString().strip().replaceAll("\\s+", " ");
    }

    /** Passports of Germany carry a code of one letter. */
    @Nullable
    String nationality() {
        String code = text("/guest/nationality");
        return "D".equals(code) ? "DEU" : code;
    }

    Instant arrival() {
        return OffsetDateTime.parse(facts.path("arrivedAt").asString()).toInstant();
    }

    LocalDate arrivalDay() {
        return arrival().atZone(LOCAL).toLocalDate();
    }

    @Nullable
    Instant departure() {
        String at = text("/departedAt");
        return at == null ? null : OffsetDateTime.parse(at).toInstant();
    }

    @Nullable
    LocalDate departureDay() {
        Instant at = departure();
        return at == null ? null : at.atZone(LOCAL).toLocalDate();
    }

    boolean inHouse(Instant at) {
        Instant left = departure();
        return !cancelled && !arrival().isAfter(at) && (left == null || left.isAfter(at));
    }

    /** By purpose; the type of the establishment is another matter. */
    boolean travels() {
        String purpose = text("/purpose");
        return purpose == null || !List.of("STUDY", "MEDICAL_TREATMENT", "WORK").contains(purpose);
    }

    String origin() {
        String nationality = nationality();
        return nationality == null ? "UNKNOWN" : nationality.equals("VNM") ? "DOMESTIC" : "INTERNATIONAL";
    }

    /** Completed years at arrival; a year or a month alone counts as its first day; null if unknown. */
    @Nullable
    Integer age() {
        String born = text("/guest/dateOfBirth");
        if (born == null) {
            return null;
        }
        String day = born.length() == 4 ? born + "-01-01" : born.length() == 7 ? born + "-01" : born;
        return Period.between(LocalDate.parse(day), arrivalDay()).getYears();
    }
}
