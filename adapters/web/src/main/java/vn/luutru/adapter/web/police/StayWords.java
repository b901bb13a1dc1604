package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.register.Resident;

/** Stays in the words of a page. */
final class StayWords {

    private final Texts texts;
    private final Language language;
    private final Formats formats;

    StayWords(Texts texts, Language language) {
        this.texts = texts;
        this.language = language;
        this.formats = new Formats(language);
    }

    String text(String key, Object... arguments) {
        return texts.text(language, "police." + key, arguments);
    }

    List<StayLine> lines(List<Resident> stays) {
        return stays.stream().map(this::line).toList();
    }

    /** The same, marked where somebody is on the watch list: for those alone who are shown the match. */
    List<StayLine> lines(List<Resident> stays, Set<StayId> watched) {
        return stays.stream()
                .map(stay -> watched.contains(stay.stayId()) ? watched(line(stay)) : line(stay))
                .toList();
    }

    private StayLine watched(StayLine line) {
        List<StayLine.Tag> tags = new ArrayList<>(line.tags());
        tags.addFirst(new StayLine.Tag("bad", "eye", text("tag.watched")));
        return line.with(tags);
    }

    StayLine line(Resident stay) {
        return new StayLine(
                stay.personId(),
                stay.fullName().isBlank() ? text("nameless") : stay.fullName(),
                about(stay),
                stay.documentNumber(),
                establishment(stay),
                stay.establishmentId(),
                room(stay.department(), stay.room(), stay.bed()),
                dayAndTime(stay.arrivedAt()),
                state(stay),
                kind(stay),
                icon(stay),
                tags(stay));
    }

    String establishment(Resident stay) {
        return stay.establishmentName().isBlank() ? stay.establishmentId() : stay.establishmentName();
    }

    /** Date of birth, sex, and the nationality of those who are not of Viet Nam. */
    String about(Resident stay) {
        StringJoiner about = new StringJoiner(", ");
        BirthDate born = stay.dateOfBirth();
        if (born != null) {
            about.add(born(born));
        }
        if (stay.sex() != null) {
            about.add(text("sex." + stay.sex().code()));
        }
        String nationality = stay.nationality();
        if (nationality != null && !nationality.equals(Vietnam.CODE)) {
            about.add(country(nationality));
        }
        return about.toString();
    }

    /** The date of birth as far as it is known; empty where nothing is. */
    String born(Resident stay) {
        BirthDate born = stay.dateOfBirth();
        return born == null ? "" : born(born);
    }

    private String born(BirthDate born) {
        return born(born, formats);
    }

    /** A date of birth as Vietnamese write it: {@code 07/07/1977}, {@code 7/1977}, {@code 1977}. */
    static String born(BirthDate born, Formats formats) {
        if (born.date() != null) {
            return formats.day(born.date());
        }
        return born.month() == 0 ? Integer.toString(born.year()) : born.month() + "/" + born.year();
    }

    String country(String code) {
        return name(CodeTables.COUNTRIES, code);
    }

    /** What an entry of a code table is called; its code where there is none. */
    String name(@Nullable CodeTable table, String code) {
        CodeTable.Entry known = table == null ? null : table.latest(code);
        return known == null ? code : language == Language.EN ? known.en() : known.vi();
    }

    /** Where a guest lives, from the address to the province; empty where nothing of it was declared. */
    String residence(Resident.@Nullable Residence residence) {
        StringJoiner place = new StringJoiner(", ");
        if (residence != null) {
            if (residence.address() != null) {
                place.add(residence.address());
            }
            if (residence.ward() != null) {
                place.add(PoliceFrame.ward(residence.ward()));
            }
            if (residence.province() != null) {
                place.add(name(CodeTables.PROVINCES, residence.province()));
            }
        }
        return place.toString();
    }

    static String room(@Nullable String department, @Nullable String room, @Nullable String bed) {
        StringJoiner place = new StringJoiner(", ");
        for (String part : new @Nullable String[] {department, room, bed}) {
            if (part != null && !part.isBlank()) {
                place.add(part);
            }
        }
        return place.toString();
    }

    String day(LocalDate day) {
        return formats.day(day);
    }

    String dayAndTime(Instant at) {
        return formats.day(at) + " " + formats.time(at);
    }

    private String state(Resident stay) {
        Instant departed = stay.departedAt();
        return switch (stay.state()) {
            case IN_HOUSE -> text("state.IN_HOUSE");
            case DEPARTED ->
                departed == null
                        ? text("state.DEPARTED")
                        : text("state.departed", formats.shortDay(Vietnam.dateOf(departed)));
            case CANCELLED -> text("state.CANCELLED");
        };
    }

    private static String kind(Resident stay) {
        return switch (stay.state()) {
            case IN_HOUSE -> "ok";
            case DEPARTED -> "plain";
            case CANCELLED -> "warn";
        };
    }

    private static String icon(Resident stay) {
        return switch (stay.state()) {
            case IN_HOUSE -> "bed";
            case DEPARTED -> "out";
            case CANCELLED -> "ban";
        };
    }

    private List<StayLine.Tag> tags(Resident stay) {
        List<StayLine.Tag> tags = new ArrayList<>();
        if (stay.documentType() == DocumentType.NONE) {
            tags.add(new StayLine.Tag("warn", "ask", text("tag.papers")));
        }
        if (stay.timeliness() == Timeliness.LATE) {
            tags.add(new StayLine.Tag("warn", "clock", text("tag.late")));
        }
        if (stay.arrivalMovedBack()) {
            tags.add(new StayLine.Tag("warn", "warn", text("tag.back")));
        }
        return tags;
    }
}
