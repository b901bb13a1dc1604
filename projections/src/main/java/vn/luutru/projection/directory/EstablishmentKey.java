package vn.luutru.projection.directory;

import java.util.Comparator;
import java.util.List;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.person.NameKey;

/**
 * By what an establishment is looked for.
 *
 * @param name  in the form in which names are compared
 * @param words those of the id, the name and the ward
 */
record EstablishmentKey(String id, String name, List<String> words) {

    static EstablishmentKey of(String id, String name, String ward) {
        CodeTable.Entry entry = CodeTables.WARDS.latest(ward);
        String place = entry == null ? ward : entry.vi();
        String key = NameKey.of(name);
        List<String> words =
                List.of((NameKey.of(id.replace('-', ' ')) + " " + NameKey.of(id) + " " + key + " " + NameKey.of(place))
                        .split(" ", -1));
        return new EstablishmentKey(id, key, words);
    }

    boolean hasAll(List<String> sought) {
        return sought.stream().allMatch(word -> words.stream().anyMatch(known -> known.startsWith(word)));
    }

    /** Those whose name begins with a word come first. */
    static Comparator<EstablishmentKey> by(String word) {
        return Comparator.comparing((EstablishmentKey key) -> !key.name().startsWith(word))
                .thenComparing(EstablishmentKey::name)
                .thenComparing(EstablishmentKey::id);
    }
}
