package vn.luutru.projection.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.WatchListEvent.WatchAlertAcknowledged;
import vn.luutru.projection.BuiltReadModels;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.access.ReviewItem.Reason;

/** A supervisor sees who asks most, at night, outside their habits, and for whom nothing was done. */
@IntegrationTest
class ReviewQueriesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 20);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private final List<Recorded<Event>> log = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_ordinary_night_with_an_open_page_is_nothing_to_look_at() throws SQLException {
        for (int i = 0; i < 200; i++) {
            asks("ca-dem", YESTERDAY, 23, "Ca 01", "desk-arrivals", Map.of("stays", "1"));
            asks("ca-dem", YESTERDAY, 2, "Ca 01", "watch-list-alerts", Map.of("alerts", "1"));
        }
        asks("ca-dem", YESTERDAY, 23, "Ca 01", "desk-houses", Map.of());
        ReviewQueries review = review();
        assertThat(review.review(7)).isEmpty();
        assertThat(review.most(7, 10)).extracting(ReviewRank::questions).containsExactly(1);
    }

    @Test
    void who_reads_their_own_log_page_by_page_does_not_stand_out() throws SQLException {
        for (int i = 0; i < 60; i++) {
            happens(new PersonsQueried(
                    UUID.randomUUID(),
                    "doc-lai",
                    "POLICE",
                    "16531",
                    "AUDIT",
                    null,
                    "access-log",
                    Map.of("reader", "doc-lai"),
                    50,
                    at(YESTERDAY, 23)));
        }
        asks("doc-lai", YESTERDAY, 9, "Vu 1", "desk-houses", Map.of());
        ReviewQueries review = review();
        assertThat(review.review(7)).isEmpty();
        assertThat(review.most(7, 10))
                .extracting(ReviewRank::questions, ReviewRank::persons)
                .containsExactly(tuple(1, 2L));
    }

    @Test
    void who_looks_up_many_names_in_the_log_at_night_stands_out() throws SQLException {
        for (int i = 0; i < 60; i++) {
            AccessQuestion search = new AccessQuestion(null, null, null, null, null, "nguoi " + i, null, null, 50);
            happens(new PersonsQueried(
                    UUID.randomUUID(),
                    "quan-tri",
                    "ADMIN",
                    null,
                    "AUDIT",
                    null,
                    search.recordedAs(),
                    Map.of("words", "nguoi " + i),
                    0,
                    at(YESTERDAY, 23)));
        }
        ReviewQueries review = review();
        assertThat(review.review(7))
                .extracting(ReviewItem::reader, ReviewItem::questions, ReviewItem::reasons)
                .containsExactly(tuple("quan-tri", 60, java.util.Set.of(Reason.MANY, Reason.AT_NIGHT)));
        assertThat(review.most(7, 10)).extracting(ReviewRank::reader).containsExactly("quan-tri");
    }

    @Test
    void questions_that_somebody_asks_at_night_stand_out() throws SQLException {
        for (int hour : new int[] {23, 0, 1, 4, 4}) {
            asks("an", YESTERDAY, hour, "Vu 1", "desk-houses", Map.of());
            asks("binh", YESTERDAY, hour == 23 ? 22 : 5 + hour, "Vu 1", "desk-houses", Map.of());
        }
        assertThat(review().review(7))
                .extracting(ReviewItem::reader, ReviewItem::atNight, ReviewItem::reasons)
                .containsExactly(tuple("an", 5, java.util.Set.of(Reason.AT_NIGHT)));
    }

    @Test
    void one_case_for_very_many_persons_stands_out_and_the_same_person_over_and_over_does_not() throws SQLException {
        for (int i = 0; i < 30; i++) {
            asks("an", YESTERDAY, 9, "Vu 1", "person-stays", Map.of("personId", new UUID(1, i).toString()));
            asks("binh", YESTERDAY, 9, "Vu 2", "person-stays", Map.of("personId", new UUID(1, 1).toString()));
            asks("chi", YESTERDAY, 9, "Vu " + i, "person-stays", Map.of("personId", new UUID(1, i).toString()));
        }
        assertThat(review().review(7))
                .extracting(ReviewItem::reader, ReviewItem::inOneCase, ReviewItem::reasons)
                .containsExactly(tuple("an", 30, java.util.Set.of(Reason.ONE_CASE)));
    }

    @Test
    void a_case_under_which_many_are_asked_for_and_nothing_follows_stands_out_once_its_day_is_over()
            throws SQLException {
        for (int i = 0; i < 10; i++) {
            for (String reader : List.of("bo-do", "mo", "in-sau", "theo-doi")) {
                asks(
                        reader,
                        YESTERDAY,
                        9,
                        "Vu " + reader,
                        "desk-search",
                        Map.of("words", "thu " + i, "when", "moi-luc"));
            }
            asks("hom-nay", TODAY, 9, "Vu 5", "desk-search", Map.of("words", "thu " + i));
        }
        asks("mo", YESTERDAY, 10, "Vu mo", "person-stays", Map.of("personId", new UUID(1, 1).toString()));
        asks("in-sau", TODAY, 8, "Vu in-sau", "desk-search-print", Map.of("words", "thu 1"));
        happens(new WatchAlertAcknowledged(new UUID(2, 2), "đã cử người", at(YESTERDAY, 11), "theo-doi"));
        assertThat(review().review(7))
                .extracting(ReviewItem::reader, ReviewItem::unfollowed, ReviewItem::reasons)
                .containsExactly(tuple("bo-do", 1, java.util.Set.of(Reason.NO_FOLLOW_UP)));
    }

    @Test
    void much_more_than_usual_stands_out_and_who_always_asks_much_is_in_the_ranking() throws SQLException {
        for (int day = 0; day < 20; day++) {
            for (int i = 0; i < 60; i++) {
                asks("luon-nhieu", TODAY.minusDays(day), 9, "Vu 1", "residents", Map.of("ward", "16531"));
            }
            asks("bong-nhieu", TODAY.minusDays(day + 1), 9, "Vu 2", "residents", Map.of("ward", "16531"));
        }
        for (int i = 0; i < 50; i++) {
            asks("bong-nhieu", TODAY, 9, "Vu 2", "residents", Map.of("ward", "16531"));
        }
        ReviewQueries review = review();
        assertThat(review.review(7))
                .extracting(ReviewItem::reader, ReviewItem::day, ReviewItem::reasons)
                .containsExactly(tuple("bong-nhieu", TODAY, java.util.Set.of(Reason.MANY)));
        assertThat(review.most(7, 10))
                .extracting(ReviewRank::reader, ReviewRank::questions, ReviewRank::persons, ReviewRank::days)
                .containsExactly(tuple("luon-nhieu", 420, 840L, 7), tuple("bong-nhieu", 56, 112L, 7));
        assertThat(review.most(7, 1)).hasSize(1);
    }

    private void asks(
            String reader, LocalDate day, int hour, String caseFile, String question, Map<String, String> criteria) {
        happens(new PersonsQueried(
                UUID.randomUUID(),
                reader,
                "POLICE",
                "16531",
                "RESIDENCE_CHECK",
                caseFile,
                question,
                criteria,
                2,
                at(day, hour)));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 30).atZone(Vietnam.ZONE).toInstant();
    }

    private void happens(Event event) {
        log.add(new Recorded<>(log.size() + 1, at(TODAY, 12), event));
    }

    private ReviewQueries review() throws SQLException {
        BuiltReadModels.build(database, log, new AccessLog());
        return new ReviewQueries(database.dataSource(), Clock.fixed(at(TODAY, 12), Vietnam.ZONE));
    }
}
