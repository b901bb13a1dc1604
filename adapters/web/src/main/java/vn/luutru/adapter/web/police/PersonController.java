package vn.luutru.adapter.web.police;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.Page;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.register.Elsewhere;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.register.Resident;

/** One person's stays on a time line. */
@RestController
public final class PersonController {

    /** So many stand on a page, the newest first. */
    private static final int SHOWN = 200;

    /**
     * A stay on the line.
     *
     * @param when      from and to
     * @param where     establishment and room, and where the guest moved to
     * @param reported  when and how it was declared, and how late
     * @param receipt   the number of the receipt of the check-in; null where the log has none
     * @param elsewhere where else the person was for a part of the time
     */
    public record Stop(
            String when,
            String where,
            String reported,
            @Nullable String receipt,
            List<String> elsewhere,
            boolean now) {}

    /**
     * What goes over to the watch list: the number of a paper, or else a name with a date of birth.
     *
     * @param number empty without a paper
     * @param born   empty if it is not known
     */
    public record Wanted(String number, String name, String born) {

        /** Without who it is. */
        @Override
        public String toString() {
            return "Wanted";
        }
    }

    /**
     * What is known of a person.
     *
     * @param latest the last of all stays; null without any
     * @param page   some of them, the newest first
     */
    private record Known(@Nullable Resident latest, Page<Resident> page, List<Elsewhere> elsewhere) {}

    /** Numbers of receipts of check-ins. */
    public interface ReceiptNumbers {

        /** By stay; without those that the log does not know. Blocks until the log answers. */
        Map<StayId, String> of(Collection<StayId> stays);
    }

    private final PoliceFrame frame;
    private final RegisterQueries register;
    private final PoliceQueries police;
    private final ReceiptNumbers receipts;
    private final Texts texts;

    public PersonController(
            PoliceFrame frame, RegisterQueries register, PoliceQueries police, ReceiptNumbers receipts, Texts texts) {
        this.frame = frame;
        this.register = register;
        this.police = police;
        this.receipts = receipts;
        this.texts = texts;
    }

    /** The person of a list, whose id goes in a body like everything that names somebody. */
    @OfficePage(Role.POLICE)
    @PostMapping("/cong-an/nguoi")
    public ResponseEntity<byte[]> person(PageRequest request, Caller.Official reader, PageForm form) {
        UUID person = id(form.get("nguoi"));
        String after = form.get("trang").isEmpty() ? null : form.get("trang");
        boolean printed = form.has("in");
        return frame.withTask(request, reader, form, asked -> {
            Instant until = frame.counted();
            Known known = asked.ask(
                    printed ? "person-stays-print" : "person-stays",
                    Map.of("personId", person.toString()),
                    access -> known(access, person, after),
                    found -> found.page.items().size());
            Resident latest = known.latest;
            if (latest == null) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            StayWords words = new StayWords(texts, request.language());
            Map<StayId, String> numbers = receipts.of(
                    known.page.items().stream().map(Resident::stayId).toList());
            Map<String, Object> model = new HashMap<>();
            model.put("until", until);
            model.put("line", words.line(latest));
            model.put("residence", words.residence(latest.residence()));
            model.put("wanted", wanted(latest, words));
            model.put("nationality", latest.nationality() == null ? "" : words.country(latest.nationality()));
            model.put("printed", printed);
            model.put("page", after);
            model.put("older", known.page.nextPage());
            model.put(
                    "stops",
                    known.page.items().stream()
                            .map(stay -> stop(request, words, stay, numbers.get(stay.stayId()), known.elsewhere))
                            .toList());
            return frame.page(request, reader, "police/person.jte", asked, model);
        });
    }

