package vn.luutru.app.office;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.statistics.UnidentifiedController;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.chart.WardMaps;
import vn.luutru.adapter.web.health.HealthFigures;
import vn.luutru.adapter.web.health.HealthPages;
import vn.luutru.adapter.web.home.Door;
import vn.luutru.adapter.web.office.ReadModelClock;
import vn.luutru.adapter.web.tourism.TourismFigures;
import vn.luutru.adapter.web.tourism.TourismFiles;
import vn.luutru.adapter.web.tourism.TourismPages;
import vn.luutru.adapter.web.tourism.TourismReports;
import vn.luutru.adapter.web.zones.ZoneFigures;
import vn.luutru.adapter.web.zones.ZonesPages;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.compliance.PublishedProgress;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.PublishedDays;
import vn.luutru.projection.hospital.PublishedHospitals;
import vn.luutru.projection.obligation.UnidentifiedPatients;
import vn.luutru.projection.report.StatutoryReports;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.zone.PublishedZones;

/** The pages of the offices that get figures: tourism, zones, health. */
@Configuration(proxyBeanMethods = false)
class OfficeConfiguration {

    @Bean
    ReadModelClock readModelClock(ProjectionRunner projections, InstantSource clock) {
        return new ReadModelClock(projections, clock);
    }

    @Bean
    WardMaps wardMaps(LuutruProperties properties) {
        return new WardMaps(properties.map());
    }

    @Bean
    TourismFigures tourismFigures(
            TourismQueries tourism, ComplianceQueries compliance, PublishedProgress progress, InstantSource clock) {
        return new TourismFigures(tourism, compliance, progress, clock);
    }

    @Bean
    TourismPages tourismPages(PageRenderer pages, TourismFigures figures, ReadModelClock clock, WardMaps maps) {
        return new TourismPages(pages, figures, clock, maps);
    }

    @Bean
    TourismReports tourismReports(
            PageRenderer pages, TourismFigures figures, TourismQueries tourism, ReadModelClock clock) {
        return new TourismReports(pages, figures, new StatutoryReports(tourism), clock);
    }

    @Bean
    TourismFiles tourismFiles(PageRenderer pages, TourismFigures figures, ReadModelClock clock) {
        return new TourismFiles(pages, figures, clock);
    }

    @Bean
    Door tourismDoor() {
        return new Door(Door.Kind.TOURISM, "/du-lich");
    }

    @Bean
    ZonesPages zonesPages(
            PageRenderer pages,
            DirectoryQueries directory,
            PublishedZones zones,
            PublishedDays published,
            ReadModelClock clock) {
        return new ZonesPages(pages, new ZoneFigures(directory, zones, published), clock);
    }

    @Bean
    Door zonesDoor() {
        return new Door(Door.Kind.ZONES, "/khu-cong-nghiep");
    }

    @Bean
    UnidentifiedPatients unidentifiedPatients(
            DataSource source, EstablishmentCache establishments, InstantSource clock) {
        return new UnidentifiedPatients(source, establishments, clock);
    }

    @Bean
    UnidentifiedController unidentifiedController(
            UnidentifiedPatients patients, ProjectionBarrier freshness, InstantSource clock) {
        return new UnidentifiedController(patients, freshness, clock);
    }

    @Bean
    HealthPages healthPages(
            PageRenderer pages,
            PublishedHospitals hospitals,
            UnidentifiedPatients unidentified,
            PublishedDays published,
            ReadModelClock clock) {
        return new HealthPages(pages, new HealthFigures(hospitals, unidentified, published), clock);
    }

    @Bean
    Door healthDoor() {
        return new Door(Door.Kind.HEALTH, "/y-te");
    }
}
