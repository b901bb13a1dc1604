package vn.luutru.adapter.vneid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.access.guest.GuestAccountException;
import vn.luutru.access.guest.GuestAccountException.Reason;
import vn.luutru.access.guest.GuestAccounts.Begun;
import vn.luutru.access.guest.GuestAccounts.Waiting;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;

class OidcGuestAccountsTest {

    private static final URI CALLBACK = URI.create("https://luutru.example.vn/vneid");

    private final StandInProvider provider = new StandInProvider(StandInProvider.CITIZEN);
    private final OidcGuestAccounts accounts = accounts(provider.issuer());

    private static OidcGuestAccounts accounts(String issuer) {
        return new OidcGuestAccounts(new GuestProvider(
                issuer,
                StandInProvider.CLIENT,
                null,
                CALLBACK,
                List.of("openid", "profile"),
                GuestProvider.Claims.STANDARD));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    /** The guest says yes or no; the query with which their browser comes back. */
    private static String answer(Begun begun, String says) throws IOException, InterruptedException {
        URI asked = URI.create(begun.provider().toString().replace("/authorize?", "/" + says + "?"));
        try (HttpClient browser = HttpClient.newHttpClient()) {
            String back = browser.send(HttpRequest.newBuilder(asked).build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertThat(back).startsWith(CALLBACK + "?");
            return URI.create(back).getRawQuery();
        }
    }

    @Test
    void who_agrees_is_known_by_six_facts_and_nothing_else() throws Exception {
        Begun begun = accounts.begin();
        StayDetails facts = accounts.finish(answer(begun, "yes"), begun.waiting());
        assertThat(facts.fullName()).isEqualTo("Nguyễn Văn Thử");
        assertThat(facts.get(Field.DATE_OF_BIRTH)).hasToString("1990-03-15");
        assertThat(facts.get(Field.SEX)).hasToString("MALE");
        assertThat(facts.get(Field.DOCUMENT_NUMBER)).isEqualTo("038090000001");
        assertThat(facts.get(Field.NATIONALITY)).isEqualTo("VNM");
        assertThat(facts.get(Field.RESIDENCE_ADDRESS)).isEqualTo("Khu phố Mẫu, Phường Sầm Sơn, Thanh Hóa");
        assertThat(facts.has(Field.PHONE)).isFalse();
        assertThat(provider.asked.get("code_verifier"))
                .containsExactly(begun.waiting().verifier());
    }

    @Test
    void who_says_no_is_not_known() throws Exception {
        Begun begun = accounts.begin();
        assertThat(reason(answer(begun, "no"), begun.waiting())).isEqualTo(Reason.DECLINED);
    }

    @Test
    void an_answer_to_another_sign_in_is_not_taken() throws Exception {
        Begun begun = accounts.begin();
        Begun other = accounts.begin();
        assertThat(reason(answer(begun, "yes"), other.waiting())).isEqualTo(Reason.STALE);
        assertThat(reason("nonsense", begun.waiting())).isEqualTo(Reason.STALE);
        assertThat(reason("state=" + begun.waiting().state(), begun.waiting())).isEqualTo(Reason.STALE);
    }

    @Test
    void a_code_is_good_once_and_only_with_its_verifier() throws Exception {
        Begun begun = accounts.begin();
        String answer = answer(begun, "yes");
        Waiting stolen = new Waiting(
                begun.waiting().state(),
                begun.waiting().nonce(),
                accounts.begin().waiting().verifier());
        assertThat(reason(answer, stolen)).isEqualTo(Reason.UNAVAILABLE);
        assertThat(reason(answer, begun.waiting())).isEqualTo(Reason.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "issuer", "key"})
    void a_token_of_somebody_else_is_not_believed(String fault) throws Exception {
        provider.fault = fault;
        Begun begun = accounts.begin();
        assertThat(reason(answer(begun, "yes"), begun.waiting())).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void claims_of_another_subject_are_not_used() throws Exception {
        provider.fault = "subject";
        Begun begun = accounts.begin();
        assertThat(accounts.finish(answer(begun, "yes"), begun.waiting()).has(Field.FULL_NAME))
                .isFalse();
    }

    @Test
    void what_is_no_value_of_its_field_is_left_out() {
        Map<String, Object> claims = new HashMap<>(StandInProvider.CITIZEN);
        claims.put("birthdate", "0000-03-15");
        claims.put("gender", "unknown");
        claims.put("personal_number", "38090000001");
        claims.put("address", 7);
        StayDetails facts = new ClaimFacts(GuestProvider.Claims.STANDARD).of(claims);
        assertThat(facts.fullName()).isEqualTo("Nguyễn Văn Thử");
        for (Field field : List.of(
                Field.DATE_OF_BIRTH, Field.SEX, Field.DOCUMENT_NUMBER, Field.NATIONALITY, Field.RESIDENCE_ADDRESS)) {
            assertThat(facts.has(field)).as(field.storedName()).isFalse();
        }
    }

    @Test
    void a_provider_that_does_not_answer_stops_nobody() {
        assertThatThrownBy(() -> accounts("http://localhost:1").begin())
                .isInstanceOfSatisfying(
                        GuestAccountException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    private Reason reason(String answer, Waiting waiting) {
        try {
            accounts.finish(answer, waiting);
        } catch (GuestAccountException e) {
            return e.reason();
        }
        throw new AssertionError("Somebody was signed in");
    }
}
