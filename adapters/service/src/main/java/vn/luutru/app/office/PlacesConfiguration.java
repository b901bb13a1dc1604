package vn.luutru.app.office;

import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.http.parameter.Downloads;
import vn.luutru.adapter.http.parameter.Pages;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.statistics.ComplianceController;
import vn.luutru.adapter.http.statistics.FeedController;
import vn.luutru.adapter.http.statistics.PlacesController;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.compliance.PublishedProgress;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.figures.CellNoise;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.PublishedDays;
import vn.luutru.projection.hospital.HospitalQueries;
import vn.luutru.projection.hospital.PublishedHospitals;
import vn.luutru.projection.occupancy.OccupancyCache;
import vn.luutru.projection.report.Indicators;
import vn.luutru.projection.tourism.Revisions;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.zone.PublishedZones;
import vn.luutru.projection.zone.ZoneQueries;

/** Figures about zones, hospitals and who declares: their questions. */
@Configuration(proxyBeanMethods = false)
class PlacesConfiguration {

    @Bean
    CellNoise cellNoise(MasterKey master) {
        return new CellNoise(master.derived("luutru published counts"));
    }

    @Bean
    PublishedZones publishedZones(
            DataSource source,
            EstablishmentCache establishments,
            OccupancyCache occupants,
            CellNoise noise,
            LuutruProperties properties) {
        return new PublishedZones(source, establishments, occupants, noise, atOnce(properties));
    }

    @Bean
    PublishedHospitals publishedHospitals(
            DataSource source,
            EstablishmentCache establishments,
            OccupancyCache occupants,
            CellNoise noise,
            LuutruProperties properties) {
        return new PublishedHospitals(source, establishments, occupants, noise, atOnce(properties));
    }

    @Bean
    PublishedDays publishedDays(DataSource source, InstantSource clock, LuutruProperties properties) {
        return new PublishedDays(source, clock, atOnce(properties));
    }

    /** The demo's persons are invented: what they declare is published without waiting for midnight. */
    private static boolean atOnce(LuutruProperties properties) {
        return properties.demo();
    }

    @Bean
    ComplianceQueries complianceQueries(DataSource source, EstablishmentCache establishments, Clock clock) {
        return new ComplianceQueries(source, establishments, clock);
    }

    @Bean
    PublishedProgress publishedProgress(CellNoise noise) {
        return new PublishedProgress(noise);
    }

    @Bean
    PlacesController placesController(
            DataSource source,
            EstablishmentCache establishments,
            OccupancyCache occupants,
            DirectoryQueries directory,
            PublishedZones publishedZones,
            PublishedHospitals publishedHospitals,
            Downloads downloads,
            ProjectionBarrier barrier,
            PublishedDays published,
            InstantSource clock) {
        return new PlacesController(
                directory,
                new ZoneQueries(source, establishments, occupants),
                new HospitalQueries(source, establishments, occupants),
                publishedZones,
                publishedHospitals,
                downloads,
                barrier,
                published,
                clock);
    }

    @Bean
    ComplianceController complianceController(
            ComplianceQueries compliance,
            PublishedProgress published,
            Downloads downloads,
            ProjectionBarrier barrier,
            Pages pages,
            Clock clock) {
        return new ComplianceController(compliance, published, downloads, barrier, pages, clock);
    }

    @Bean
    FeedController feedController(
            TourismQueries tourism,
            ComplianceQueries compliance,
            PublishedProgress progress,
            DirectoryQueries directory,
            PublishedZones zones,
            PublishedHospitals hospitals,
            Revisions revisions,
            ProjectionBarrier barrier,
            PublishedDays published) {
        Indicators indicators = new Indicators(tourism, compliance, progress, directory, zones, hospitals);
        return new FeedController(indicators, revisions, barrier, published);
    }
}
