package vn.luutru.adapter.postgres.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.GuestCardStore;
import vn.luutru.access.desk.Poster;
import vn.luutru.access.desk.PosterStore;
import vn.luutru.access.desk.PosterStoresContract;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.declaration.codec.stored.DecryptionException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.projection.TestDatabase;

@IntegrationTest
class PostgresPostersTest extends PosterStoresContract {

    private static TestDatabase test;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        Migrations.apply(test.dataSource(), "desks");
    }

    @BeforeEach
    void empty() {
        test.execute("truncate desks.poster cascade");
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Override
    protected PosterStore posters() {
        return new PostgresPosters(test.dataSource());
    }

    @Override
    protected GuestCardStore cards() {
        return new PostgresGuestCards(test.dataSource(), new byte[32]);
    }

    @Test
    void what_a_guest_typed_stands_encrypted_in_the_database_and_opens_with_its_key_only() throws Exception {
        EstablishmentId establishment = new EstablishmentId("38-16531-0001");
        Instant at = Instant.parse("2026-07-01T07:05:00Z");
        Poster poster = new Poster(UUID.randomUUID(), establishment, "Sảnh", at, "key-7", null);
        posters().add(poster, 50);
        byte[] content = "Nguyễn Văn Thử 038090000001".getBytes(StandardCharsets.UTF_8);
        GuestCard card = new GuestCard(UUID.randomUUID(), establishment, poster.id(), "M3-18", at, "vi", content);
        cards().add(card, 50);
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select content from desks.guest_card")) {
            row.next();
            assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1)).doesNotContain("038090000001");
        }
        byte[] other = new byte[32];
        other[0] = 1;
        assertThatThrownBy(() -> new PostgresGuestCards(test.dataSource(), other).waiting(establishment, Instant.EPOCH))
                .isInstanceOf(DecryptionException.class)
                .hasMessageNotContaining("Nguy");
    }
}
