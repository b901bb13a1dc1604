package vn.luutru.adapter.web.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;

class DraftsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T15:15:00Z");
    private static final byte[] KEY = new byte[32];

    static {
        new Random(7).nextBytes(KEY);
    }

    private final Drafts drafts = new Drafts(KEY, InstantSource.fixed(NOW));
    private final Answers some =
            Answers.NONE.with(FieldNames.NAME, "Nguyễn Văn Thử").with(FieldNames.NUMBER, "038090000001");

    private String kept(Answers answers) {
        return Objects.requireNonNull(drafts.keep("poster-1", answers, true)).getValue();
    }

    @Property(tries = 200)
    void what_is_kept_is_found_again(
            @ForAll @Size(max = 8)
                    Map<@StringLength(min = 1, max = 20) String, @StringLength(min = 1, max = 60) String> typed) {
        Answers answers = new Answers(typed);
        ResponseCookie cookie = drafts.keep("poster-1", answers, true);
        if (cookie != null) {
            assertThat(drafts.open("poster-1", cookie.getValue()).all()).isEqualTo(typed);
        }
    }

    @Test
    void nobody_reads_a_name_in_the_cookie_and_no_script_reaches_it() {
        ResponseCookie cookie = Objects.requireNonNull(drafts.keep("poster-1", some, true));
        assertThat(cookie.toString())
                .startsWith("__Host-luutru-guest=")
                .contains("Path=/")
                .contains("Secure")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Max-Age")
                .doesNotContain("Nguyễn", "038090000001");
        assertThat(kept(some)).isNotEqualTo(kept(some));
    }

    @Test
    void without_tls_a_demo_works_under_a_plain_name() {
        ResponseCookie cookie = Objects.requireNonNull(drafts.keep("poster-1", some, false));
        assertThat(cookie.toString()).startsWith("luutru-guest=").doesNotContain("Secure");
    }

    @Test
    void a_draft_of_another_poster_another_key_or_a_changed_one_opens_nothing() {
        String value = kept(some);
        assertThat(drafts.open("poster-2", value)).isSameAs(Answers.NONE);
        assertThat(new Drafts(new byte[32], InstantSource.fixed(NOW)).open("poster-1", value))
                .isSameAs(Answers.NONE);
        for (int at = 0; at < value.length(); at++) {
            char other = value.charAt(at) == 'A' ? 'B' : 'A';
            String changed = value.substring(0, at) + other + value.substring(at + 1);
            Answers opened = drafts.open("poster-1", changed);
            // The last letter of base 64 may carry bits that mean nothing.
            assertThat(opened.all()).as(changed).isIn(Map.of(), some.all());
        }
        for (String wrong : new String[] {"", "x", "!!!", "A".repeat(5_000)}) {
            assertThat(drafts.open("poster-1", wrong)).isSameAs(Answers.NONE);
        }
        assertThat(drafts.open("poster-1", (String) null)).isSameAs(Answers.NONE);
    }

    @Test
    void after_two_hours_a_guest_begins_anew() {
        String value = kept(some);
        Instant later = NOW.plus(Drafts.LIFETIME);
        assertThat(new Drafts(KEY, InstantSource.fixed(later))
                        .open("poster-1", value)
                        .all())
                .isEqualTo(some.all());
        assertThat(new Drafts(KEY, InstantSource.fixed(later.plusSeconds(1))).open("poster-1", value))
                .isSameAs(Answers.NONE);
    }

    @Test
    void more_than_a_cookie_holds_is_not_kept() {
        assertThat(drafts.keep("poster-1", some.with(FieldNames.ADDRESS, "x".repeat(4_000)), true))
                .isNull();
    }
}
