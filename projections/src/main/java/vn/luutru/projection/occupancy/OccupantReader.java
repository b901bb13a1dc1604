package vn.luutru.projection.occupancy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.luutru.declaration.place.Move;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.place.Place;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.table.MovesText;
import vn.luutru.projection.table.SqlText;

/** Reads the stays of table {@code occupant}. */
public final class OccupantReader {

    /** Of the read model that the transaction writes to. */
    public static final OccupantReader WRITTEN = new OccupantReader("");

    /** Of the one that is served. */
    static final OccupantReader SERVED = new OccupantReader(StayFigures.NAME + ".");

    private final String select;

    private OccupantReader(String schema) {
        select = "select * from " + schema + "occupant";
    }

    /** The stays that ended or began at an instant or later, of those that had begun by another, as they are recorded now. */
    public Occupants between(Connection connection, Instant since, Instant until) throws SQLException {
        Occupants occupants = new Occupants(Integer.MAX_VALUE / 2);
        read(
                connection,
                occupants,
                new SqlText()
                        .add("where arrived_at <= ? and not cancelled", until)
                        .add("and (departed_at is null or departed_at >= ? or arrived_at >= ?)", since, since));
        return occupants;
    }

    /** Reads the stays that meet a condition. */
    void read(Connection connection, Occupants occupants, SqlText condition) throws SQLException {
        new SqlText().add(select).add(condition).each(connection, row -> put(row, occupants));
    }

    private static void put(ResultSet row, Occupants occupants) throws SQLException {
        OccupantAttributes last = new OccupantAttributes(
                row.getString("employer"),
                row.getString("tax_code"),
                row.getString("sex"),
                row.getString("nationality"),
                row.getString("province"),
                row.getString("department"),
                row.getString("role"));
        Moves moves = MovesText.parse(row.getString("moves"));
        occupants.put(
                row.getLong("number"),
                row.getString("establishment"),
                last,
                row.getBoolean("cancelled") ? null : SqlText.instant(row, "arrived_at"),
                SqlText.instant(row, "departed_at"),
                row.getObject("expected_until", LocalDate.class),
                row.getLong("bed"),
                moves.isEmpty() ? List.of() : parts(last, moves));
    }

    private static List<Occupants.Part> parts(OccupantAttributes last, Moves moves) {
        List<Occupants.Part> parts = new ArrayList<>();
        Place place = moves.first();
        parts.add(part(Long.MIN_VALUE, last, place));
        for (Move move : moves.moves()) {
            place = move.from(place);
            parts.add(part(Occupants.micros(move.movedAt()), last, place));
        }
        return parts;
    }

    private static Occupants.Part part(long from, OccupantAttributes last, Place place) {
        OccupantAttributes there = new OccupantAttributes(
                last.employer(),
                last.taxCode(),
                last.sex(),
                last.nationality(),
                last.province(),
                place.department(),
                last.role());
        return new Occupants.Part(from, there, Objects.requireNonNullElse(BedNumber.of(place), Occupants.NO_BED));
    }
}
