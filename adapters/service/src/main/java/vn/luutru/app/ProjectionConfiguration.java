package vn.luutru.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.access.watch.WatchList;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.app.health.ReadModelMonitor;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.ProjectionSource;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.MissingCheckOuts;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.hospital.HospitalSnapshots;
import vn.luutru.projection.obligation.ObligationQueries;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.occupancy.OccupancyCache;
import vn.luutru.projection.occupancy.OccupantTable;
import vn.luutru.projection.register.InHouse;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.tourism.Revisions;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.Rounding;
import vn.luutru.projection.tourism.cube.TourismCube;
import vn.luutru.projection.watch.WatchMatches;
import vn.luutru.projection.watch.WatchQueries;
import vn.luutru.projection.zone.ZoneSnapshots;

/** The read models and what keeps them up to date. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    @Bean
    Register register() {
        return new Register();
    }

    @Bean
    Directory directoryProjection() {
        return new Directory();
    }

    @Bean
    ReportedDays reportedDays() {
        return new ReportedDays();
    }

    @Bean
    AccessLog accessLog() {
        return new AccessLog();
    }

    @Bean
    WatchKeys watchKeys(MasterKey master) {
        return new WatchKeys(master.derived("luutru watch list"));
    }

    @Bean
    WatchMatches watchMatches(WatchKeys keys) {
        return new WatchMatches(keys);
    }

    @Bean
    WatchQueries watchQueries(@Qualifier("registerSource") DataSource source, WatchKeys keys) {
        return new WatchQueries(source, keys);
    }

    @Bean
    InHouse inHouse(DataSource source) {
        return new InHouse(source);
    }

    @Bean
    InHouseComparison inHouseComparison(
            WatchQueries watch,
            InHouse register,
            WatchKeys keys,
            Journal journal,
            ProjectionRunner projections,
            InstantSource clock) {
        return new InHouseComparison(watch, register, keys, journal, projections, clock);
    }

    @Bean
    WatchList watchList(Journal journal, WatchKeys keys, InstantSource clock) {
        return new WatchList(journal, keys, clock);
    }

    @Bean
    AgeGroups ageGroups(LuutruProperties properties) {
        try {
            return AgeGroups.parse(properties.statistics().ageGroups());
        } catch (IllegalArgumentException e) {
            throw new RefusedStartException(
                    "luutru.statistics.age-groups is not a list of ages that ascend from 0.",
                    "Write the youngest age of each group, separated by commas: 0,6,15,25,35,45,55,65.");
        }
    }

    @Bean
    MissingCheckOuts missingCheckOuts(LuutruProperties properties) {
        try {
            return new MissingCheckOuts(properties.statistics().openNights());
        } catch (IllegalArgumentException e) {
            throw new RefusedStartException(
                    "luutru.statistics.open-nights is not a number of nights.",
                    "Write for how many nights a guest without a check-out is counted, 1 or more: 30.");
        }
    }

    @Bean
    Rounding rounding(MasterKey master) {
        return new Rounding(master.derived("luutru published figures"));
    }

    @Bean
    StayFigures stayFigures(Clock clock, AgeGroups ages, MissingCheckOuts missing, Rounding rounding) {
        return new StayFigures(
                clock,
                List.of(
                        new DeclaredDays(),
                        new TourismCube(ages, missing, rounding),
                        new OccupantTable(missing),
                        new ZoneSnapshots(),
                        new HospitalSnapshots()));
    }

    @Bean
    EstablishmentCache establishmentCache() {
        return new EstablishmentCache();
    }

    @Bean
    OccupancyCache knownOccupants() {
        return new OccupancyCache();
    }

    @Bean
    TourismQueries tourismQueries(
            DataSource source,
            Clock clock,
            AgeGroups ages,
            LuutruProperties properties,
            EstablishmentCache establishments,
            Rounding rounding) {
        return new TourismQueries(
                source, clock, ages, properties.statistics().dayGuestsStay(), establishments, rounding);
    }

    @Bean
    Revisions tourismRevisions(DataSource source, Rounding rounding, Clock clock) {
        return new Revisions(source, rounding, clock);
    }

    @Bean
    PersonPseudonyms personPseudonyms(MasterKey master) {
        return new PersonPseudonyms(master.derived("luutru person pseudonyms"));
    }

    @Bean
    RegisterQueries registerQueries(@Qualifier("registerSource") DataSource source, PersonPseudonyms pseudonyms) {
        return new RegisterQueries(source, pseudonyms);
    }

    @Bean
    PoliceQueries policeQueries(@Qualifier("registerSource") DataSource source, RegisterQueries register) {
        return new PoliceQueries(source, register);
    }

    @Bean
    DirectoryQueries directoryQueries(DataSource source, Clock clock) {
        return new DirectoryQueries(source, clock);
    }

    @Bean
    ObligationQueries obligationQueries(@Qualifier("registerSource") DataSource source, Clock clock) {
        return new ObligationQueries(source, clock);
    }

    @Bean
    AccessQueries accessQueries(DataSource source, PersonPseudonyms pseudonyms) {
        return new AccessQueries(source, pseudonyms);
    }

    @Bean(destroyMethod = "close")
    ProjectionRunner projectionRunner(
            @Qualifier("projectionSource") DataSource source,
            EventLog log,
            ObjectProvider<Projection> projections,
            LuutruProperties properties,
            ProjectionSource shared) {
        List<Projection> known = projections.orderedStream().toList();
        List<String> names = known.stream().map(Projection::name).toList();
        List<String> kept = properties.projections() == null ? names : properties.projections();
        if (!names.containsAll(kept)) {
            throw new RefusedStartException(
                    String.format(
                            Locale.ROOT,
                            "luutru.projections names an unknown read model: %s.",
                            String.join(
                                    ", ",
                                    kept.stream()
                                            .filter(name -> !names.contains(name))
                                            .toList())),
                    String.format(
                            Locale.ROOT,
                            "The read models are %s. Leave the setting out to keep all of them.",
                            String.join(", ", names)));
        }
        ProjectionRunner runner = new ProjectionRunner(source, log, known);
        runner.start(known.stream()
                .filter(projection -> kept.contains(projection.name()) && !shared.shares(projection))
                .map(Projection::name)
                .toList());
        return runner;
    }

    @Bean
    ProjectionSource projectionSourceSetting(
            @Value("${luutru.projections.source:store}") String source,
            @Value("${luutru.kafka.bootstrap-servers:}") String servers) {
        return ProjectionSource.of(source, !servers.isBlank());
    }

    @Bean(destroyMethod = "close")
    ReadModelMonitor readModelMonitor(
            ProjectionRunner runner,
            ObjectProvider<Projection> projections,
            MeterRegistry registry,
            LuutruProperties properties) {
        List<String> kept = properties.projections();
        List<String> all = projections.orderedStream().map(Projection::name).toList();
        return new ReadModelMonitor(runner, kept == null ? all : kept, registry);
    }

    @Bean
    MeterBinder projectionLag(ProjectionRunner runner, ObjectProvider<Projection> projections) {
        return registry -> projections.forEach(projection -> lag(registry, runner, projection.name()));
    }

    private static void lag(MeterRegistry registry, ProjectionRunner runner, String name) {
        Gauge.builder(
                        "luutru.projection.lag.events",
                        runner,
                        asked -> asked.statuses().stream()
                                .filter(status -> status.name().equals(name))
                                .mapToLong(status -> status.lagEvents())
                                .sum())
                .tag("projection", name)
                .description(
                        "Events that the readers of a projection do not see yet; positions where the log leaves some"
                                + " out, as in EventStoreDB")
                .register(registry);
    }
}
