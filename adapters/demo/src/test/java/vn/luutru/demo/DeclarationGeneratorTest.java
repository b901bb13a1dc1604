package vn.luutru.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.codec.ParsedDeclaration;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.validation.DeclarationValidation;

class DeclarationGeneratorTest {

    private static final List<Establishment> PROVINCE = DemoProvince.establishments();
    private static final LocalDate DAY = LocalDate.of(2026, 7, 4);
    private static final Instant RECEIVED = Instant.parse("2027-01-01T00:00:00Z");

    private final DeclarationGenerator generator = new DeclarationGenerator(7, PROVINCE);
    private final StayDecider decider =
            new StayDecider(new DeclarationValidation(RuleBook.STANDARD), RuleBook.STANDARD);

    @Test
    void the_province_has_about_1500_establishments_of_every_type_in_every_ward() {
        assertThat(PROVINCE).hasSizeBetween(1_400, 1_900);
        assertThat(PROVINCE)
                .extracting(Establishment::type)
                .contains(EstablishmentType.HOSPITAL, EstablishmentType.VEHICLE);
        assertThat(PROVINCE.stream().map(Establishment::ward).distinct()).hasSize(166);
        assertThat(PROVINCE).allMatch(establishment -> CodeTables.WARDS.knows(establishment.ward()));
        assertThat(PROVINCE.stream().map(Establishment::id).distinct()).hasSameSizeAs(PROVINCE);
    }

    @Test
    void the_same_seed_makes_the_same_day() {
        assertThat(generator.day(DAY, 500, 20))
                .containsExactlyElementsOf(generator.day(DAY, 500, 20).toList());
    }

    @Test
    void every_sound_line_is_accepted_and_every_planted_fault_is_named() {
        Map<StayId, Stay> stays = new HashMap<>();
        int faulty = 0;
        for (GeneratedLine line : generator.day(DAY, 5_000, 250).toList()) {
            List<Finding> findings = refusals(line, stays);
            if (line.fault() == null) {
                // A check-out, move or cancellation of a check-in that was spoiled has no stay.
                assertThat(findings).allMatch(finding -> finding.code() == FindingCode.STAY_UNKNOWN);
                assertThat(line.json().contains("CHECK_IN") && !findings.isEmpty())
                        .isFalse();
            } else {
                faulty++;
                assertThat(findings)
                        .anyMatch(finding -> finding.code() == line.fault()
                                && finding.field().equals(line.field()));
            }
        }
        assertThat(faulty).isEqualTo(250);
    }

    @Test
    void days_belong_together_and_stays_last_as_long_as_they_do_at_the_beach() {
        Map<StayId, Stay> stays = new HashMap<>();
        Set<String> rejected = new HashSet<>();
        generator.days(DAY, 10, 200).forEach(line -> {
            if (!refusals(line, stays).isEmpty()) {
                rejected.add(line.json());
            }
        });

        assertThat(rejected).isEmpty();
        double nights = stays.values().stream()
                .filter(stay -> stay.state() == Stay.State.DEPARTED)
                .filter(stay -> stay.checkIn().reportedAt().isAfter(Instant.EPOCH))
                .mapToLong(stay -> Duration.between(
                                stay.details().arrivedAt(), stay.details().departedAt())
                        .plusHours(12)
                        .toDays())
                .filter(stayed -> stayed > 0)
                .average()
                .orElseThrow();
        assertThat(nights).isBetween(1.6, 2.2);
    }

    @Test
    void numbers_agree_with_sex_and_year_of_birth_and_people_live_in_provinces_of_today() {
        Set<FindingCode> suspicious = Set.of(
                FindingCode.PERSONAL_NUMBER_PREFIX_UNKNOWN,
                FindingCode.PERSONAL_NUMBER_YEAR_DIFFERS,
                FindingCode.PERSONAL_NUMBER_SEX_DIFFERS,
                FindingCode.PROVINCE_FORMER,
                FindingCode.WARD_FORMER,
                FindingCode.WARD_OUTSIDE_PROVINCE,
                FindingCode.FIELD_UNKNOWN);
        assertThat(generator.day(DAY, 3_000, 0).flatMap(line -> findings(line, new HashMap<>()).stream()))
                .noneMatch(finding -> suspicious.contains(finding.code()));
    }

    @Test
    void a_summer_day_fills_the_beach_of_sam_son_and_most_of_it_arrives_in_the_evening() {
        List<StayDetails> arrivals = new ArrayList<>();
        int beach = 0;
        for (GeneratedLine line : generator.day(DAY, 10_000, 0).toList()) {
            byte[] bytes = line.json().getBytes(StandardCharsets.UTF_8);
            if (DeclarationReader.line(bytes, 0, bytes.length).command() instanceof StayCommand.CheckIn checkIn) {
                arrivals.add(checkIn.details());
                String establishment = checkIn.establishment().value();
                beach += establishment.startsWith("38-16531-") || establishment.startsWith("38-16516-") ? 1 : 0;
            }
        }
        assertThat(beach / (double) arrivals.size()).isBetween(0.4, 0.7);
        assertThat(share(arrivals, stay -> Vietnam.timeOf(stay.arrivedAt()).getHour() >= 21))
                .isBetween(0.3, 0.5);
        assertThat(share(arrivals, StayDetails::foreigner)).isBetween(0.02, 0.15);
        assertThat(share(arrivals, stay -> stay.documentType() == DocumentType.NONE))
                .isBetween(0.0005, 0.01);
        assertThat(share(arrivals, stay -> stay.sex() == Sex.FEMALE)).isBetween(0.4, 0.6);
    }

    private static double share(List<StayDetails> stays, Predicate<StayDetails> which) {
        return stays.stream().filter(which).count() / (double) stays.size();
    }

    private List<Finding> refusals(GeneratedLine line, Map<StayId, Stay> stays) {
        return findings(line, stays).stream().filter(Finding::refuses).toList();
    }

    private List<Finding> findings(GeneratedLine line, Map<StayId, Stay> stays) {
        byte[] bytes = line.json().getBytes(StandardCharsets.UTF_8);
        ParsedDeclaration reading = DeclarationReader.line(bytes, 0, bytes.length);
        StayCommand command = reading.command();
        if (command == null) {
            return reading.findings();
        }
        Establishment establishment = PROVINCE.stream()
                .filter(known -> known.id().equals(command.establishment()))
                .findFirst()
                .orElse(null);
        if (establishment == null) {
            return List.of(Finding.of(FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId"));
        }
        Submission submission =
                new Submission(command, RECEIVED, new EstablishmentRecord(List.of(establishment), List.of()), "key");
        Decision decision = decider.decide(submission, stays.get(command.stay()));
        if (decision instanceof Decision.Accept accept) {
            stays.put(
                    command.stay(),
                    Stay.evolve(stays.get(command.stay()), new Recorded<>(1, RECEIVED, accept.event())));
        }
        return decision.findings();
    }
}
