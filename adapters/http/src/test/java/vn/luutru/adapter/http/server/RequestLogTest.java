package vn.luutru.adapter.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLogTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/establishments/38-16531-0001/stays/R-1/check-out, /v1/establishments/…/stays/…/check-out",
        "/v1/declarations?dryRun=true, /v1/declarations",
        "/v1/Nguyen-Van-A, /v1/…",
        "/v1/residents/Nguy%E1%BB%85n%20V%C4%83n%20Th%E1%BB%AD, /v1/residents/…",
        "/v1/establishments/luutru_secret, /v1/establishments/…",
        "/Bearer%20luutru_secret/v1, /…/v1",
        "/v1/compliance.xlsx, /v1/compliance.xlsx",
        "/v1/038090000001.xlsx, /v1/…",
        "/%61ctuator, /…",
        "luutru_secret, …",
        "/, /"
    })
    void of_an_address_only_what_is_ours_is_logged(String typed, String logged) {
        assertThat(RequestLog.pattern(typed)).isEqualTo(logged);
    }

    @Test
    void every_part_of_a_documented_address_is_known() throws Exception {
        try (InputStream document = RequestLog.class.getResourceAsStream("/openapi/luutru.yaml")) {
            List<String> paths = new String(document.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("  /") && line.endsWith(":"))
                    .map(line -> line.strip().replace(":", ""))
                    .toList();
            assertThat(paths)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(
                            path -> assertThat(RequestLog.pattern(path)).isEqualTo(path.replaceAll("\\{[^}]+}", "…")));
        }
    }
}
