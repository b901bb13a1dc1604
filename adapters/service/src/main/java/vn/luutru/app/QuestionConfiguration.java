package vn.luutru.app;

import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.access.FourEyesDestruction;
import vn.luutru.access.KeyAdministration;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.PageTokens;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.access.ReadModelAdministration;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.RefusedCalls;
import vn.luutru.access.desk.DeviceAdministration;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.http.admin.Erasure;
import vn.luutru.adapter.http.admin.EstablishmentsAdmin;
import vn.luutru.adapter.http.admin.LostKeysController;
import vn.luutru.adapter.http.admin.MergerController;
import vn.luutru.adapter.http.admin.PrivacyController;
import vn.luutru.adapter.http.admin.ProjectionsController;
import vn.luutru.adapter.http.admin.QuarantineController;
import vn.luutru.adapter.http.catalogue.FindingsController;
import vn.luutru.adapter.http.catalogue.SchemasController;
import vn.luutru.adapter.http.catalogue.TablesController;
import vn.luutru.adapter.http.operator.CachedNilDays;
import vn.luutru.adapter.http.operator.NilReportsController;
import vn.luutru.adapter.http.operator.OwnController;
import vn.luutru.adapter.http.parameter.Downloads;
import vn.luutru.adapter.http.parameter.Pages;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.question.AccessController;
import vn.luutru.adapter.http.question.EstablishmentsController;
import vn.luutru.adapter.http.question.PersonsController;
import vn.luutru.adapter.http.statistics.FormsController;
import vn.luutru.adapter.http.statistics.TourismController;
import vn.luutru.adapter.http.statistics.TourismRevisionsController;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.app.erasure.AnnouncedErasures;
import vn.luutru.app.erasure.ErasureWithQuestions;
import vn.luutru.app.erasure.ReadModelsOfPersons;
import vn.luutru.app.erasure.RecordedErasure;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.declaration.journal.StayErasure;
import vn.luutru.intake.CachedEstablishmentDirectory;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.access.AccessAudit;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.directory.MergerPreviews;
import vn.luutru.projection.obligation.ObligationQueries;
import vn.luutru.projection.outage.OutageQueries;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.QuestionsAboutGuest;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.subscription.DecodedLog;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.tourism.Revisions;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.watch.NotesAboutStay;

/** The questions and the administrator's calls. */
@Configuration(proxyBeanMethods = false)
class QuestionConfiguration {

    @Bean
    CachedEstablishmentDirectory directory(Establishments establishments) {
        return new CachedEstablishmentDirectory(establishments);
    }

    @Bean
    EstablishmentsAdmin establishmentsAdmin(
            Establishments establishments, CachedEstablishmentDirectory known, InstantSource clock) {
        return new EstablishmentsAdmin(establishments, known, clock);
    }

    @Bean
    MergerPreviews mergerPreviews(
            @Qualifier("registerSource") DataSource register,
            Establishments establishments,
            KeyAdministration keys,
            DeviceAdministration devices,
            InstantSource clock) {
        return new MergerPreviews(register, establishments, keys, devices, clock);
    }

    @Bean
    MergerController mergerController(MergerPreviews previews, ProjectionBarrier barrier) {
        return new MergerController(previews, barrier);
    }

    @Bean
    NilReportsController nilReportsController(
            EstablishmentDirectory directory,
            Journal journal,
            ObligationQueries obligations,
            CachedNilDays nilDays,
            ProjectionBarrier barrier,
            InstantSource clock) {
        return new NilReportsController(directory, journal, obligations, nilDays, barrier, clock);
    }

    @Bean
    CachedNilDays cachedNilDays(ObligationQueries obligations) {
        return new CachedNilDays(
                obligations::nilDays,
                task -> Thread.ofVirtual().name("nil-days").start(task));
    }

    @Bean
    TablesController tablesController() {
        return new TablesController();
    }

    @Bean
    SchemasController schemasController() {
        return new SchemasController();
    }

    @Bean
    FindingsController findingsController() {
        return new FindingsController();
    }

    /** With what officers asked for and noted about the guest. */
    @Bean
    Erasure erasure(
            StayErasure stays,
            Journal journal,
            PostgresErasure keys,
            DataSource source,
            PersonPseudonyms pseudonyms,
            ReadModelsOfPersons readModels,
            ObjectProvider<AnnouncedErasures> announced) {
        Erasure recorded = new RecordedErasure(stays, journal, keys);
        AnnouncedErasures elsewhere = announced.getIfAvailable();
        return new ErasureWithQuestions(
                elsewhere == null ? recorded : elsewhere.of(recorded),
                keys,
                new QuestionsAboutGuest(source, pseudonyms),
                new NotesAboutStay(source),
                readModels);
    }

