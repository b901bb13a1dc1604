package vn.luutru.declaration.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;

/** The catalogue's examples of scans lead to their own findings. */
class CaptureExamplesTest {

    static Stream<FindingCode> found_in_scans() {
        return Stream.of(FindingCode.values())
                .filter(code -> code.compareTo(FindingCode.CARD_NOT_RECOGNISED) >= 0
                        && code.compareTo(FindingCode.MRZ_NAME_WITHOUT_MARKS) <= 0);
    }

    @ParameterizedTest
    @MethodSource("found_in_scans")
    void the_example_leads_to_its_finding_at_the_place_that_the_catalogue_names(FindingCode code) {
        assertThat(read(Findings.example(code)).findings())
                .filteredOn(finding -> finding.code() == code)
                .first()
                .extracting("field")
                .isEqualTo(Findings.field(code));
    }

    /** A body of one of the two calls. */
    private static Capture read(String body) {
        List<String> texts = new ArrayList<>();
        String member = "";
        try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    member = in.currentName();
                } else if (token == JsonToken.VALUE_STRING) {
                    texts.add(in.getString());
                }
            }
        }
        return member.equals("text") ? Scans.card(texts.getFirst()) : Scans.zone(texts);
    }
}
