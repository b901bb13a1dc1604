package vn.luutru.app.office;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.access.Caller;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.access.watch.WatchList;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.http.auth.Callers;
import vn.luutru.adapter.http.parameter.Pages;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.watch.WatchListController;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.Texts;
import vn.luutru.adapter.web.home.Door;
import vn.luutru.adapter.web.office.ReadModelClock;
import vn.luutru.adapter.web.police.AlertCards;
import vn.luutru.adapter.web.police.ListController;
import vn.luutru.adapter.web.police.LiveController;
import vn.luutru.adapter.web.police.OwnLogController;
import vn.luutru.adapter.web.police.PersonController;
import vn.luutru.adapter.web.police.PoliceFrame;
import vn.luutru.adapter.web.police.ReportingController;
import vn.luutru.adapter.web.police.SearchController;
import vn.luutru.adapter.web.police.TaskController;
import vn.luutru.adapter.web.police.Tasks;
import vn.luutru.adapter.web.police.TonightController;
import vn.luutru.adapter.web.police.WatchController;
import vn.luutru.adapter.web.police.WatchedLog;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayId;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.ProjectionStatus;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.compliance.ReportingQueries;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.watch.WatchMatches;
import vn.luutru.projection.watch.WatchQueries;

/** The desk of the ward police, and the calls of the watch list. */
@Configuration(proxyBeanMethods = false)
class PoliceConfiguration {

    /** So long a page waits for what it has just recorded. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(3);

    @Bean
    Tasks policeTasks(
            DatabaseServer server, @Qualifier("deskSource") DataSource source, MasterKey master, InstantSource clock) {
        server.migrate("tasks");
        return new JdbcTasks(source, master.derived("luutru police tasks"), clock);
    }

    @Bean
    PoliceFrame policeFrame(
            PageRenderer pages,
            Tasks tasks,
            RecordedQueries queries,
            ReadModelClock counted,
            OfficialSessions sessions,
            WatchQueries watch,
            ProjectionRunner projections,
            InstantSource clock) {
        return new PoliceFrame(
                pages, tasks, queries, counted, sessions.limits(), new WatchedLog(watch, followed(projections)), clock);
    }

    @Bean
    OwnLogController ownLogController(
            PoliceFrame frame, PageRenderer pages, AccessQueries access, RecordedQueries queries) {
        return new OwnLogController(frame, pages, access, queries);
    }

    @Bean
    ReportingQueries reportingQueries(DataSource source, EstablishmentCache establishments) {
        return new ReportingQueries(source, establishments);
    }

    @Bean
    AlertCards alertCards(WatchQueries watch, PoliceQueries police, Texts texts) {
        return new AlertCards(watch, police, texts);
    }

    @Bean
    TaskController taskController(PoliceFrame frame, Tasks tasks) {
        return new TaskController(frame, tasks);
    }

    @Bean
    SearchController policeSearchController(PoliceFrame frame, PoliceQueries police, AlertCards alerts, Texts texts) {
        return new SearchController(frame, police, alerts, texts);
    }

    @Bean
    PersonController policePersonController(
            PoliceFrame frame, RegisterQueries register, PoliceQueries police, Declarations declarations, Texts texts) {
        return new PersonController(frame, register, police, stays -> receipts(declarations, stays), texts);
    }

    /** All are asked for at once: each is a stream of its own. */
    private static Map<StayId, String> receipts(Declarations declarations, Collection<StayId> stays) {
        Map<StayId, CompletableFuture<Optional<Stay>>> asked = new LinkedHashMap<>();
        stays.forEach(stay -> asked.put(stay, declarations.find(stay)));
        Map<StayId, String> numbers = new HashMap<>();
        asked.forEach((id, answer) -> answer.join()
                .ifPresent(stay -> numbers.put(
                        id, declarations.receipt(stay.history().getFirst()).number())));
        return numbers;
    }

    @Bean
    ListController policeListController(
            PoliceFrame frame, RegisterQueries register, PoliceQueries police, Texts texts) {
        return new ListController(frame, register, police, texts);
    }

    @Bean
    TonightController tonightController(
            PoliceFrame frame, PoliceQueries police, ReportingQueries reporting, AlertCards alerts) {
        return new TonightController(frame, police, reporting, alerts);
    }

    @Bean
    ReportingController reportingController(
            PoliceFrame frame,
            RegisterQueries register,
            ReportingQueries reporting,
            EstablishmentDirectory directory,
            Texts texts) {
        return new ReportingController(frame, register, reporting, directory, texts);
    }

    @Bean
    WatchController watchController(
            PoliceFrame frame, WatchList list, WatchQueries watch, AlertCards alerts, ProjectionRunner projections) {
        return new WatchController(
                frame, list, watch, alerts, (model, position) -> await(projections, model, position));
    }

    @Bean
    LiveController liveController(
            PoliceFrame frame,
            EventLog log,
            PoliceQueries police,
            AlertCards alerts,
            EstablishmentDirectory directory,
            ProjectionRunner projections,
            Callers callers,
            Texts texts) {
        return new LiveController(
                frame, log, police, alerts, directory, followed(projections), present(callers), texts);
    }

    /** Whether what a request shows still opens the same to the same official; asking is no sign of them. */
    private static BiPredicate<PageRequest, Caller.Official> present(Callers callers) {
        return (request, reader) -> callers.recognized(request.request().getHeaders()::getFirst).join().stream()
                .anyMatch(reader::equals);
    }

    @Bean
    WatchListController watchListController(
            WatchList list,
            WatchQueries watch,
            PoliceQueries police,
            RecordedQueries queries,
            ProjectionBarrier freshness,
            Pages pages,
            InstantSource clock) {
        return new WatchListController(list, watch, police, queries, freshness, pages, clock);
    }

    @Bean
    Door policeDoor() {
        return new Door(Door.Kind.POLICE, "/cong-an");
    }

    /** The position up to which both read models are, without making them hurry. */
    private static LongSupplier followed(ProjectionRunner projections) {
        List<String> models = List.of(Register.NAME, WatchMatches.NAME);
        return () -> projections.statuses().stream()
                .filter(status -> models.contains(status.name()))
                .mapToLong(ProjectionStatus::position)
                .min()
                .orElse(0);
    }

    static void await(ProjectionRunner projections, String model, long position) {
        try {
            projections.awaitPosition(model, position, MAX_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
