package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Locales;

/** A service that starts and runs on a machine elsewhere declares and answers as one at home. */
@IntegrationTest
class LocalesEndToEndTest {

    @Test
    void a_guest_whose_year_of_birth_alone_is_known_is_declared_and_found(@TempDir Path data) throws Exception {
        Locales.under("ar-EG", () -> {
            try (RunningLuutru luutru = RunningLuutru.start(data)) {
                luutru.settle();
                for (String locale : Locales.TAGS) {
                    Locales.under(locale, () -> declareAndAsk(luutru, locale));
                }
            }
        });
    }

    private static void declareAndAsk(RunningLuutru luutru, String locale) throws Exception {
        String establishment = "E-" + locale;
        luutru.hotel(establishment, "16531");
        String document = "03805800000" + Locales.TAGS.indexOf(locale);
        String guest = checkIn("Nguyễn Văn Thử", document).replace("\"1990-03-15\"", "\"1958\"");

        Reply declared = luutru.put(OPERATOR, "/v1/establishments/" + establishment + "/stays/I-1", guest);

        assertThat(declared.status()).as(declared.text()).isEqualTo(201);
        assertThat(declared.json().at("/receipt/dueAt").asString()).isEqualTo("2026-07-01T16:00:00Z");
        Reply found = luutru.get(
                POLICE,
                "/v1/residents?document=" + document + "&minPosition="
                        + declared.json().at("/receipt/position").asLong(),
                "X-Purpose",
                "RESIDENCE_CHECK",
                "X-Case",
                "1");
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        JsonNode resident = found.json().at("/items/0");
        assertThat(resident.toString()).contains("\"1958\"").contains("2026-07-01T07:05:00Z");
        assertThat(luutru.projections()).allSatisfy(projection -> {
            assertThat(projection.path("state").asString()).isEqualTo("RUNNING");
            assertThat(projection.path("lagSeconds").isNumber()).isTrue();
        });
    }
}
