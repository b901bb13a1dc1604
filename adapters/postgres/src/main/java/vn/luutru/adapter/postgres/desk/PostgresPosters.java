package vn.luutru.adapter.postgres.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import vn.luutru.access.desk.Poster;
import vn.luutru.access.desk.PosterStore;
import vn.luutru.declaration.establishment.EstablishmentId;

/** Guests' posters in {@code desks.poster}. */
public final class PostgresPosters implements PosterStore {

    private static final String SELECT =
            "select id, establishment, label, issued_at, issued_by, revoked_at from desks.poster ";

    private static final String COUNTED =
            "select count(*) from desks.poster where establishment = ? and revoked_at is null";

    private final Sql sql;

    public PostgresPosters(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public boolean add(Poster poster, int max) {
        return sql.transaction(connection -> {
            String establishment = poster.establishment().value();
            Sql.inTurn(connection, establishment);
            int known = Sql.list(connection, row -> row.getInt(1), COUNTED, establishment)
                    .getFirst();
            if (known >= max) {
                return false;
            }
            Sql.update(
                    connection,
                    "insert into desks.poster (id, establishment, label, issued_at, issued_by) values (?, ?, ?, ?, ?)",
                    poster.id(),
                    establishment,
                    poster.label(),
                    poster.issuedAt(),
                    poster.issuedBy());
            return true;
        });
    }

    @Override
    public int counted(EstablishmentId establishment) {
        return sql.first(row -> row.getInt(1), COUNTED, establishment.value()).orElseThrow();
    }

    @Override
    public Optional<Poster> find(UUID id) {
        return sql.first(PostgresPosters::poster, SELECT + "where id = ?", id);
    }

    @Override
    public List<Poster> of(EstablishmentId establishment) {
        return sql.list(
                PostgresPosters::poster,
                SELECT + "where establishment = ? order by issued_at desc, id limit 500",
                establishment.value());
    }

    @Override
    public boolean revoke(UUID id, Instant now, String by) {
        return sql.update(
                        "update desks.poster set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null",
                        now,
                        by,
                        id)
                == 1;
    }

    private static Poster poster(ResultSet row) throws SQLException {
        return new Poster(
                Sql.uuid(row, "id"),
                new EstablishmentId(row.getString("establishment")),
                row.getString("label"),
                Sql.instant(row, "issued_at"),
                row.getString("issued_by"),
                Sql.optionalInstant(row, "revoked_at"));
    }
}
