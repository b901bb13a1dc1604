package vn.luutru.adapter.postgres.database;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * Which master key this database belongs to, from its first start on: before anything is encrypted, two processes with
 * different keys would both seem right, and each would write what the other cannot read.
 */
public final class MasterKeyProof {

    private final DataSource database;

    public MasterKeyProof(DataSource database) {
        this.database = database;
    }

    /**
     * Whether the proof is that of this database; the first proof ever shown becomes it.
     *
     * @param proof derived from the master key, which does not follow from it
     */
    public boolean fits(byte[] proof) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO log.master_key (proof) VALUES (?) ON CONFLICT DO NOTHING");
                PreparedStatement select = connection.prepareStatement("SELECT proof FROM log.master_key")) {
            insert.setBytes(1, proof);
            insert.executeUpdate();
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return MessageDigest.isEqual(proof, row.getBytes(1));
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("The proof of the master key could not be read", e);
        }
    }
}
