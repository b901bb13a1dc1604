package vn.luutru.projection.register;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.projection.Page;

/** The register as officials ask it: each question is recorded, here in a list. */
final class AskedRegister {

    private static final AccessPurpose PURPOSE = new AccessPurpose("RESIDENCE_CHECK", "Ca 01");

    final List<Event> recorded = new ArrayList<>();
    private final RegisterQueries register;
    private final DeskQueries desk;
    private final RecordedQueries queries;

    AskedRegister(DataSource database) {
        register = new RegisterQueries(database);
        desk = new DeskQueries(database, register);
        Journal journal = event -> {
            recorded.add(event);
            return CompletableFuture.completedFuture(
                    new Journal.Entry(new Recorded<>(recorded.size(), Instant.EPOCH, event), "n", false));
        };
        queries = new RecordedQueries(
                journal,
                InstantSource.fixed(Instant.EPOCH),
                new OperatorReads(journal, InstantSource.fixed(Instant.EPOCH)));
    }

    Page<Resident> residents(Scope scope, ResidentsQuestion question) {
        return queries.ask(
                new Caller.Official("officer", Role.POLICE, scope),
                PURPOSE,
                new PersonsQuestion("residents", java.util.Map.of()),
                access -> register.residents(access, question),
                page -> page.items().size());
    }

    WordsFound words(Scope scope, String words, ResidentsQuestion question) {
        return ask(scope, access -> desk.words(access, words, question));
    }

    List<EstablishmentCount> houses(Scope scope, @Nullable String ward, LocalDate today) {
        return ask(scope, access -> desk.houses(access, ward, today));
    }

    Page<Resident> byIds(Scope scope, List<StayId> ids) {
        return ask(scope, access -> desk.stays(access, ids));
    }

    List<Elsewhere> elsewhere(Scope scope, List<StayId> ids) {
        return ask(scope, access -> desk.elsewhere(access, ids));
    }

    private <T> T ask(Scope scope, Function<RegisterAccess, T> question) {
        return queries.ask(
                new Caller.Official("officer", Role.POLICE, scope),
                PURPOSE,
                new PersonsQuestion("desk", java.util.Map.of()),
                question,
                found -> 0);
    }

    Page<Resident> stays(Scope scope, UUID person, @Nullable String page, int size) {
        return queries.ask(
                new Caller.Official("officer", Role.POLICE, scope),
                PURPOSE,
                new PersonsQuestion("person-stays", java.util.Map.of()),
                access -> register.stays(access, person, page, size),
                found -> found.items().size());
    }
}
