package vn.luutru.app;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.PageTokens;
import vn.luutru.access.RecordedQueries;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.http.AccessController;
import vn.luutru.adapter.http.Downloads;
import vn.luutru.adapter.http.EstablishmentsAdmin;
import vn.luutru.adapter.http.EstablishmentsController;
import vn.luutru.adapter.http.FindingsController;
import vn.luutru.adapter.http.Forgetting;
import vn.luutru.adapter.http.FormsController;
import vn.luutru.adapter.http.Freshness;
import vn.luutru.adapter.http.KnownEstablishments;
import vn.luutru.adapter.http.NilReportsController;
import vn.luutru.adapter.http.OwnController;
import vn.luutru.adapter.http.Pages;
import vn.luutru.adapter.http.PersonsController;
import vn.luutru.adapter.http.PrivacyController;
import vn.luutru.adapter.http.ProjectionsController;
import vn.luutru.adapter.http.QuarantineController;
import vn.luutru.adapter.http.TablesController;
import vn.luutru.adapter.http.TourismController;
import vn.luutru.adapter.http.TourismRevisionsController;
import vn.luutru.adapter.postgres.PostgresEventLog;
import vn.luutru.adapter.postgres.PostgresForgetting;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.declaration.journal.StayErasure;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.EventLog;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.obligation.ObligationQueries;
import vn.luutru.projection.register.QuestionsAboutGuest;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.tourism.Revisions;
import vn.luutru.projection.tourism.TourismQueries;

/** The questions and the administrator's calls. */
@Configuration(proxyBeanMethods = false)
class QuestionConfiguration {

    @Bean
    KnownEstablishments directory(Establishments establishments) {
        return new KnownEstablishments(establishments);
    }

    @Bean
    EstablishmentsAdmin establishmentsAdmin(
            Establishments establishments, KnownEstablishments known, InstantSource clock) {
        return new EstablishmentsAdmin(establishments, known, clock);
    }

    @Bean
    NilReportsController nilReportsController(
            EstablishmentDirectory directory, Journal journal, ObligationQueries obligations, InstantSource clock) {
        return new NilReportsController(directory, journal, obligations, clock);
    }

    @Bean
    TablesController tablesController() {
        return new TablesController();
    }

    @Bean
    FindingsController findingsController() {
        return new FindingsController();
    }

    /** With the questions that were asked for the guest. */
    @Bean
    Forgetting forgetting(
            StayErasure erasure,
            Journal journal,
            PostgresForgetting keys,
            DataSource source,
            ProjectionRunner projections,
            PostgresEventLog log) {
        return new ErasureWithQuestions(
                new LoggedForgetting(erasure, journal, keys), keys, new QuestionsAboutGuest(source), projections, log);
    }

    @Bean
    PrivacyController privacyController(Forgetting forgetting, InstantSource clock) {
        return new PrivacyController(forgetting, clock);
    }

    @Bean
    Freshness freshness(ProjectionRunner projections) {
        return new Freshness(projections);
    }

    @Bean
    ProjectionsController projectionsController(ProjectionRunner projections) {
        return new ProjectionsController(projections);
    }

    @Bean
    QuarantineController quarantineController(
            EventLog log, Journal journal, ProjectionRunner projections, InstantSource clock) {
        return new QuarantineController(log, journal, projections, clock);
    }

    @Bean
    OperatorReads operatorReads(Journal journal, InstantSource clock) {
        return new OperatorReads(journal, clock);
    }

    @Bean
    ReadsRecorder readsRecorder(OperatorReads reads) {
        return new ReadsRecorder(reads);
    }

    @Bean
    RecordedQueries recordedQueries(Journal journal, InstantSource clock, OperatorReads reads) {
        return new RecordedQueries(journal, clock, reads);
    }

    @Bean
    Pages pages(MasterKey master) {
        return new Pages(new PageTokens(master.derived("luutru page tokens")));
    }

    @Bean
    PersonsController personsController(
            RegisterQueries register,
            Freshness freshness,
            Pages pages,
            RecordedQueries queries,
            InstantSource clock,
            EstablishmentDirectory directory) {
        return new PersonsController(register, freshness, pages, queries, directory, clock);
    }

    @Bean
    OwnController ownController(
            EstablishmentDirectory directory,
            RegisterQueries register,
            RecordedQueries queries,
            ObligationQueries obligations,
            Freshness freshness,
            Pages pages) {
        return new OwnController(directory, register, queries, obligations, freshness, pages);
    }

    @Bean
    EstablishmentsController establishmentsController(
            DirectoryQueries establishments,
            KnownEstablishments known,
            Freshness freshness,
            Pages pages,
            InstantSource clock) {
        return new EstablishmentsController(establishments, known, freshness, pages, clock);
    }

    @Bean
    AccessController accessController(AccessQueries access, Freshness freshness, Pages pages) {
        return new AccessController(access, freshness, pages);
    }

    @Bean
    Downloads downloads(Freshness freshness) {
        return new Downloads(new Sheetwork(), freshness);
    }

    @Bean
    TourismController tourismController(TourismQueries tourism, Downloads downloads, Freshness freshness) {
        return new TourismController(tourism, downloads, freshness);
    }

    @Bean
    FormsController formsController(
            TourismQueries tourism,
            EstablishmentDirectory directory,
            Downloads downloads,
            Freshness freshness,
            InstantSource clock) {
        return new FormsController(tourism, directory, downloads, freshness, clock);
    }

    @Bean
    TourismRevisionsController tourismRevisionsController(Revisions revisions, Freshness freshness) {
        return new TourismRevisionsController(revisions, freshness);
    }
}
