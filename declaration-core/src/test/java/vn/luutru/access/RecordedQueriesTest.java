package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.OperatorReadsCounted;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.journal.Journal;

class RecordedQueriesTest {

    private static final Caller.Official READER = new Caller.Official("officer", Role.POLICE, Scope.ward("16531"));
    private static final AccessPurpose PURPOSE = new AccessPurpose("RESIDENCE_CHECK", "Ca 01");
    private static final PersonsQuestion QUESTION = new PersonsQuestion("residents", Map.of("name", "Thử"));

    private final List<Event> log = new ArrayList<>();
    private final OperatorReads reads = new OperatorReads(this::record, InstantSource.fixed(Instant.EPOCH));
    private final RecordedQueries queries = queries(this::record);

    private RecordedQueries queries(Journal journal) {
        return new RecordedQueries(journal, InstantSource.fixed(Instant.EPOCH), reads);
    }

    private CompletableFuture<Journal.Entry> record(Event event) {
        log.add(event);
        return CompletableFuture.completedFuture(
                new Journal.Entry(new Recorded<>(log.size(), Instant.EPOCH, event), "n", false));
    }

    @Test
    void the_question_is_recorded_with_its_reader_and_how_many_persons_it_found() {
        List<String> answer = queries.ask(READER, PURPOSE, QUESTION, access -> List.of("a", "b"), List::size);

        assertThat(answer).containsExactly("a", "b");
        assertThat(log).singleElement().isInstanceOfSatisfying(PersonsQueried.class, asked -> {
            assertThat(asked.reader()).isEqualTo("officer");
            assertThat(asked.territory()).isEqualTo("16531");
            assertThat(asked.criteria()).containsEntry("name", "Thử");
            assertThat(asked.results()).isEqualTo(2);
        });
    }

    @Test
    void a_question_that_cannot_be_recorded_has_no_answer() {
        Journal broken = event -> CompletableFuture.failedFuture(new StoreUnavailableException("down", null));
        RecordedQueries unrecorded = queries(broken);
        assertThatThrownBy(() -> unrecorded.ask(READER, PURPOSE, QUESTION, access -> List.of("a"), List::size))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void an_operators_reads_are_summed_by_key_and_kept_until_they_are_recorded() {
        EstablishmentId own = new EstablishmentId("E-1");
        for (String key : List.of("a", "b", "a")) {
            Caller.Operator operator = new Caller.Operator(key, Scope.province(), Set.of(Operation.READ));
            queries.askOwn(operator, own, access -> 300, persons -> persons);
        }
        assertThat(log).isEmpty();
        reads.record();
        assertThat(log)
                .extracting(
                        event -> ((OperatorReadsCounted) event).key(),
                        event -> ((OperatorReadsCounted) event).persons())
                .containsExactlyInAnyOrder(tuple("a", 600), tuple("b", 300));
        reads.record();
        assertThat(log).hasSize(2);

        AtomicBoolean broken = new AtomicBoolean(true);
        OperatorReads later = new OperatorReads(
                event -> broken.get()
                        ? CompletableFuture.failedFuture(new StoreUnavailableException("down", null))
                        : record(event),
                InstantSource.fixed(Instant.EPOCH));
        later.count(new Caller.Operator("c", Scope.province(), Set.of()), 7);
        assertThatThrownBy(later::record).isInstanceOf(CompletionException.class);
        later.count(new Caller.Operator("c", Scope.province(), Set.of()), 1);
        broken.set(false);
        later.record();
        assertThat(log.getLast()).isInstanceOfSatisfying(OperatorReadsCounted.class, counted -> {
            assertThat(counted.questions()).isEqualTo(2);
            assertThat(counted.persons()).isEqualTo(8);
        });
    }

    @Test
    void an_access_that_is_kept_opens_nothing_later() {
        AtomicReference<RegisterAccess> kept = new AtomicReference<>();
        queries.ask(
                READER,
                PURPOSE,
                QUESTION,
                access -> {
                    kept.set(access);
                    assertThat(access.scope()).isEqualTo(READER.scope());
                    return List.of();
                },
                List::size);
        assertThatThrownBy(() -> kept.get().scope()).isInstanceOf(IllegalStateException.class);

        EstablishmentId own = new EstablishmentId("E-1");
        Caller.Operator operator =
                new Caller.Operator("key", Scope.establishments(Set.of(own)), Set.of(Operation.READ));
        queries.askOwn(
                operator,
                own,
                access -> {
                    kept.set(access);
                    assertThat(access.scope()).isEqualTo(Scope.establishments(Set.of(own)));
                    return 0;
                },
                found -> found);
        assertThatThrownBy(() -> kept.get().scope()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> queries.askOwn(operator, new EstablishmentId("E-2"), access -> 0, found -> found))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