    /** @param after {@code nextPage} of the page before; null for the newest stays */
    private Known known(RegisterAccess access, UUID person, @Nullable String after) {
        try {
            Page<Resident> page = register.newestStays(access, person, after, SHOWN);
            List<Resident> first = after == null
                    ? page.items()
                    : register.newestStays(access, person, null, 1).items();
            return new Known(
                    first.isEmpty() ? null : first.getFirst(),
                    page,
                    police.elsewhere(
                            access, page.items().stream().map(Resident::stayId).toList()));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        } catch (ProjectionException e) {
            throw after != null && e.malformed() ? new ResponseStatusException(HttpStatus.BAD_REQUEST) : e;
        }
    }

    private static Wanted wanted(Resident latest, StayWords words) {
        String number = latest.documentNumber();
        return number == null ? new Wanted("", latest.fullName(), words.born(latest)) : new Wanted(number, "", "");
    }

    private Stop stop(
            PageRequest request, StayWords words, Resident stay, @Nullable String receipt, List<Elsewhere> elsewhere) {
        return new Stop(
                words.dayAndTime(stay.arrivedAt()) + " → " + end(request, words, stay),
                where(request, words, stay),
                reported(request, words, stay),
                receipt,
                elsewhere.stream()
                        .filter(other -> other.stay().equals(stay.stayId()))
                        .map(other -> frame.text(
                                request,
                                "police.elsewhere",
                                other.establishment(),
                                PoliceFrame.ward(other.ward()),
                                words.dayAndTime(other.arrivedAt())))
                        .toList(),
                stay.state() == Resident.State.IN_HOUSE);
    }

    private String end(PageRequest request, StayWords words, Resident stay) {
        Instant departed = stay.departedAt();
        if (stay.state() == Resident.State.CANCELLED) {
            return frame.text(request, "police.state.CANCELLED").toLowerCase(Locale.ROOT);
        }
        if (departed != null) {
            return words.dayAndTime(departed);
        }
        LocalDate expected = stay.expectedDepartureOn();
        return expected == null
                ? frame.text(request, "police.open")
                : frame.text(request, "police.expected", words.day(expected));
    }

    private String where(PageRequest request, StayWords words, Resident stay) {
        StringBuilder where = new StringBuilder(words.establishment(stay));
        if (stay.places().isEmpty()) {
            String room = StayWords.room(stay.department(), stay.room(), stay.bed());
            return room.isEmpty()
                    ? where.toString()
                    : where.append(", ").append(room).toString();
        }
        boolean first = true;
        for (Moves.Stretch stretch : stay.places()) {
            Place place = stretch.place();
            String room = StayWords.room(place.department(), place.room(), place.bed());
            where.append(", ")
                    .append(first ? room : frame.text(request, "police.moved", words.dayAndTime(stretch.from()), room));
            first = false;
        }
        return where.toString();
    }

    private String reported(PageRequest request, StayWords words, Resident stay) {
        boolean late = stay.timeliness() == Timeliness.LATE;
        String reported = frame.text(
                request,
                late
                        ? "police.reported.late"
                        : stay.reportedAt().isBefore(stay.dueAt()) ? "police.reported" : "police.reported.excused",
                words.dayAndTime(stay.reportedAt()),
                words.dayAndTime(stay.dueAt()),
                late ? lateness(request, stay) : "");
        CaptureMethod method = stay.captureMethod();
        return method == null
                ? reported
                : reported + " · " + words.name(CodeTables.find("capture-methods"), method.code());
    }

    /** In minutes, from two hours on in hours, and from two days on in days; begun minutes count. */
    private String lateness(PageRequest request, Resident stay) {
        Duration late = Duration.between(stay.dueAt(), stay.reportedAt());
        long minutes = Math.max(1, (late.toSeconds() + 59) / 60);
        if (minutes < 2 * 60) {
            return frame.text(request, "police.late.minutes", minutes);
        }
        return minutes < 2 * 24 * 60
                ? frame.text(request, "police.late.hours", minutes / 60, minutes % 60)
                : frame.text(request, "police.late.days", minutes / (24 * 60), minutes / 60 % 24);
    }

    static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
