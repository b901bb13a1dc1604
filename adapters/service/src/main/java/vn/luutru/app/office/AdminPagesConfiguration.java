package vn.luutru.app.office;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.access.FourEyesDestruction;
import vn.luutru.access.KeyAdministration;
import vn.luutru.access.OperatorKeys;
import vn.luutru.access.ReadModelAdministration;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.desk.DeviceAdministration;
import vn.luutru.access.desk.PosterMakers;
import vn.luutru.access.desk.Posters;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.adapter.http.admin.Erasure;
import vn.luutru.adapter.http.auth.Callers;
import vn.luutru.adapter.http.auth.Tokens;
import vn.luutru.adapter.http.desk.DeskAuthentication;
import vn.luutru.adapter.identity.SessionAuthentication;
import vn.luutru.adapter.web.NextParts;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.admin.AccessLogPages;
import vn.luutru.adapter.web.admin.DeskDevicePages;
import vn.luutru.adapter.web.admin.DestructionPages;
import vn.luutru.adapter.web.admin.EstablishmentKeys;
import vn.luutru.adapter.web.admin.EstablishmentPages;
import vn.luutru.adapter.web.admin.ImportPages;
import vn.luutru.adapter.web.admin.KeyPages;
import vn.luutru.adapter.web.admin.MergerPages;
import vn.luutru.adapter.web.admin.PosterPages;
import vn.luutru.adapter.web.admin.SecretMaker;
import vn.luutru.adapter.web.admin.SessionPages;
import vn.luutru.adapter.web.admin.SystemPages;
import vn.luutru.adapter.web.home.Door;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.intake.CachedEstablishmentDirectory;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.access.ReviewQueries;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.directory.MergerPreviews;

/** The pages of administration. */
@Configuration(proxyBeanMethods = false)
class AdminPagesConfiguration {

    @Bean
    EstablishmentPages establishmentPages(
            PageRenderer pages,
            DirectoryQueries directory,
            Establishments establishments,
            CachedEstablishmentDirectory cached,
            Clock clock) {
        return new EstablishmentPages(pages, directory, establishments, cached::invalidate, clock);
    }

    @Bean
    MergerPages mergerPages(
            PageRenderer pages,
            DirectoryQueries directory,
            Establishments establishments,
            MergerPreviews previews,
            CachedEstablishmentDirectory cached,
            Clock clock) {
        return new MergerPages(pages, directory, establishments, previews, cached::invalidate, clock);
    }

    @Bean
    ImportPages importPages(
            PageRenderer pages, Establishments establishments, CachedEstablishmentDirectory cached, Clock clock) {
        return new ImportPages(pages, establishments, cached::invalidate, clock);
    }

    @Bean
    EstablishmentKeys establishmentKeys(
            PageRenderer pages,
            KeyAdministration keys,
            DeviceAdministration devices,
            PosterPages posters,
            Establishments establishments,
            Clock clock) {
        return new EstablishmentKeys(pages, keys, devices, posters, establishments, clock);
    }

    @Bean
    PosterPages posterPages(PageRenderer pages, Posters posters, PosterMakers makers) {
        return new PosterPages(pages, posters, makers);
    }

    @Bean
    KeyPages keyPages(
            PageRenderer pages,
            KeyAdministration keys,
            DeviceAdministration devices,
            EstablishmentKeys page,
            Callers callers,
            DeskAuthentication desks,
            Clock clock) {
        SecretMaker secrets = new SecretMaker() {
            @Override
            public String fresh() {
                return Tokens.fresh();
            }

            @Override
            public byte[] hash(String secret) {
                return Tokens.hash(secret);
            }
        };
        return new KeyPages(pages, keys, devices, page, secrets, forgetting(callers, desks), clock);
    }

    @Bean
    DeskDevicePages deskDevicePages(
            PageRenderer pages,
            DeviceAdministration devices,
            EstablishmentKeys page,
            Callers callers,
            DeskAuthentication desks) {
        return new DeskDevicePages(pages, devices, page, forgetting(callers, desks));
    }

    /** Who was recognized is looked up again: what they called with may have been taken. */
    private static Runnable forgetting(Callers callers, DeskAuthentication desks) {
        return () -> {
            callers.invalidate();
            desks.invalidate();
        };
    }

    @Bean
    SessionPages sessionPages(PageRenderer pages, OfficialSessions sessions, SessionAuthentication authentication) {
        return new SessionPages(pages, sessions, authentication::invalidate);
    }

    @Bean
    ReviewQueries reviewQueries(DataSource source, Clock clock) {
        return new ReviewQueries(source, clock);
    }

    @Bean
    AccessLogPages accessLogPages(
            PageRenderer pages,
            AccessQueries access,
            RecordedQueries queries,
            ReviewQueries reviews,
            NextParts parts,
            Clock clock) {
        return new AccessLogPages(pages, access, queries, reviews, parts, clock);
    }

    @Bean
    FourEyesDestruction fourEyesDestruction(
            OperatorKeys migrated,
            @Qualifier("controlSource") DataSource source,
            Erasure erasure,
            Journal journal,
            LuutruProperties properties,
            Clock clock) {
        return new FourEyesDestruction(
                new JdbcMonthDestructions(source),
                erasure::erase,
                journal,
                clock,
                properties.erasure().keptMonths());
    }

    @Bean
    DestructionPages destructionPages(PageRenderer pages, FourEyesDestruction destruction) {
        return new DestructionPages(pages, destruction);
    }

    @Bean
    SystemPages systemPages(
            PageRenderer pages, ProjectionRunner projections, ReadModelAdministration administration, Clock clock) {
        return new SystemPages(pages, projections, administration, clock);
    }

    @Bean
    Door administrationDoor() {
        return new Door(Door.Kind.ADMINISTRATION, "/quan-tri");
    }
}
