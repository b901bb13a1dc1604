package vn.luutru.adapter.postgres.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCardStore;
import vn.luutru.declaration.codec.stored.EventEncryption;
import vn.luutru.declaration.establishment.EstablishmentId;

/** Guest cards in {@code desks.guest_card}, their content encrypted as personal data in the log is. */
public final class PostgresGuestCards implements GuestCardStore {

    private static final String SELECT =
            "select id, establishment, poster, code, filled_at, language, content from desks.guest_card ";

    private final Sql sql;
    private final SecretKey key;

    /** @param key 32 bytes that are not in the database */
    public PostgresGuestCards(DataSource database, byte[] key) {
        this.sql = new Sql(database);
        this.key = new SecretKeySpec(key, "AES");
    }

    @Override
    public Kept add(GuestCard card, int max) {
        return sql.transaction(connection -> {
            String establishment = card.establishment().value();
            Sql.inTurn(connection, establishment);
            List<UUID> waiting = Sql.list(
                    connection,
                    row -> Sql.uuid(row, "id"),
                    "select id from desks.guest_card where establishment = ?",
                    establishment);
            if (waiting.contains(card.id())) {
                return Kept.THERE;
            }
            if (waiting.size() >= max) {
                return Kept.FULL;
            }
            int kept = Sql.update(
                    connection,
                    """
                    insert into desks.guest_card (id, establishment, poster, code, filled_at, language, content)
                    values (?, ?, ?, ?, ?, ?, ?) on conflict (establishment, code) do nothing\
                    """,
                    card.id(),
                    establishment,
                    card.poster(),
                    card.code(),
                    card.filledAt(),
                    card.language(),
                    EventEncryption.encrypt(key, card.id(), card.content()));
            return kept == 1 ? Kept.KEPT : Kept.CODE_TAKEN;
        });
    }

    @Override
    public List<GuestCard> waiting(EstablishmentId establishment, Instant filledAfter) {
        return sql.list(
                this::card,
                SELECT + "where establishment = ? and filled_at > ? order by filled_at, id",
                establishment.value(),
                filledAfter);
    }

    @Override
    public Optional<GuestCard> find(EstablishmentId establishment, UUID id, Instant filledAfter) {
        return sql.first(
                this::card,
                SELECT + "where establishment = ? and id = ? and filled_at > ?",
                establishment.value(),
                id,
                filledAfter);
    }

    @Override
    public boolean delete(EstablishmentId establishment, UUID id) {
        return sql.update("delete from desks.guest_card where establishment = ? and id = ?", establishment.value(), id)
                == 1;
    }

    @Override
    public int deleteUntil(Instant filled) {
        return sql.update("delete from desks.guest_card where filled_at <= ?", filled);
    }

    private GuestCard card(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new GuestCard(
                id,
                new EstablishmentId(row.getString("establishment")),
                Sql.uuid(row, "poster"),
                row.getString("code"),
                Sql.instant(row, "filled_at"),
                row.getString("language"),
                EventEncryption.decrypt(key, id, row.getBytes("content")));
    }
}
