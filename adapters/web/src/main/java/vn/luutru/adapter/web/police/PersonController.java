package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.register.DeskQueries;
import vn.luutru.projection.register.Elsewhere;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.register.Resident;

/** One person's stays on a time line. */
@RestController
public final class PersonController {

    private static final int SHOWN = 200;

    /**
     * A stay on the line.
     *
     * @param when      from and to
     * @param where     establishment and room, and where the guest moved to
     * @param reported  when and how it was declared
     * @param elsewhere where else the person was for a part of the time
     */
    public record Stop(String when, String where, String reported, List<String> elsewhere, boolean now) {}

    private record Known(List<Resident> stays, List<Elsewhere> elsewhere) {}

    private final PoliceFrame frame;
    private final RegisterQueries register;
    private final DeskQueries desk;
    private final Texts texts;

    public PersonController(PoliceFrame frame, RegisterQueries register, DeskQueries desk, Texts texts) {
        this.frame = frame;
        this.register = register;
        this.desk = desk;
        this.texts = texts;
    }

    /** The person of a list, whose id goes in a body like everything that names somebody. */
    @OfficePage(Role.POLICE)
    @PostMapping("/cong-an/nguoi")
    public ResponseEntity<byte[]> person(PageRequest request, Caller.Official reader, PageForm form) {
        UUID person = id(form.get("nguoi"));
        boolean printed = form.has("in");
        return frame.withTask(request, reader, asked -> {
            Known known = asked.ask(
                    printed ? "person-stays-print" : "person-stays",
                    Map.of("personId", person.toString()),
                    access -> {
                        List<Resident> stays =
                                register.stays(access, person, null, SHOWN).items();
                        return new Known(
                                stays,
                                desk.elsewhere(
                                        access,
                                        stays.stream().map(Resident::stayId).toList()));
                    },
                    found -> found.stays.size());
            if (known.stays.isEmpty()) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            StayWords words = new StayWords(texts, request.language());
            Resident newest = known.stays.getLast();
            Map<String, Object> model = new HashMap<>();
            model.put("line", words.line(newest));
            model.put("nationality", newest.nationality() == null ? "" : words.country(newest.nationality()));
            model.put("printed", printed);
            List<Stop> stops = new ArrayList<>();
            for (Resident stay : known.stays.reversed()) {
                stops.add(stop(request, words, stay, known.elsewhere));
            }
            model.put("stops", stops);
            return frame.page(request, reader, "police/person.jte", asked, model);
        });
    }

    private Stop stop(PageRequest request, StayWords words, Resident stay, List<Elsewhere> elsewhere) {
        return new Stop(
                words.dayAndTime(stay.arrivedAt()) + " → " + end(request, words, stay),
                where(request, words, stay),
                reported(request, words, stay),
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
        StringBuilder where = new StringBuilder(words.house(stay));
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
        return frame.text(
                request,
                stay.timeliness() == Timeliness.LATE ? "police.reported.late" : "police.reported",
                words.dayAndTime(stay.reportedAt()),
                words.dayAndTime(stay.dueAt()));
    }

    static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
