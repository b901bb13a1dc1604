package vn.luutru.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.access.session.OfficialSessions.Opened;

class OfficialSessionsTest {

    private static final Caller.Official OFFICER = new Caller.Official("officer", Role.POLICE, Scope.ward("16531"));
    private static final Caller.Official ADMIN = new Caller.Official("admin", Role.ADMIN, Scope.province());

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-30T01:00:00Z"));
    private final SessionsInMemory store = new SessionsInMemory();
    private final OfficialSessions sessions = new OfficialSessions(store, now::get, SessionLimits.DEFAULT);

    private Opened signedIn(Caller.Official official) {
        return sessions.open(new SignIn(official, "Nguyễn Văn Thử", "sid-" + official.id(), "a.signed.token"), null);
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Test
    void an_officers_session_ends_a_quarter_of_an_hour_after_the_last_sign_and_an_administrators_after_five_minutes() {
        Opened officer = signedIn(OFFICER);
        Opened admin = signedIn(ADMIN);
        later(Duration.ofMinutes(5));
        assertThat(sessions.find(admin.secret())).isEmpty();
        later(Duration.ofMinutes(9));
        OfficialSession found = sessions.find(officer.secret()).orElseThrow();
        assertThat(found.official()).isEqualTo(OFFICER);
        assertThat(sessions.isTouchDue(found)).isTrue();
        sessions.touch(found);
        later(Duration.ofMinutes(14));
        assertThat(sessions.find(officer.secret())).isPresent();
        later(Duration.ofMinutes(1));
        assertThat(sessions.find(officer.secret())).isEmpty();
    }

    @Test
    void whatever_somebody_does_a_session_ends_after_eight_hours() {
        Opened opened = signedIn(OFFICER);
        for (int i = 0; i < 47; i++) {
            later(Duration.ofMinutes(10));
            sessions.touch(sessions.find(opened.secret()).orElseThrow());
        }
        later(Duration.ofMinutes(9));
        assertThat(sessions.find(opened.secret())).isPresent();
        later(Duration.ofMinutes(1));
        assertThat(sessions.find(opened.secret())).isEmpty();
    }

    @Test
    void each_sign_in_has_a_secret_of_its_own_and_ends_the_session_that_the_browser_had() {
        Opened first = signedIn(OFFICER);
        Opened second = sessions.open(new SignIn(ADMIN, "Quản trị", null, null), first.secret());
        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(sessions.find(first.secret())).isEmpty();
        assertThat(sessions.find(second.secret())).isPresent();
    }

    @Test
    void the_store_knows_no_secret_and_cannot_read_the_providers_token() {
        Opened opened = signedIn(OFFICER);
        assertThat(store.hashes())
                .noneMatch(hash -> new String(hash, StandardCharsets.ISO_8859_1).contains(opened.secret()));
        byte[] encrypted = store.encryptedToken(opened.session().id()).orElseThrow();
        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain("signed");
        assertThatThrownBy(() ->
                        SessionSecrets.decrypt("A".repeat(43), opened.session().id(), encrypted))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_logs_out_gets_what_the_provider_wants_to_see_and_the_secret_is_worth_nothing() {
        Opened opened = signedIn(OFFICER);
        assertThat(sessions.close(opened.secret())).contains("a.signed.token");
        assertThat(sessions.find(opened.secret())).isEmpty();
        assertThat(sessions.close(opened.secret())).isEmpty();
        assertThat(sessions.close("not a secret")).isEmpty();
    }

    @Test
    void the_provider_ends_the_sessions_that_it_names_and_an_administrator_any() {
        Opened officer = signedIn(OFFICER);
        Opened admin = signedIn(ADMIN);
        assertThat(sessions.closeAtProvider("sid-none", null)).isZero();
        assertThat(sessions.closeAtProvider("sid-officer", "admin")).isZero();
        assertThat(sessions.closeAtProvider("sid-officer", "officer")).isEqualTo(1);
        assertThat(sessions.find(officer.secret())).isEmpty();
        assertThatThrownBy(() -> sessions.closeAtProvider(null, null)).isInstanceOf(IllegalArgumentException.class);

        assertThat(sessions.open(ADMIN).shown()).containsExactly(admin.session());
        assertThat(sessions.end(ADMIN, admin.session().id())).contains(admin.session());
        assertThat(sessions.end(ADMIN, admin.session().id())).isEmpty();
        assertThat(sessions.open(ADMIN).shown()).isEmpty();
    }

    @Test
    void what_has_been_over_for_thirty_days_is_forgotten() {
        signedIn(OFFICER);
        later(Duration.ofDays(30));
        assertThat(sessions.forget()).isZero();
        later(Duration.ofHours(9));
        assertThat(sessions.forget()).isEqualTo(1);
    }
}
