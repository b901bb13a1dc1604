package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.register.name.NameWords;
import vn.luutru.projection.register.name.TypedWords;
import vn.luutru.projection.table.SqlText;

/**
 * Which recorded questions name the guest of a stay that is to be erased: by their document number, by their id, or by
 * every word of their name. That somebody asked, when and why remains; what they asked for goes with the guest.
 */
public final class QuestionsAboutGuest {

    private record Guest(@Nullable String number, Set<String> ids, Set<String> words) {}

    /** Whom a stay names, for as long as questions about them are looked for. */
    public static final class Named {

        private final List<Guest> guests;

        private Named(List<Guest> guests) {
            this.guests = List.copyOf(guests);
        }

        /** Without who it is. */
        @Override
        public String toString() {
            return "Named[" + guests.size() + "]";
        }
    }

    private final DataSource database;
    private final PersonPseudonyms pseudonyms;

    /**
     * @param database   of the read models
     * @param pseudonyms as which persons are asked for
     */
    public QuestionsAboutGuest(DataSource database, PersonPseudonyms pseudonyms) {
        this.database = database;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Whom a stay names, as far as the read models know; nobody while another stay still names the same person.
     *
     * @throws ProjectionException if the database cannot be asked
     */
    public Named named(StayId stay) {
        try (Connection connection = database.getConnection()) {
            return new Named(new SqlText()
                    .add(
                            "select document_number, number_hash, person_hash, full_name from register.stay s"
                                    + " where stay_id = ?",
                            stay.value())
                    .add("and not exists (select 1 from register.stay o where " + TraitSql.SAME_PERSON)
                    .add("and o.stay_id <> s.stay_id)")
                    .list(connection, this::guest));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * The questions about them that the read model knows now.
     *
     * @throws ProjectionException if the database cannot be asked
     */
    public List<UUID> about(Named named) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            List<UUID> found = new ArrayList<>();
            for (Guest guest : named.guests) {
                new SqlText()
                        .add("select query, criteria from access.query where criteria <> '{}'")
                        .each(connection, row -> {
                            if (names(guest, (String[]) row.getArray("criteria").getArray())) {
                                found.add(row.getObject("query", UUID.class));
                            }
                        });
            }
            connection.rollback();
            return found;
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * Removes what these questions asked for from the read model, as it is missing after a rebuild once their keys are
     * destroyed.
     */
    public void clear(Collection<UUID> queries) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update access.query set criteria = '{}', case_file = null, recorded_month = 0 where query = any(?)")) {
            update.setArray(1, connection.createArrayOf("uuid", queries.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** With the person's own id too, by which questions were recorded before there were pseudonyms. */
    private Guest guest(ResultSet row) throws SQLException {
        String name = row.getString("full_name");
        UUID person = PersonId.of(row);
        return new Guest(
                row.getString("document_number"),
                Set.of(person.toString(), pseudonyms.of(person).toString()),
                plainWords(name == null ? "" : name));
    }

    private static boolean names(Guest guest, String[] criteria) {
        for (int i = 0; i + 1 < criteria.length; i += 2) {
            String value = criteria[i + 1];
            boolean named = switch (criteria[i]) {
                case "document" -> InputNormalizer.documentNumber(value).equals(guest.number);
                case "personId" -> guest.ids.contains(value);
                case "words" -> namedBy(guest, value);
                case "name" -> !guest.words.isEmpty() && plainWords(value).containsAll(guest.words);
                default -> false;
            };
            if (named) {
                return true;
            }
        }
        return false;
    }

    private static boolean namedBy(Guest guest, String typed) {
        TypedWords words = TypedWords.of(typed);
        boolean number = words.document() != null && words.document().equals(guest.number);
        return number || (!guest.words.isEmpty() && plainWords(typed).containsAll(guest.words));
    }

    /** The words of a name without case and marks, with letters that passports write as two as the one that they are. */
    static Set<String> plainWords(String name) {
        Set<String> words = new HashSet<>();
        NameWords.spell(name, false).forEach(word -> words.add(word.oneLetter()));
        return words;
    }
}
