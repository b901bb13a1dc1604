package vn.luutru.demo;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentCommand;
import vn.luutru.declaration.establishment.EstablishmentDecider;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** An establishment from texts by name of field; what is wrong with them is collected, not thrown. */
final class EstablishmentFields {

    /** The day from which the wards of today exist. */
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);

    /** The texts by name of field. */
    interface Texts {
        /** The text of a field; null if there is none. */
        @Nullable
        String of(String field);
    }

    private interface Reader<T> {
        T read(String text);
    }

    private final Texts texts;
    private final List<Finding> findings = new ArrayList<>();

    EstablishmentFields(Texts texts) {
        this.texts = texts;
    }

    /** What is wrong; complete once the establishment was asked for. */
    List<Finding> findings() {
        return findings;
    }

    /** The establishment; null if something is wrong with it. */
    @Nullable
    Establishment establishment() {
        EstablishmentId id = required("id", FindingCode.ESTABLISHMENT_MALFORMED, EstablishmentId::new);
        String name = required("name", FindingCode.FIELD_REQUIRED, text -> text);
        EstablishmentType type = code("type", EstablishmentType.class);
        Integer stars = optional("stars", FindingCode.PARAMETER_MALFORMED, Integer::valueOf);
        Regime regime = code("regime", Regime.class);
        String ward = required("ward", FindingCode.WARD_UNKNOWN, EstablishmentFields::ward);
        String zone = optional("zone", FindingCode.PARAMETER_MALFORMED, text -> text);
        Integer rooms = required("rooms", FindingCode.PARAMETER_MALFORMED, Integer::valueOf);
        Integer beds = required("beds", FindingCode.PARAMETER_MALFORMED, Integer::valueOf);
        Boolean remote = optional("remote", FindingCode.PARAMETER_MALFORMED, EstablishmentFields::yesOrNo);
        LocalDate from = optional("validFrom", FindingCode.DATE_MALFORMED, LocalDate::parse);
        if (!findings.isEmpty()
                || id == null
                || name == null
                || type == null
                || regime == null
                || ward == null
                || rooms == null
                || beds == null) {
            return null;
        }
        Establishment read = new Establishment(
                id,
                name,
                type,
                stars,
                regime,
                ward,
                zone,
                rooms,
                beds,
                Boolean.TRUE.equals(remote),
                from == null ? SINCE : from);
        findings.addAll(EstablishmentDecider.check(new EstablishmentCommand.Describe(read), null));
        return findings.isEmpty() ? read : null;
    }

    private <E extends Enum<E>> @Nullable E code(String field, Class<E> type) {
        String text = texts.of(field);
        if (text == null || text.isEmpty()) {
            findings.add(Finding.of(FindingCode.FIELD_REQUIRED, "/" + field));
            return null;
        }
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            // The finding names the codes; what stood there says nothing more.
            findings.add(Finding.of(FindingCode.CODE_UNKNOWN, "/" + field, Code.shown(type)));
            return null;
        }
    }

    private <T> @Nullable T required(String field, FindingCode wrong, Reader<T> reader) {
        T value = optional(field, wrong, reader);
        String text = texts.of(field);
        if (text == null || text.isEmpty()) {
            findings.add(Finding.of(FindingCode.FIELD_REQUIRED, "/" + field));
        }
        return value;
    }

    private <T> @Nullable T optional(String field, FindingCode wrong, Reader<T> reader) {
        String text = texts.of(field);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return reader.read(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            // Which of its own rules the text breaks says the code.
            findings.add(Finding.of(wrong, "/" + field, field));
            return null;
        }
    }

    private static String ward(String code) {
        if (!CodeTables.WARDS.knows(code)) {
            throw new IllegalArgumentException("No ward");
        }
        return code;
    }

    private static Boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("Neither true nor false");
        };
    }
}
