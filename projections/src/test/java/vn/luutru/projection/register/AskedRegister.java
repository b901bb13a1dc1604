package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
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
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.projection.BuiltReadModels;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.Page;
import vn.luutru.projection.TestDatabase;

/** The register as officials ask it: each question is recorded, here in a list. */
final class AskedRegister {

    private static final AccessPurpose PURPOSE = new AccessPurpose("RESIDENCE_CHECK", "Ca 01");

    final List<Event> recorded = new ArrayList<>();
    private final RegisterQueries register;
    private final PoliceQueries police;
    private final RecordedQueries queries;

    AskedRegister(DataSource database) {
        register = new RegisterQueries(database, new PersonPseudonyms(new byte[32]));
        police = new PoliceQueries(database, register);
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

    /** The register of a database after all events of a log. */
    static AskedRegister filled(TestDatabase database, ListEventLog log) throws SQLException {
        BuiltReadModels.build(database, log.read(0, 1_000), new Register());
        return new AskedRegister(database.dataSource());
    }

    /** The tables of a register without events, made anew in a transaction that is left open. */
    static Register begun(Connection connection, String schema) throws SQLException {
        Register register = new Register();
        BuiltReadModels.create(connection, schema, register);
        return register;
    }

    /** Stays as {@code establishment/reference}, in their order. */
    static List<String> names(List<Resident> stays) {
        return stays.stream()
                .map(resident -> resident.establishmentId() + "/" + resident.reference())
                .toList();
    }

    static List<String> names(Page<Resident> page) {
        return names(page.items());
    }

    /** All pages of an answer, one after the other. */
    List<Resident> all(Scope scope, ResidentsQuestion.Builder question, int size) {
        List<Resident> all = new ArrayList<>();
        @Nullable String page = null;
        do {
            Page<Resident> part =
                    residents(scope, question.page(page).size(size).build());
            all.addAll(part.items());
            page = part.nextPage();
        } while (page != null);
        return all;
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
        return ask(scope, access -> police.words(access, words, question));
    }

    WordsFound words(Scope scope, String words, String chosen, ResidentsQuestion question) {
        return ask(scope, access -> police.words(access, words, chosen, question));
    }

    List<EstablishmentCount> establishments(Scope scope, @Nullable String ward, LocalDate today) {
        return ask(scope, access -> police.establishments(access, ward, today));
    }

    Page<Resident> byIds(Scope scope, List<StayId> ids) {
        return ask(scope, access -> police.stays(access, ids));
    }

    List<Elsewhere> elsewhere(Scope scope, List<StayId> ids) {
        return ask(scope, access -> police.elsewhere(access, ids));
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

    Page<Resident> newestStays(Scope scope, UUID person, @Nullable String page, int size) {
        return ask(scope, access -> register.newestStays(access, person, page, size));
    }
}
