package vn.luutru.app;

import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.http.ComplianceController;
import vn.luutru.adapter.http.Downloads;
import vn.luutru.adapter.http.Freshness;
import vn.luutru.adapter.http.PlacesController;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.compliance.PublishedProgress;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.figures.CellNoise;
import vn.luutru.projection.hospital.HospitalQueries;
import vn.luutru.projection.hospital.PublishedHospitals;
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
    PlacesController placesController(
            DataSource source,
            DirectoryQueries directory,
            CellNoise noise,
            LuutruProperties properties,
            Downloads downloads,
            Freshness freshness,
            InstantSource clock) {
        // The demo's persons are invented: what they declare is published without waiting for midnight.
        boolean atOnce = properties.demo();
        return new PlacesController(
                directory,
                new ZoneQueries(source),
                new HospitalQueries(source),
                new PublishedZones(source, noise, atOnce),
                new PublishedHospitals(source, noise, atOnce),
                downloads,
                freshness,
                clock);
    }

    @Bean
    ComplianceController complianceController(
            DataSource source, CellNoise noise, Downloads downloads, Freshness freshness, Clock clock) {
        return new ComplianceController(
                new ComplianceQueries(source, clock), new PublishedProgress(noise), downloads, freshness, clock);
    }
}
