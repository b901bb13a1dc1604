package vn.luutru.access;

import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.journal.Journal;

/**
 * The only way to persons: a question is on disk before its answer leaves, and where it cannot be recorded there is no
 * answer. The register opens to a {@link RegisterAccess} only, and only this class makes one.
 */
public final class RecordedQueries {

    private final Journal journal;
    private final InstantSource clock;
    private final OperatorReads reads;

    /** @param reads where operators' own reads are counted */
    public RecordedQueries(Journal journal, InstantSource clock, OperatorReads reads) {
        this.journal = journal;
        this.clock = clock;
        this.reads = reads;
    }

    /**
     * The answer to an official's question, within their scope. Blocks until the question is recorded.
     *
     * @param register asks the register; what it throws is thrown, and nothing is recorded
     * @param persons  how many persons an answer holds
     * @throws java.util.concurrent.CompletionException if the question cannot be recorded, as {@link Journal#record}
     *                                                  fails
     */
    public <T> T ask(
            Caller.Official reader,
            AccessPurpose purpose,
            PersonsQuestion question,
            Function<RegisterAccess, T> register,
            ToIntFunction<T> persons) {
        T answer = read(reader.scope(), register);
        journal.record(new PersonsQueried(
                        UUID.randomUUID(),
                        reader.id(),
                        reader.role().code(),
                        territory(reader.scope()),
                        purpose.purpose(),
                        purpose.caseFile(),
                        question.name(),
                        question.criteria(),
                        persons.applyAsInt(answer),
                        clock.instant()))
                .join();
        return answer;
    }

    /**
     * The answer to an operator's question to the register of their own establishment. It is counted, not recorded by
     * itself: they read what they declared.
     *
     * @param persons how many persons an answer holds
     * @throws IllegalArgumentException if the operator may not read this establishment's stays
     */
    public <T> T askOwn(
            Caller.Operator operator,
            EstablishmentId establishment,
            Function<RegisterAccess, T> register,
            ToIntFunction<T> persons) {
        if (!operator.may(Operation.READ, establishment)) {
            throw new IllegalArgumentException("The operator was not authorized");
        }
        T answer = read(Scope.establishments(Set.of(establishment)), register);
        reads.count(operator, persons.applyAsInt(answer));
        return answer;
    }

    private static <T> T read(Scope scope, Function<RegisterAccess, T> register) {
        RegisterAccess access = new RegisterAccess(scope);
        try {
            return register.apply(access);
        } finally {
            access.close();
        }
    }

    /** As events keep it: null for the whole province, otherwise codes separated by commas. */
    private static @Nullable String territory(Scope scope) {
        return switch (scope) {
            case Scope.Province province -> null;
            case Scope.Wards wards -> String.join(",", new TreeSet<>(wards.codes()));
            case Scope.Establishments establishments ->
                String.join(
                        ",",
                        new TreeSet<>(establishments.ids().stream()
                                .map(EstablishmentId::value)
                                .toList()));
            case Scope.None none -> "";
        };
    }
}
