package vn.luutru.projection.tourism;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import vn.luutru.projection.SqlText;

/**
 * How figures become safe to publish. Every published figure is a sum of atoms, the same atoms whatever is asked, and
 * each atom is rounded before anything is summed: to one of the two nearest multiples of a base, up as often as is
 * needed to be right on average. Which of the two is fixed by a hash of the atom's name and a secret.
 *
 * <p>So whoever asks, however often and however split, can work out nothing but the table of rounded atoms, in which
 * no guest can be told from up to four others, or from nobody.
 */
public final class Rounding {

    /** Guests are rounded to multiples of this: no figure from 1 to 4 is ever told. */
    static final int GUESTS = 5;

    /** Nights of a month are: the stay of one guest has up to 31 of them. */
    static final int NIGHTS_OF_MONTH = 50;

    private static final int HEX_DIGITS = 5;

    private final String secret;

    /** @param secret known to the service alone, and always the same; at least 16 bytes */
    public Rounding(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("Too short a secret");
        }
        this.secret = HexFormat.of().formatHex(secret);
    }

    /** A ward's establishments of one type and rank: on one day, or in one month with what the guests are. */
    static List<GroupBy> atoms(boolean ofPersons) {
        List<GroupBy> house = List.of(GroupBy.MONTH, GroupBy.WARD, GroupBy.ESTABLISHMENT_TYPE, GroupBy.STARS);
        List<GroupBy> atoms = new ArrayList<>(house);
        if (ofPersons) {
            atoms.addAll(List.of(GroupBy.ORIGIN, GroupBy.NATIONALITY, GroupBy.AGE_GROUP, GroupBy.SEX));
        } else {
            atoms.add(GroupBy.DAY);
        }
        return atoms;
    }

    /** The rounded sums of atoms. Each measure takes digits of its own from the hash. */
    SqlText of(SqlText sums, List<GroupBy> atoms, List<String> measures, boolean ofPersons) {
        String columns = atoms.stream().map(GroupBy::column).collect(Collectors.joining(", "));
        String name = atoms.stream()
                .map(atom -> "coalesce(" + atom.column() + "::text, '')")
                .collect(Collectors.joining(", "));
        // An atom of which nothing is left is left out: its name alone would tell that somebody was there.
        String left = String.join(" + ", measures) + " > 0";
        SqlText rounded = new SqlText().add("select * from (select " + columns);
        for (int i = 0; i < measures.size(); i++) {
            int base = ofPersons && measures.get(i).endsWith("nights") ? NIGHTS_OF_MONTH : GUESTS;
            rounded.add(", (%1$s + ('x' || substr(hash, %2$d, %3$d))::bit(%4$d)::int %% %5$d) / %5$d * %5$d as %1$s"
                    .formatted(measures.get(i), 1 + i * HEX_DIGITS, HEX_DIGITS, 4 * HEX_DIGITS, base));
        }
        return rounded.add("from (select sums.*, md5(concat_ws('|', ?::text, " + name + ")) as hash from (", secret)
                .add(sums)
                .add(") sums) atom) rounded where " + left);
    }
}
