package vn.luutru.app;

import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.http.ComplianceController;
import vn.luutru.adapter.http.Freshness;
import vn.luutru.adapter.http.PlacesController;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.hospital.HospitalQueries;
import vn.luutru.projection.zone.ZoneQueries;

/** Figures about zones, hospitals and who declares: their questions. */
@Configuration(proxyBeanMethods = false)
class PlacesConfiguration {

    @Bean
    PlacesController placesController(
            DataSource source, DirectoryQueries directory, Freshness freshness, InstantSource clock) {
        return new PlacesController(directory, new ZoneQueries(source), new HospitalQueries(source), freshness, clock);
    }

    @Bean
    ComplianceController complianceController(DataSource source, Freshness freshness, Clock clock) {
        return new ComplianceController(new ComplianceQueries(source, clock), freshness, clock);
    }
}
