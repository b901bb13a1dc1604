package vn.luutru.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.subscription.Subscriber;

/** A subscriber that writes to one schema of a read model, over one connection until something fails. */
abstract class ReadModelSubscriber implements Subscriber {

    private final String name;
    private final DataSource database;
    private @Nullable Connection connection;

    ReadModelSubscriber(String name, DataSource database) {
        this.name = name;
        this.database = database;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final long open() throws SQLException, InterruptedException {
        Connection opened = database.getConnection();
        connection = opened;
        opened.setAutoCommit(false);
        return open(opened);
    }

    @Override
    public final @Nullable Turn next() throws SQLException, InterruptedException {
        return next(Objects.requireNonNull(connection));
    }

    abstract long open(Connection opened) throws SQLException, InterruptedException;

    abstract @Nullable Turn next(Connection opened) throws SQLException, InterruptedException;

    @Override
    public final void close() throws SQLException {
        Connection opened = connection;
        connection = null;
        if (opened != null) {
            opened.close();
        }
    }
}
