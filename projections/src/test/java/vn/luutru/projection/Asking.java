package vn.luutru.projection;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.journal.Journal;

/** Questions about persons by somebody with a scope; that they are recorded is not what these tests are about. */
public final class Asking {

    private Asking() {}

    public static <T> T as(Scope scope, Function<RegisterAccess, T> question) {
        Journal journal = event -> CompletableFuture.completedFuture(
                new Journal.Entry(new Recorded<>(1, Instant.EPOCH, event), "n", false));
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        return new RecordedQueries(journal, clock, new OperatorReads(journal, clock))
                .ask(
                        new Caller.Official("officer", Role.POLICE, scope),
                        new AccessPurpose("RESIDENCE_CHECK", "Ca 01"),
                        new PersonsQuestion("test", Map.of()),
                        question,
                        found -> 0);
    }
}
