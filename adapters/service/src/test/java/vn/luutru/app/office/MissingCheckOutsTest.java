package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;

@IntegrationTest
class MissingCheckOutsTest {

    private RunningLuutru luutru;
    private DeclaredPlaces places;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        places = new DeclaredPlaces(luutru);
    }

    @Test
    void who_should_have_left_without_a_check_out_is_counted_apart_until_it_is_declared() throws Exception {
        places.establishment("E-QH", "WORKER_DORMITORY", "16531", "\"kcn-qua-han\"");
        places.establishment("E-QHBV", "HOSPITAL", "16531", "null");
        for (int i = 0; i < 4; i++) {
            places.stay("E-QH", "q" + i, "\"worker\": {\"employer\": \"Công ty Mẫu\"}");
            places.stay("E-QHBV", "q" + i, "\"patient\": {\"role\": \"INPATIENT\", \"department\": \"Nội\"}");
        }
        places.settle();
        // Planned to leave on 3 July.
        assertThat(missing("at=2026-07-03T16:59:59Z")).containsExactly(4, 0, 4, 0);
        assertThat(missing("at=2026-07-03T17:00:00Z")).containsExactly(4, 4, 4, 4);

        for (String id : List.of("E-QH", "E-QHBV")) {
            String stays = "/v1/establishments/" + id + "/stays/";
            String left = "{\"departedAt\": \"2026-07-04T10:30:00+07:00\"}";
            String longer = "{\"changes\": {\"expectedDepartureOn\": \"2026-07-20\"}, \"reason\": \"Ở thêm\"}";
            String open = "{\"changes\": {\"expectedDepartureOn\": null}, \"reason\": \"Chưa rõ\"}";
            assertThat(luutru.post(OPERATOR, stays + "q0/check-out", left).status())
                    .isIn(200, 201);
            assertThat(luutru.post(OPERATOR, stays + "q1/corrections", longer).status())
                    .isIn(200, 201);
            assertThat(luutru.post(OPERATOR, stays + "q2/corrections", open).status())
                    .isIn(200, 201);
        }
        places.settle();
        assertThat(missing("at=2026-07-03T17:00:00Z"))
                .as("one has left since, two are expected longer")
                .containsExactly(4, 1, 4, 1);
        assertThat(missing("at=2026-07-20T17:00:00Z"))
                .as("the longer plan is over")
                .containsExactly(3, 2, 3, 2);
        assertThat(missing("at=2026-07-31T16:59:59Z")).containsExactly(3, 2, 3, 2);
        assertThat(missing("at=2026-07-31T17:00:00Z"))
                .as("without a plan, thirty nights are over")
                .containsExactly(3, 3, 3, 3);
        String tables = luutru.get(
                        POLICE, "/v1/zones/kcn-qua-han/occupancy?at=2026-07-31T17:00:00Z", "Accept", "text/csv")
                .text();
        assertThat(tables).contains("past30,missingCheckOuts,overOccupied").contains("ZONE,kcn-qua-han,,,,,80,3,3,");
    }

    /** Persons and missing check-outs of the zone, in-patients and missing check-outs of the hospital. */
    private List<Integer> missing(String at) throws Exception {
        JsonNode zone = places.seen(POLICE, "/v1/zones/kcn-qua-han/occupancy?" + at);
        JsonNode hospital = DeclaredPlaces.hospital(places.seen(POLICE, "/v1/hospitals/occupancy?" + at), "E-QHBV");
        return List.of(
                zone.at("/total/persons/value").asInt(),
                zone.at("/total/missingCheckOuts/value").asInt(),
                hospital.at("/persons/inpatients/value").asInt(),
                hospital.at("/departments/0/persons/missingCheckOuts/value").asInt());
    }
}
