package vn.luutru.app.desk;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.access.KeySuccession;
import vn.luutru.access.desk.DemoDesk;
import vn.luutru.access.desk.DeskHashes;
import vn.luutru.access.desk.DeskLimits;
import vn.luutru.access.desk.DeskPeople;
import vn.luutru.access.desk.DeskSessions;
import vn.luutru.access.desk.DeviceAdministration;
import vn.luutru.access.desk.Devices;
import vn.luutru.access.desk.Enrolment;
import vn.luutru.access.desk.GuestCardStore;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.PosterIds;
import vn.luutru.access.desk.PosterMakers;
import vn.luutru.access.desk.PosterStore;
import vn.luutru.access.desk.Posters;
import vn.luutru.access.desk.Signatories;
import vn.luutru.adapter.crypto.Argon2DeskHashes;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.http.desk.DemoDoors;
import vn.luutru.adapter.http.desk.DeskAuthentication;
import vn.luutru.adapter.http.desk.DeskController;
import vn.luutru.adapter.http.desk.DevicesController;
import vn.luutru.adapter.http.desk.EnrolmentController;
import vn.luutru.adapter.http.desk.Establishing;
import vn.luutru.adapter.http.desk.GuestCardsController;
import vn.luutru.adapter.http.desk.PostersController;
import vn.luutru.adapter.http.parameter.Pages;
import vn.luutru.adapter.postgres.desk.PostgresDeskPeople;
import vn.luutru.adapter.postgres.desk.PostgresDevices;
import vn.luutru.adapter.postgres.desk.PostgresGuestCards;
import vn.luutru.adapter.postgres.desk.PostgresPosters;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.intake.EstablishmentDirectory;

/** Reception desks and guests' posters. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    @Bean
    Devices devices(DatabaseServer server, @Qualifier("deskSource") DataSource source) {
        server.migrate("desks");
        return new PostgresDevices(source);
    }

    @Bean
    DeskPeople people(Devices migrated, @Qualifier("deskSource") DataSource source) {
        return new PostgresDeskPeople(source);
    }

    @Bean
    PosterStore posterStore(Devices migrated, @Qualifier("deskSource") DataSource source) {
        return new PostgresPosters(source);
    }

    @Bean
    GuestCardStore guestCardStore(Devices migrated, @Qualifier("deskSource") DataSource source, MasterKey master) {
        return new PostgresGuestCards(source, master.derived("luutru guest cards"));
    }

    @Bean
    DeskHashes deskHashes(MasterKey master) {
        return new Argon2DeskHashes(master);
    }

    @Bean
    DeskLimits deskLimits(LuutruProperties properties) {
        return properties.desks().limits();
    }

    @Bean
    DeviceAdministration deviceAdministration(
            Devices devices,
            DeskHashes hashes,
            Journal journal,
            InstantSource clock,
            DeskLimits limits,
            KeySuccession keys) {
        return new DeviceAdministration(devices, hashes, journal, clock, limits, keys::stands);
    }

    @Bean
    Enrolment enrolment(
            Devices devices,
            DeskHashes hashes,
            Journal journal,
            InstantSource clock,
            DeskLimits limits,
            KeySuccession keys) {
        return new Enrolment(devices, hashes, journal, clock, limits, keys::stands, System::nanoTime);
    }

    @Bean
    DeskSessions deskSessions(
            Devices devices,
            DeskPeople people,
            DeskHashes hashes,
            Journal journal,
            InstantSource clock,
            DeskLimits limits,
            KeySuccession keys) {
        return new DeskSessions(devices, people, hashes, journal, clock, limits, keys::stands);
    }

    @Bean
    Signatories signatories(Devices devices, DeskPeople people) {
        return new Signatories(devices, people);
    }

    @Bean
    Posters posters(PosterStore store, MasterKey master, Journal journal, InstantSource clock, DeskLimits limits) {
        PosterIds ids = new PosterIds(master.derived("luutru posters"));
        return new Posters(store, ids, journal, clock, limits, System::nanoTime);
    }

    @Bean
    PosterMakers posterMakers(Devices devices, KeySuccession keys) {
        return new PosterMakers(devices, keys::stands);
    }

    @Bean
    GuestCards guestCards(GuestCardStore store, Posters posters, InstantSource clock, DeskLimits limits) {
        return new GuestCards(store, posters, clock, limits, System::nanoTime);
    }

    @Bean
    DeskRetention deskRetention(GuestCards cards, Devices devices, InstantSource clock) {
        return new DeskRetention(cards, devices, clock);
    }

    @Bean
    DeskAuthentication deskAuthentication(DeskSessions sessions, InstantSource clock) {
        ThreadFactory virtual = Thread.ofVirtual().name("desk-", 0).factory();
        Executor blocking = task -> virtual.newThread(task).start();
        return new DeskAuthentication(sessions, clock, blocking);
    }

    @Bean
    Establishing establishing(EstablishmentDirectory directory) {
        return new Establishing(directory);
    }

    @Bean
    DevicesController devicesController(
            DeviceAdministration devices,
            DeskSessions sessions,
            Establishing establishing,
            DeskAuthentication authentication,
            Pages pages,
            InstantSource clock) {
        return new DevicesController(devices, sessions, establishing, authentication, pages, clock);
    }

    @Bean
    EnrolmentController enrolmentController(Enrolment enrolment) {
        return new EnrolmentController(enrolment);
    }

    @Bean
    DeskController deskController(
            DeskSessions sessions,
            EstablishmentDirectory directory,
            DeskAuthentication authentication,
            InstantSource clock) {
        return new DeskController(sessions, directory, authentication, clock);
    }

    @Bean
    PostersController postersController(Posters posters, PosterMakers makers, Establishing establishing) {
        return new PostersController(posters, makers, establishing);
    }

    @Bean
    GuestCardsController guestCardsController(GuestCards cards, JsonMapper json) {
        return new GuestCardsController(cards, json);
    }

    @Bean
    @ConditionalOnBooleanProperty("luutru.demo")
    InventedDesks inventedDesks(
            DeviceAdministration devices,
            Devices store,
            DeskSessions sessions,
            Posters posters,
            InstantSource clock,
            DeskLimits limits) {
        return new InventedDesks(devices, store, sessions, posters, clock, limits);
    }

    @Bean
    @ConditionalOnBooleanProperty("luutru.demo")
    DemoDoors demoDoors(DemoDesk demo, DeskAuthentication authentication) {
        return new DemoDoors(demo, authentication);
    }
}
