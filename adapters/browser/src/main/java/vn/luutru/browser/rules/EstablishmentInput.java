package vn.luutru.browser.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.codec.Iso;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.Phase;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;

/** The establishment that a page declares for: its whole record, or its present description as {@code GET} has it. */
final class EstablishmentInput {

    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    private EstablishmentInput() {}

    /** Throws if something is missing that the service always has. */
    static EstablishmentRecord read(PageValue value) {
        if (value.kind() != PageValue.Kind.OBJECT) {
            throw new IllegalArgumentException("Establishment expected");
        }
        PageValue all = value.member("descriptions");
        if (all.kind() != PageValue.Kind.LIST) {
            return shown(value);
        }
        List<Establishment> descriptions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            descriptions.add(description(all.element(i), day(all.element(i), "validFrom")));
        }
        descriptions.sort(Comparator.comparing(Establishment::validFrom));
        PageValue declared = value.member("phases");
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            PageValue phase = declared.element(i);
            phases.add(new Phase(day(phase, "from"), Code.of(State.class, phase.text("state")), mergedInto(phase)));
        }
        phases.sort(Comparator.comparing(Phase::from));
        return new EstablishmentRecord(descriptions, phases);
    }

    /** Of one description it is not known what held before it, or since when a state holds: both hold for every day. */
    private static EstablishmentRecord shown(PageValue value) {
        String state = value.textOrNull("state");
        List<Phase> phases =
                state == null ? List.of() : List.of(new Phase(EVER, Code.of(State.class, state), mergedInto(value)));
        return new EstablishmentRecord(List.of(description(value, EVER)), phases);
    }

    private static @Nullable EstablishmentId mergedInto(PageValue value) {
        String into = value.textOrNull("mergedInto");
        return into == null ? null : new EstablishmentId(into);
    }

    private static Establishment description(PageValue value, LocalDate validFrom) {
        boolean ranked = value.member("stars").kind() == PageValue.Kind.NUMBER;
        return new Establishment(
                new EstablishmentId(value.text("id")),
                value.text("name"),
                Code.of(EstablishmentType.class, value.text("type")),
                ranked ? value.number("stars") : null,
                Code.of(Regime.class, value.text("regime")),
                value.text("ward"),
                value.textOrNull("zone"),
                value.number("rooms"),
                value.number("beds"),
                value.isTrue("remote"),
                validFrom);
    }

    private static LocalDate day(PageValue value, String name) {
        return Iso.date(value.text(name));
    }
}
