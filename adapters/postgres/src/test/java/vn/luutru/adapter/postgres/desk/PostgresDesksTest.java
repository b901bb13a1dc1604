package vn.luutru.adapter.postgres.desk;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import vn.luutru.IntegrationTest;
import vn.luutru.access.desk.DeskPeople;
import vn.luutru.access.desk.DeskStoresContract;
import vn.luutru.access.desk.Devices;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.projection.TestDatabase;

@IntegrationTest
class PostgresDesksTest extends DeskStoresContract {

    private static TestDatabase test;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        Migrations.apply(test.dataSource(), "desks");
    }

    @BeforeEach
    void empty() {
        test.execute("truncate desks.device cascade");
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Override
    protected Devices devices() {
        return new PostgresDevices(test.dataSource());
    }

    @Override
    protected DeskPeople people() {
        return new PostgresDeskPeople(test.dataSource());
    }
}
