package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.person.NameKey;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.declaration.validation.InputNormalizer;

/** What holds for every course of declarations, whatever is sent how often. */
class StayLawsTest {

    private static final StayDecider DECIDER = StayDecider.by(RuleBook.STANDARD);

    private static final List<StayCommand> SAID = List.of(
            StayScenario.checkIn(),
            StayScenario.correct(Field.ROOM, "302"),
            StayScenario.correct(Field.ROOM, "303"),
            StayScenario.correct(Field.ARRIVED_AT, local("2026-06-29T14:00:00")),
            StayScenario.checkOut(local("2026-07-03T11:00:00")),
            StayScenario.remove(Field.DEPARTED_AT),
            StayScenario.correct(Field.DEPARTED_AT, local("2026-07-03T12:00:00")),
            StayScenario.remove(Field.ROOM),
            StayScenario.move(local("2026-07-02T15:00:00"), "304", null),
            StayScenario.move(local("2026-07-02T09:00:00"), "305", "A"),
            StayScenario.move(local("2026-07-02T15:00:00"), "306", null),
            StayScenario.move(local("2026-07-02T18:00:00"), null, "B"),
            StayScenario.remove(Field.MOVED_AT),
            StayScenario.correct(Field.MOVED_AT, local("2026-07-02T10:00:00")),
            StayScenario.cancel(CancellationReason.DUPLICATE));

    @Property
    void sending_again_changes_nothing_and_gives_the_first_answer(@ForAll("courses") List<StayCommand> course) {
        Log log = new Log();
        Map<StayCommand, Recorded<StayEvent>> firsts = new HashMap<>();
        for (StayCommand command : course) {
            if (log.send(command) instanceof Decision.Accept) {
                firsts.put(command, log.events.getLast());
            }
        }
        Stay before = log.stay;

        for (Map.Entry<StayCommand, Recorded<StayEvent>> first : firsts.entrySet()) {
            Decision again = log.send(first.getKey());

            assertThat(again).isInstanceOf(Decision.Replay.class);
            assertThat(((Decision.Replay) again).first()).isEqualTo(first.getValue());
        }
        assertThat(log.stay).isEqualTo(before);
    }

    @Property
    void a_retry_of_any_earlier_declaration_at_any_time_leads_to_the_same_stay(
            @ForAll("courses") List<StayCommand> course, @ForAll("retries") List<Integer> retries) {
        Log once = new Log();
        Log often = new Log();
        int step = 0;
        List<StayCommand> acknowledged = new ArrayList<>();
        for (StayCommand command : course) {
            boolean accepted = once.send(command) instanceof Decision.Accept;
            often.send(command);
            if (accepted) {
                acknowledged.add(command);
            }
            if (!acknowledged.isEmpty()) {
                often.send(acknowledged.get(retries.get(step++ % retries.size()) % acknowledged.size()));
            }
        }
        assertThat(often.events).isEqualTo(once.events);
    }

    @Property
    void the_first_report_alone_decides_on_time_or_late(@ForAll("courses") List<StayCommand> course) {
        Log log = new Log();
        log.send(StayScenario.checkIn());
        Stay first = log.stay;
        course.forEach(log::send);

        assertThat(log.stay.checkIn()).isEqualTo(first.checkIn());
    }

    @Property
    void a_correction_touches_only_the_fields_it_names(
            @ForAll("details") StayDetails stored,
            @ForAll("details") StayDetails set,
            @ForAll("fields") Set<Field> gone) {
        Changes changes = new Changes(set, gone);
        StayDetails after = stored.with(changes);

        for (Field field : Field.all()) {
            if (!changes.fields().contains(field)) {
                assertThat(after.get(field)).isEqualTo(stored.get(field));
            }
        }
    }

    @Property
    void no_facts_make_the_checks_fail(@ForAll("details") StayDetails details, @ForAll("wild") String wild) {
        StayDetails.Builder facts = details.toBuilder();
        for (Field field : Field.all()) {
            if (field.type() == String.class && (wild.hashCode() + field.ordinal()) % 3 == 0) {
                facts.set(field, wild);
            }
        }
        Log log = new Log();

        Decision decision = log.send(StayScenario.checkIn(facts.build()));

        assertThat(decision instanceof Decision.Reject)
                .isEqualTo(decision.findings().stream().anyMatch(Finding::refuses));
        log.send(StayScenario.correct(facts.build()));
    }

    @Property
    void corrections_with_anything_never_fail(@ForAll("details") StayDetails set, @ForAll("fields") Set<Field> gone) {
        Log log = new Log();
        log.send(StayScenario.checkIn());

        log.send(new StayCommand.Correct(Samples.ESTABLISHMENT, "R-1", new Changes(set, gone), "Nhập nhầm"));

        assertThat(log.stay.checkIn().timeliness()).isEqualTo(Timeliness.ON_TIME);
    }

    @Property
    void normalising_twice_is_normalising_once(@ForAll("wild") String wild) {
        assertThat(InputNormalizer.text(InputNormalizer.text(wild))).isEqualTo(InputNormalizer.text(wild));
        assertThat(InputNormalizer.documentNumber(InputNormalizer.documentNumber(wild)))
                .isEqualTo(InputNormalizer.documentNumber(wild));
        assertThat(InputNormalizer.documentNumber(asFoldedBefore(wild)))
                .isEqualTo(InputNormalizer.documentNumber(wild));
        assertThat(NameKey.of(NameKey.of(wild))).isEqualTo(NameKey.of(wild));
    }

    /** The form of numbers in the log until numbers were folded by Unicode: ASCII alone. */
    private static String asFoldedBefore(String raw) {
        StringBuilder number = new StringBuilder();
        for (char c : InputNormalizer.text(raw).toCharArray()) {
            if (c >= 'a' && c <= 'z') {
                number.append((char) (c - 'a' + 'A'));
            } else if (c != ' ' && c != '.' && c != '-' && !(c >= 0x2010 && c <= 0x2015)) {
                number.append(c);
            }
        }
        return number.toString();
    }

    @Provide
    Arbitrary<List<StayCommand>> courses() {
        return Arbitraries.of(SAID).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Integer>> retries() {
        return Arbitraries.integers().between(0, 1000).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<StayDetails> details() {
        return Histories.details();
    }

    @Provide
    Arbitrary<Set<Field>> fields() {
        return Histories.fields();
    }

    @Provide
    Arbitrary<String> wild() {
        return Arbitraries.strings().all().ofMaxLength(40);
    }

    /** The stream of one stay; the check-in is received on time, all else days later. */
    private static final class Log {

        private final List<Recorded<StayEvent>> events = new ArrayList<>();
        private Stay stay;

        Decision send(StayCommand command) {
            Instant received = events.isEmpty() ? local("2026-07-01T15:00:00") : local("2026-07-05T09:00:00");
            Decision decision = DECIDER.decide(Samples.submission(command, received, Samples.hotel()), stay);
            if (decision instanceof Decision.Accept accept) {
                Recorded<StayEvent> recorded = new Recorded<>(events.size() + 1, received, accept.event());
                events.add(recorded);
                stay = Stay.evolve(stay, recorded);
            }
            return decision;
        }
    }
}
