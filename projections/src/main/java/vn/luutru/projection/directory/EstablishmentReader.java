package vn.luutru.projection.directory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.Phase;
import vn.luutru.projection.table.SqlText;

/** Reads the {@linkplain EstablishmentTables tables of establishments} of one read model. */
public final class EstablishmentReader {

    /** Of the read model that the transaction writes to. */
    static final EstablishmentReader WRITTEN = new EstablishmentReader("");

    private final String ids;
    private final String descriptions;
    private final String phases;
    private final String mergers;

    private EstablishmentReader(String schema) {
        ids = "select distinct id from " + schema + "description";
        descriptions = "select * from " + schema + "description where id = any(?) order by id, valid_from";
        mergers = String.format(
                Locale.ROOT,
                "select id, merged_into from %1$sphase p where merged_into is not null and not exists ("
                        + "select from %1$sphase later where later.id = p.id and later.from_day > p.from_day)",
                schema);
        phases = "select * from " + schema + "phase where id = any(?) order by id, from_day";
    }

    /** @param readModel the name of the one that is served */
    public static EstablishmentReader of(String readModel) {
        return new EstablishmentReader(readModel + ".");
    }

    /** The records of these establishments, as far as they are registered. */
    public Map<String, EstablishmentRecord> find(Connection connection, Collection<String> asked) throws SQLException {
        Map<String, List<Establishment>> recorded = new LinkedHashMap<>();
        new SqlText().add(descriptions, asked).each(connection, row -> {
            Establishment description = description(row);
            recorded.computeIfAbsent(description.id().value(), id -> new ArrayList<>())
                    .add(description);
        });
        Map<String, List<Phase>> states = new LinkedHashMap<>();
        new SqlText()
                .add(phases, asked)
                .each(
                        connection,
                        row -> states.computeIfAbsent(row.getString("id"), id -> new ArrayList<>())
                                .add(phase(row)));
        Map<String, EstablishmentRecord> records = new LinkedHashMap<>();
        recorded.forEach((id, all) ->
                records.put(id, new EstablishmentRecord(all, states.getOrDefault(id, List.of()))));
        return records;
    }

    /** All records. */
    public Map<String, EstablishmentRecord> all(Connection connection) throws SQLException {
        return find(connection, new SqlText().add(ids).list(connection, row -> row.getString("id")));
    }

    /** Which establishments are the same establishment as others, by what this read model knows. */
    public Mergers mergers(Connection connection) throws SQLException {
        Map<String, String> into = new LinkedHashMap<>();
        new SqlText().add(mergers).each(connection, row -> into.put(row.getString("id"), row.getString("merged_into")));
        return new Mergers(into);
    }

    private static Phase phase(ResultSet row) throws SQLException {
        String into = row.getString("merged_into");
        return new Phase(
                Objects.requireNonNull(SqlText.date(row, "from_day")),
                Code.of(EstablishmentRecord.State.class, row.getString("state")),
                into == null ? null : new EstablishmentId(into));
    }

    private static Establishment description(ResultSet row) throws SQLException {
        int stars = row.getInt("stars");
        return new Establishment(
                new EstablishmentId(row.getString("id")),
                row.getString("name"),
                Code.of(EstablishmentType.class, row.getString("type")),
                stars == 0 ? null : stars,
                Code.of(Regime.class, row.getString("regime")),
                row.getString("ward"),
                row.getString("zone"),
                row.getInt("rooms"),
                row.getInt("beds"),
                row.getBoolean("remote"),
                row.getObject("valid_from", LocalDate.class));
    }
}
