package vn.luutru.declaration.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.declaration.rule.RuleBook;

/** The catalogue's examples lead to their own findings. */
class ExamplesTest {

    private static final EstablishmentId ESTABLISHMENT = Samples.ESTABLISHMENT;
    private static final Set<FindingCode> ABOUT_BOARDING_HOUSES =
            Set.of(FindingCode.DOCUMENT_MISSING, FindingCode.DECLARATION_NOT_REQUIRED);

    static Stream<FindingCode> found_by_reading_or_checking_a_guest() {
        return Stream.of(FindingCode.values())
                .filter(code ->
                        code.compareTo(FindingCode.FIELD_REQUIRED) >= 0 && code.compareTo(FindingCode.STAY_UNKNOWN) < 0)
                .filter(code -> !Set.of(
                                // About other calls, other times or the establishment itself.
                                FindingCode.FIELD_IGNORED,
                                FindingCode.ESTABLISHMENT_UNKNOWN,
                                FindingCode.ESTABLISHMENT_CLOSED,
                                FindingCode.ESTABLISHMENT_MERGED,
                                FindingCode.MERGER_INTO_ITSELF,
                                FindingCode.MERGER_INTO_CLOSED,
                                FindingCode.ESTABLISHMENT_SUSPENDED,
                                FindingCode.ESTABLISHMENT_NOT_BEGUN,
                                FindingCode.DAY_OUT_OF_RANGE,
                                FindingCode.NIL_REPORT_IN_FUTURE,
                                FindingCode.NIL_REPORT_DAY_NOT_OVER,
                                FindingCode.NIL_REPORT_LONG_AGO,
                                FindingCode.NIL_REPORT_CONTRADICTED,
                                FindingCode.DAY_REPORTED_NIL,
                                FindingCode.ALREADY_IN_HOUSE,
                                FindingCode.ARRIVAL_LONG_AGO,
                                FindingCode.DEPARTURE_BEFORE_ARRIVAL,
                                FindingCode.DEPARTURE_IN_FUTURE)
                        .contains(code));
    }

    @ParameterizedTest
    @MethodSource("found_by_reading_or_checking_a_guest")
    void the_example_leads_to_its_finding_at_the_place_that_the_catalogue_names(FindingCode code) {
        byte[] body = Findings.example(code).getBytes(StandardCharsets.UTF_8);
        ParsedDeclaration reading = DeclarationReader.body(DeclarationType.CHECK_IN, ESTABLISHMENT, "R-1", body);
        Stream<Finding> found = reading.command() instanceof CheckIn read
                ? Stream.concat(reading.findings().stream(), checked(code, read.details()))
                : reading.findings().stream();

        List<Finding> provoked = found.filter(finding -> finding.code() == code).toList();
        assertThat(provoked).extracting(Finding::field).contains(Findings.field(code));
        assertThat(provoked).allSatisfy(finding -> {
            assertThat(Findings.text(finding, Locale.ENGLISH)).doesNotContain("{");
            assertThat(Findings.text(finding, Locale.of("vi"))).doesNotContain("{");
        });
    }

    private static Stream<Finding> checked(FindingCode code, StayDetails declared) {
        boolean boarding = ABOUT_BOARDING_HOUSES.contains(code);
        StayDetails.Builder facts = Samples.guest();
        // An example says only what it is about; a field it gives as null is left out of the whole declaration.
        switch (code) {
            case FIELD_REQUIRED -> facts.set(Field.FULL_NAME, null);
            case FIELD_EXPECTED -> facts.set(Field.EXPECTED_DEPARTURE_ON, null);
            case BIRTH_DATE_UNKNOWN, GUEST_UNIDENTIFIED ->
                facts.set(Field.DATE_OF_BIRTH, null)
                        .set(Field.NATIONALITY, null)
                        .set(Field.DOCUMENT_NUMBER, null);
            case DOCUMENT_MISSING, REPORT_AT_ONCE -> facts.set(Field.DOCUMENT_NUMBER, null);
            default -> {
                // The example itself says everything.
            }
        }
        for (Field field : declared.fields()) {
            facts.set(field, declared.get(field));
        }
        boolean hospital = code == FindingCode.GUEST_UNIDENTIFIED;
        EstablishmentType other = hospital ? EstablishmentType.HOSPITAL : EstablishmentType.HOTEL;
        var establishment = Samples.establishment(
                boarding ? EstablishmentType.BOARDING_HOUSE : other,
                boarding || hospital ? Regime.RESIDENCE_ONLY : Regime.LICENSED_LODGING,
                false);
        var command = new CheckIn(ESTABLISHMENT, "R-1", facts.build());
        return StayDecider.by(RuleBook.STANDARD)
                .decide(Samples.submission(command, Samples.NOW, establishment), null)
                .findings()
                .stream();
    }
}
