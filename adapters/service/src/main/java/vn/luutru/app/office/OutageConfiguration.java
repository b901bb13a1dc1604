package vn.luutru.app.office;

import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.http.outage.OutagesController;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.admin.OutagePages;
import vn.luutru.declaration.outage.OutageCalendar;
import vn.luutru.declaration.outage.Outages;
import vn.luutru.eventstore.AxonOutages;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.outage.OutageProjection;
import vn.luutru.projection.outage.OutageQueries;

/** Official outages and the deadlines that they move. */
@Configuration(proxyBeanMethods = false)
class OutageConfiguration {

    @Bean
    OutageProjection outageProjection() {
        return new OutageProjection();
    }

    @Bean
    OutageQueries outageQueries(DataSource source) {
        return new OutageQueries(source);
    }

    @Bean
    Outages outages(CommandExecutor executor) {
        return new AxonOutages(executor);
    }

    /**
     * What decisions on stays go by. It never waits for the database: while the calendar cannot be read, the last one
     * known counts, and the read models judge again when they know better.
     */
    @Bean
    Supplier<OutageCalendar> outageCalendar(@Qualifier("controlSource") DataSource source) {
        return new OutageCalendarCache(new OutageQueries(source));
    }

    @Bean
    OutagesController outagesController(
            Outages outages, OutageQueries queries, ProjectionBarrier barrier, Clock clock) {
        return new OutagesController(outages, queries, barrier, clock);
    }

    @Bean
    OutagePages outagePages(
            PageRenderer pages, Outages outages, OutageQueries queries, ProjectionRunner projections, Clock clock) {
        return new OutagePages(
                pages,
                outages,
                queries,
                position -> PoliceConfiguration.await(projections, OutageProjection.NAME, position),
                clock);
    }
}
