package vn.luutru.benchmark.fault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** In the cluster's PostgreSQL. */
record DatabaseLog(Cluster cluster) implements ClusterLog {

    @Override
    public long head() throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position from log.head")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void read(Reader reader) throws SQLException {
        try (Connection connection = cluster.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select =
                    connection.prepareStatement("select position, stream, type from log.event order by position")) {
                select.setFetchSize(10_000);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        reader.event(row.getLong(1), row.getObject(2, UUID.class), row.getString(3));
                    }
                }
            }
        }
    }

    @Override
    public boolean leavesGaps() {
        return false;
    }
}