    @Bean
    PrivacyController privacyController(Erasure erasure, FourEyesDestruction destruction, InstantSource clock) {
        return new PrivacyController(erasure, destruction, clock);
    }

    @Bean
    ProjectionBarrier barrier(ProjectionRunner projections) {
        return new ProjectionBarrier(projections);
    }

    @Bean
    ReadModelAdministration readModelAdministration(
            ProjectionRunner projections, Journal journal, InstantSource clock) {
        return new ReadModelAdministration(projections, journal, clock);
    }

    @Bean
    ProjectionsController projectionsController(ProjectionRunner projections, ReadModelAdministration administration) {
        return new ProjectionsController(projections, administration);
    }

    @Bean
    QuarantineController quarantineController(
            EventLog log, Journal journal, ProjectionRunner projections, InstantSource clock) {
        return new QuarantineController(log, journal, projections, clock);
    }

    @Bean
    LostKeysController lostKeysController(
            DecodedLog log, Journal journal, ProjectionRunner projections, InstantSource clock) {
        return new LostKeysController(log, journal, projections, clock);
    }

    @Bean
    OperatorReads operatorReads(Journal journal, InstantSource clock) {
        return new OperatorReads(journal, clock);
    }

    @Bean
    ReadsRecorder readsRecorder(OperatorReads reads) {
        return new ReadsRecorder("operator-reads", Duration.ofMinutes(1), reads::record, reads::record);
    }

    @Bean
    RefusedCalls refusedCalls(Journal journal, InstantSource clock) {
        return new RefusedCalls(journal, clock);
    }

    @Bean
    ReadsRecorder refusalsRecorder(RefusedCalls refused) {
        return new ReadsRecorder("refused-calls", Duration.ofSeconds(2), refused::record, refused::recordAll);
    }

    @Bean
    AccessAudit accessAudit(EventLog log, DataSource source) {
        return new AccessAudit(log, source);
    }

    @Bean
    RecordedQueries recordedQueries(Journal journal, InstantSource clock, OperatorReads reads) {
        return new RecordedQueries(journal, clock, reads);
    }

    @Bean
    PageTokens pageTokens(MasterKey master) {
        return new PageTokens(master.passing("luutru page tokens"));
    }

    @Bean
    Pages pages(PageTokens tokens) {
        return new Pages(tokens);
    }

    @Bean
    PersonsController personsController(
            RegisterQueries register,
            PoliceQueries police,
            ProjectionBarrier barrier,
            Pages pages,
            RecordedQueries queries,
            InstantSource clock,
            EstablishmentDirectory directory) {
        return new PersonsController(register, police, barrier, pages, queries, directory, clock);
    }

    @Bean
    OwnController ownController(
            EstablishmentDirectory directory,
            RegisterQueries register,
            RecordedQueries queries,
            ObligationQueries obligations,
            OutageQueries outages,
            InstantSource clock,
            ProjectionBarrier barrier,
            Pages pages) {
        return new OwnController(directory, register, queries, obligations, outages, clock, barrier, pages);
    }

    @Bean
    EstablishmentsController establishmentsController(
            DirectoryQueries establishments,
            CachedEstablishmentDirectory known,
            ProjectionBarrier barrier,
            Pages pages,
            InstantSource clock) {
        return new EstablishmentsController(establishments, known, barrier, pages, clock);
    }

    @Bean
    AccessController accessController(
            AccessQueries access, AccessAudit audit, RecordedQueries queries, ProjectionBarrier barrier, Pages pages) {
        return new AccessController(access, audit, queries, barrier, pages);
    }

    @Bean
    Downloads downloads(ProjectionBarrier barrier) {
        return new Downloads(barrier);
    }

    @Bean
    TourismController tourismController(TourismQueries tourism, Downloads downloads, ProjectionBarrier barrier) {
        return new TourismController(tourism, downloads, barrier);
    }

    @Bean
    FormsController formsController(
            TourismQueries tourism,
            EstablishmentDirectory directory,
            Downloads downloads,
            ProjectionBarrier barrier,
            InstantSource clock) {
        return new FormsController(tourism, directory, downloads, barrier, clock);
    }

    @Bean
    TourismRevisionsController tourismRevisionsController(Revisions revisions, ProjectionBarrier barrier) {
        return new TourismRevisionsController(revisions, barrier);
    }
}
