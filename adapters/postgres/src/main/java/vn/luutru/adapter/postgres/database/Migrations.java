package vn.luutru.adapter.postgres.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a part of the database to the form that this version needs. */
public final class Migrations {

    private Migrations() {}

    /** Applies {@code db/<schema>/V*.sql} to a schema, which is made if need be. */
    public static void apply(DataSource database, String schema) {
        Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }
}
