package vn.luutru.projection.access;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.projection.register.AskedPerson;
import vn.luutru.projection.table.SqlText;

/**
 * What an entry must be about: a case, and somebody who was asked for. Entries are looked through for it: as somebody typed
 * it, neither stands in an index.
 */
final class AccessFilter {

    private final @Nullable String caseFile;
    private final List<AskedPerson> persons;

    private AccessFilter(@Nullable String caseFile, List<AskedPerson> persons) {
        this.caseFile = caseFile;
        this.persons = List.copyOf(persons);
    }

    /** @throws IllegalArgumentException if the case or the words have nothing in them to look for */
    static AccessFilter of(AccessQuestion question, PersonPseudonyms pseudonyms) {
        List<AskedPerson> persons = new ArrayList<>();
        String words = question.words();
        if (words != null) {
            persons.add(AskedPerson.called(words, pseudonyms));
        }
        UUID person = question.person();
        if (person != null) {
            persons.add(AskedPerson.of(person, pseudonyms));
        }
        String asked = question.caseFile();
        String caseFile = asked == null ? null : plain(asked);
        if (caseFile != null && caseFile.isEmpty()) {
            throw new IllegalArgumentException("Nothing to look for");
        }
        return new AccessFilter(caseFile, persons);
    }

    /** Whether every entry fits. */
    boolean isOpen() {
        return caseFile == null && persons.isEmpty();
    }

    /** Leaves out what cannot fit. */
    void narrow(SqlText sql) {
        if (caseFile != null) {
            sql.add("and case_file is not null");
        }
        if (!persons.isEmpty()) {
            sql.add("and criteria && ?", AskedPerson.CRITERIA);
        }
    }

    boolean fits(AccessEntry entry) {
        String stated = entry.caseFile();
        return (caseFile == null || (stated != null && caseFile.equals(plain(stated))))
                && persons.stream().allMatch(person -> person.isAskedForBy(entry.criteria()));
    }

    /** Two spellings of one case are the same text. */
    static String plain(String caseFile) {
        return Normalizer.normalize(caseFile, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}]+", "");
    }

    /** Without what is looked for. */
    @Override
    public String toString() {
        return "AccessFilter";
    }
}
