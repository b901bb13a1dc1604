package vn.luutru.adapter.http.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.adapter.http.problem.ApiException;

class DeskCookieTest {

    private final Map<String, String> headers = new HashMap<>(Map.of("Host", "luutru.example"));

    @Test
    void over_https_the_cookie_is_of_this_host_only_and_never_sent_unencrypted() {
        assertThat(DeskCookie.of("s", true).toString())
                .startsWith("__Host-luutru-desk=s;")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Domain");
        assertThat(DeskCookie.of("s", false).toString())
                .startsWith("luutru-desk=s;")
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure");
    }

    @Test
    void a_plain_cookie_counts_on_the_loopback_only_where_no_other_host_can_plant_it() {
        headers.put("Cookie", "a=b; luutru-desk=s");
        assertThat(DeskCookie.secret(headers::get)).isNull();
        for (String host : new String[] {"localhost:8080", "127.0.0.1", "[::1]:8080", "luutru.localhost"}) {
            headers.put("Host", host);
            assertThat(DeskCookie.secret(headers::get)).as(host).isEqualTo("s");
        }
        for (String host : new String[] {"localhost.example", "127.0.0.1.example", "10.0.0.1", ""}) {
            headers.put("Host", host);
            assertThat(DeskCookie.secret(headers::get)).as(host).isNull();
        }
    }

    @Test
    void a_cookie_that_is_there_twice_is_none() {
        headers.put("Cookie", "__Host-luutru-desk=s; __Host-luutru-desk=t");
        assertThat(DeskCookie.secret(headers::get)).isNull();
        headers.put("Cookie", "__Host-luutru-desk=s; luutru-desk=t");
        assertThat(DeskCookie.secret(headers::get)).isEqualTo("s");
        headers.put("Cookie", "__Host-luutru-desk=" + "s".repeat(65));
        assertThat(DeskCookie.secret(headers::get)).isNull();
        headers.put("Cookie", "x__Host-luutru-desk=s");
        assertThat(DeskCookie.secret(headers::get)).isNull();
    }

    @Test
    void a_request_of_our_own_page_is_let_through() {
        headers.putAll(Map.of("X-Luutru-Desk", "1", "Origin", "https://luutru.example"));
        assertThatCode(() -> RequestOrigin.check("POST", headers::get)).doesNotThrowAnyException();
        headers.put("X-Luutru-Desk", "background");
        headers.put("Sec-Fetch-Site", "same-origin");
        assertThatCode(() -> RequestOrigin.check("DELETE", headers::get)).doesNotThrowAnyException();
        assertThat(RequestOrigin.isByPerson(headers::get)).isFalse();
        headers.put("Origin", "null");
        assertThatCode(() -> RequestOrigin.check("PUT", headers::get)).doesNotThrowAnyException();
    }

    @Test
    void behind_a_proxy_the_host_that_it_forwards_counts() {
        headers.putAll(Map.of(
                "Host", "10.0.0.7:8080",
                "X-Forwarded-Host", "luutru.example",
                "X-Luutru-Desk", "1",
                "Origin", "https://luutru.example"));
        assertThatCode(() -> RequestOrigin.check("POST", headers::get)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://luutru.example.evil.example",
                "https://evil.example",
                "https://luutru.example:8443",
                "https://sub.luutru.example",
                "null",
                ""
            })
    void a_request_of_another_origin_is_refused(String origin) {
        headers.putAll(Map.of("X-Luutru-Desk", "1", "Origin", origin));
        assertThatThrownBy(() -> RequestOrigin.check("POST", headers::get)).isInstanceOf(ApiException.class);
        assertThatCode(() -> RequestOrigin.check("GET", headers::get)).doesNotThrowAnyException();
    }

    @Test
    void who_encrypts_says_so_directly_or_by_their_proxy() {
        assertThat(RequestOrigin.isEncrypted("http", headers::get)).isFalse();
        assertThat(RequestOrigin.isEncrypted("https", headers::get)).isTrue();
        headers.put("X-Forwarded-Proto", "https, http");
        assertThat(RequestOrigin.isEncrypted("http", headers::get)).isTrue();
        headers.put("X-Forwarded-Proto", "http");
        assertThat(RequestOrigin.isEncrypted("http", headers::get)).isFalse();
        headers.put("Forwarded", "for=192.0.2.1;Proto=https, for=10.0.0.1;proto=http");
        assertThat(RequestOrigin.isEncrypted("http", headers::get)).isTrue();
    }
}
