package vn.luutru.projection.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.declaration.validation.Placeholders;
import vn.luutru.declaration.validation.Unidentified;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.table.SqlText;

/** Traits as conditions on a stay {@code s}. */
final class TraitSql {

    /** From so many local days on the temporary residence is to be registered. */
    static final int LONG_DAYS = 30;

    /** {@code StayDetails.foreigner}: nobody knows where an unidentified guest is from. */
    static final String FOREIGN = "s.nationality is not null and s.nationality <> '" + Vietnam.CODE
            + "' and not (s.nationality = '" + Unidentified.NATIONALITY + "' and s.document_type = 'NONE')";

    /** A stay {@code o} of the person of {@code s}. An index finds them. */
    static final String SAME_PERSON = "o.number_hash = s.number_hash and o.person_hash = s.person_hash";

    /** Another stay {@code o} of the same person that overlaps {@code s} under another id, see {@link RepeatedGuests}. */
    static final String OTHER_ID = SAME_PERSON + " and o.stay_id <> s.stay_id"
            + " and o.establishment <> s.establishment and o.state <> 'CANCELLED'"
            + " and o.arrived_at < coalesce(s.departed_at, 'infinity')"
            + " and s.arrived_at < coalesce(o.departed_at, 'infinity')";

    /** Cards that carry the personal number, the old card included, whose twelve digits are that number. */
    private static final String CARDS = "('CCCD', 'CAN_CUOC', 'PERSONAL_NUMBER_NOTICE', 'CMND')";

    /** A paper {@code s} of a type that is unique, see {@link #SAME_PAPER}. */
    static final String UNIQUE_TYPE = "(s.document_type in " + CARDS + " or s.document_type = 'PASSPORT')";

    private static final String DIGITS_UP = "01234567890123456789";
    private static final String DIGITS_DOWN = "98765432109876543210";

    /** A number that somebody has; what fills a field ({@code Placeholders}) is one digit over and over, or a row. */
    static final String REAL_NUMBER = "s.document_number ~ '[0-9]' and s.document_number !~ '^(.)\\1*$'"
            + " and strpos('" + DIGITS_UP + "', s.document_number) = 0"
            + " and strpos('" + DIGITS_DOWN + "', s.document_number) = 0";

    /**
     * The same paper in {@code s} and {@code o}, where papers are unique: a card by its personal number, a passport
     * within its country. Certificates of birth and licences are numbered anew in each commune and year.
     */
    private static final String SAME_PAPER = "o.document_number = s.document_number"
            + " and ((s.document_type in " + CARDS + " and o.document_type in " + CARDS
            + " and s.document_number ~ '^[0-9]{12}$')"
            + " or (s.document_type = 'PASSPORT' and o.document_type = 'PASSPORT' and o.nationality = s.nationality))";

    /** A stay {@code o} under another name with the same paper, see {@link RepeatedGuests}. An index finds them. */
    static final String OTHER_NAME = "o.number_hash = s.number_hash and o.stay_id <> s.stay_id"
            + " and o.state <> 'CANCELLED' and o.name_words <> s.name_words and " + SAME_PAPER + " and "
            + words("o") + " <> " + words("s");

    private TraitSql() {}

    /**
     * Whether a number, as it was declared, identifies nobody and is no {@link #REAL_NUMBER} either: no stay is repeated
     * under it, however many there are.
     */
    static boolean isFiller(@Nullable String number) {
        return number != null
                && Placeholders.isNumber(InputNormalizer.documentNumber(number))
                && (number.chars().noneMatch(c -> c >= '0' && c <= '9')
                        || number.chars().allMatch(c -> c == number.charAt(0))
                        || DIGITS_UP.contains(number)
                        || DIGITS_DOWN.contains(number));
    }

    /** Adds that {@code o} overlaps {@code s} in another establishment: two ids that were merged are one. */
    static SqlText elsewhere(SqlText sql, Mergers mergers) {
        sql.add(OTHER_ID);
        if (!mergers.survivors().isEmpty()) {
            List<String> ended = List.copyOf(mergers.survivors().keySet());
            List<String> stays = ended.stream().map(mergers::surviving).toList();
            sql.add("and " + surviving("o") + " <> " + surviving("s"), ended, stays, ended, stays);
        }
        return sql;
    }

    private static String surviving(String stay) {
        return "coalesce((select m.stays from unnest(?::text[], ?::text[]) m(ended, stays) where m.ended = " + stay
                + ".establishment), " + stay + ".establishment)";
    }

    /** @param mergers which ids stand for the same establishment; asked of {@link ResidentTrait#TWO_PLACES} only */
    static void is(SqlText sql, ResidentTrait trait, LocalDate today, Mergers mergers) {
        switch (trait) {
            case FOREIGN -> sql.add("and " + FOREIGN);
            case LONG_STAY ->
                sql.add(
                        "and s.arrived_at < ?",
                        Vietnam.startOf(today.minusDays(LONG_DAYS).plusDays(1)));
            case WITHOUT_PAPERS -> sql.add("and s.document_type = 'NONE'");
            case UNIDENTIFIED -> sql.add("and s.unidentified");
            case MOVED_BACK -> sql.add("and s.moved_back");
            case LATE -> sql.add("and s.timeliness = 'LATE'");
            case TWO_PLACES ->
                elsewhere(sql.add("and s.state <> 'CANCELLED' and exists (select from register.stay o where"), mergers)
                        .add(")");
            case TWO_NAMES ->
                sql.add("and " + REAL_NUMBER).add("and exists (select from register.stay o where " + OTHER_NAME + ")");
        }
    }

    /** The words of a stay's name in one order: passports and desks have them in different ones. */
    private static String words(String stay) {
        return "(select array_agg(w order by w) from unnest(string_to_array(" + stay + ".name_words, ' ')) w)";
    }
}
