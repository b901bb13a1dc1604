package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;

/** How many patients nobody has identified 48 hours after they came: a number for those who have to look after it. */
@IntegrationTest
class UnidentifiedPatientsTest {

    private static final String HEALTH = "demo-health";

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        establishment("E-VD-1", "HOSPITAL");
        establishment("E-VD-2", "GUEST_HOUSE");
    }

    private void establishment(String id, String type) throws Exception {
        luutru.put(ADMIN, "/v1/establishments/" + id, """
            {"name": "Bệnh viện Mẫu", "type": "%s", "stars": null, "regime": "LICENSED_LODGING",
             "ward": "16531", "zone": null, "rooms": 10, "beds": 40, "remote": false, "validFrom": "2020-01-01"}
            """.formatted(type));
    }

    private String stay(String establishment, String reference, Duration ago) throws Exception {
        String path = "/v1/establishments/" + establishment + "/stays/" + reference;
        assertThat(luutru.put(OPERATOR, path, """
            {"guest": {"fullName": "VD-01", "sex": "UNKNOWN", "nationality": "XXX",
                "document": {"type": "NONE"}},
             "arrivedAt": "%s", "room": "CC-1", "purpose": "MEDICAL_TREATMENT",
             "patient": {"role": "INPATIENT", "department": "Cấp cứu"}}
            """.formatted(Instant.now().minus(ago)))
                        .status())
                .isEqualTo(201);
        return path;
    }

    private long count(String token) throws Exception {
        JsonNode seen = luutru.get(token, "/v1/hospitals/unidentified?minPosition=" + luutru.head())
                .json();
        long count = 0;
        for (JsonNode hospital : seen.path("hospitals")) {
            assertThat(hospital.propertyNames()).containsExactlyInAnyOrder("establishmentId", "name", "ward", "count");
            if (hospital.path("establishmentId").asString().startsWith("E-VD-")) {
                count += hospital.path("count").asLong();
            }
        }
        return count;
    }

    @Test
    void a_patient_counts_from_48_hours_on_until_the_hospital_knows_who_it_is() throws Exception {
        String found = stay("E-VD-1", "vd-a", Duration.ofHours(49));
        stay("E-VD-1", "vd-b", Duration.ofHours(47));
        String mistaken = stay("E-VD-1", "vd-c", Duration.ofDays(3));
        stay("E-VD-2", "vd-d", Duration.ofDays(3));
        assertThat(count(HEALTH)).isEqualTo(2);
        assertThat(count(POLICE)).isEqualTo(2);
        luutru.post(OPERATOR, mistaken + "/cancellation", "{\"reason\": \"ENTERED_BY_MISTAKE\"}");
        luutru.post(OPERATOR, found + "/corrections", """
            {"changes": {"guest": {"fullName": "Lê Thị Mẫu", "dateOfBirth": "1990-03-15", "nationality": "VNM"}},
             "reason": "Đã rõ là ai"}
            """);
        assertThat(count(HEALTH)).isZero();
    }

    @Test
    void others_are_refused_and_a_page_shows_the_number() throws Exception {
        for (String token : new String[] {"demo-tourism", "demo-zone", "demo-operator", "demo-operations"}) {
            assertThat(luutru.get(token, "/v1/hospitals/unidentified").status())
                    .as(token)
                    .isEqualTo(403);
        }
        assertThat(luutru.get(null, "/v1/hospitals/unidentified").status()).isEqualTo(401);
        assertThat(luutru.get(HEALTH, "/y-te").text()).contains("Chưa rõ danh tính quá 48 giờ");
    }
}
