package vn.luutru.adapter.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.projection.access.AccessEntry;
import vn.luutru.projection.access.AccessQuestion;

/** What an auditor typed is asked as it is meant, or answered with what is wrong, field by field. */
class AccessLogFilterTest {

    @Test
    void what_can_be_read_is_asked() {
        AccessLogFilter filter = new AccessLogFilter("an", "SESSION", "29/11/2026", "2026-11-29", "Vu 1", "thu");
        assertThat(filter.wrong()).isEmpty();
        assertThat(filter.readable()).isSameAs(filter);
        assertThat(filter.question(null, 50))
                .isEqualTo(new AccessQuestion(
                        "an",
                        AccessEntry.Kind.SESSION,
                        Instant.parse("2026-11-28T17:00:00Z"),
                        Instant.parse("2026-11-29T17:00:00Z"),
                        "Vu 1",
                        "thu",
                        null,
                        null,
                        50));
        UUID person = new UUID(7, 7);
        assertThat(new AccessLogFilter("", "", "", "", "", person.toString()).question(null, 50))
                .isEqualTo(new AccessQuestion(null, null, null, null, null, null, person, null, 50));
    }

    @Test
    void each_field_says_what_is_wrong_with_it() {
        String unseen = "\u0001";
        AccessLogFilter filter = new AccessLogFilter(unseen, "ALL", "31/02/2026", "x", unseen, "a".repeat(256));
        assertThat(filter.wrong().keySet()).containsExactly("ai", "loai", "tu", "den", "vu", "nguoi");
        assertThat(filter.wrong()).containsEntry("nguoi", "admin.wrong.log.text");
        assertThat(new AccessLogFilter("", "", "2026-11-30", "29/11/2026", "", "").wrong())
                .containsOnlyKeys("den")
                .containsValue("admin.wrong.log.to");
        assertThat(new AccessLogFilter("", "", "", "", "\u00a0", "·").wrong())
                .containsEntry("vu", "admin.wrong.log.case")
                .containsEntry("nguoi", "admin.wrong.log.person");
        assertThatThrownBy(filter::readable).isInstanceOf(ResponseStatusException.class);
    }
}
