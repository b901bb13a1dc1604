package vn.luutru.app.access;

import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import vn.luutru.access.session.OfficialClaims;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.access.session.RecordedSessions;
import vn.luutru.access.session.SessionStore;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.http.auth.BrowserCallers;
import vn.luutru.adapter.http.desk.DeskAuthentication;
import vn.luutru.adapter.identity.CodeFlow;
import vn.luutru.adapter.identity.DemoSignInController;
import vn.luutru.adapter.identity.JdbcSessions;
import vn.luutru.adapter.identity.LogOutAtProvider;
import vn.luutru.adapter.identity.LogOutController;
import vn.luutru.adapter.identity.ProviderSettings;
import vn.luutru.adapter.identity.SessionAuthentication;
import vn.luutru.adapter.identity.SessionCookie;
import vn.luutru.adapter.identity.SignInController;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.signin.SignInPages;
import vn.luutru.adapter.web.signin.SignInWays;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.demo.DemoCallers;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.journal.Journal;

/** How officials sign in at a browser. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final String CLIENT = "luutru.sign-in.client-id";

    @Bean
    SessionStore sessionStore(DatabaseServer server, @Qualifier("controlSource") DataSource source, Journal journal) {
        server.migrate("sessions");
        return new RecordedSessions(new JdbcSessions(source), journal);
    }

    @Bean
    OfficialSessions officialSessions(SessionStore store, InstantSource clock, LuutruProperties properties) {
        return new OfficialSessions(store, clock, properties.signIn().limits());
    }

    @Bean
    SessionRetention sessionRetention(OfficialSessions sessions) {
        return new SessionRetention(sessions);
    }

    @Bean
    SessionCookie sessionCookie(LuutruProperties properties) {
        return new SessionCookie(properties.demo());
    }

    @Bean
    SessionAuthentication sessionAuthentication(OfficialSessions sessions, SessionCookie cookie) {
        ThreadFactory virtual = Thread.ofVirtual().name("session-", 0).factory();
        Executor blocking = task -> virtual.newThread(task).start();
        return new SessionAuthentication(sessions, cookie, blocking);
    }

    @Bean
    @Primary
    BrowserCallers browserCallers(SessionAuthentication officials, DeskAuthentication desks) {
        return new OfficialBrowsers(officials, desks);
    }

    @Bean
    SignedInFilter signedInFilter(SessionAuthentication sessions) {
        return new SignedInFilter(sessions);
    }

    @Bean
    @ConditionalOnProperty(CLIENT)
    CodeFlow codeFlow(LuutruProperties properties, OfficialClaims claims, MasterKey master, InstantSource clock) {
        return new CodeFlow(provider(properties), claims, master.passing("luutru sign-in"), clock);
    }

    private static ProviderSettings provider(LuutruProperties properties) {
        LuutruProperties.SignIn signIn = properties.signIn();
        String issuer = properties.officials().issuer();
        String address = properties.web().address();
        String client = signIn.clientId();
        if (issuer == null || issuer.isBlank() || address == null || address.isBlank() || client == null) {
            throw new RefusedStartException(
                    "luutru.sign-in.client-id is set, and luutru.officials.issuer or luutru.web.address is not: nobody"
                            + " could be sent to the provider and back.",
                    "Set luutru.officials.issuer to the provider's name, and luutru.web.address to the address of this"
                            + " service, as https://luutru.example.vn.");
        }
        try {
            return new ProviderSettings(
                    issuer,
                    client,
                    signIn.clientSecret(),
                    signIn.scopes(),
                    signIn.acr(),
                    signIn.amr(),
                    signIn.maxAge(),
                    URI.create(address));
        } catch (IllegalArgumentException e) {
            throw new RefusedStartException(
                    "luutru.web.address is not an address with https: browsers would send what opens a session"
                            + " unencrypted.",
                    "Set luutru.web.address as https://luutru.example.vn.",
                    e);
        }
    }

    @Bean
    @ConditionalOnProperty(CLIENT)
    LogOutAtProvider logOutAtProvider(CodeFlow flow, OfficialSessions sessions) {
        return new LogOutAtProvider(flow, sessions);
    }

    @Bean
    @ConditionalOnProperty(CLIENT)
    SignInController signInController(
            CodeFlow flow,
            LogOutAtProvider logOut,
            OfficialSessions sessions,
            SessionAuthentication authentication,
            SessionCookie cookie) {
        return new SignInController(flow, logOut, sessions, authentication, cookie);
    }

    @Bean
    LogOutController logOutController(
            OfficialSessions sessions,
            SessionAuthentication authentication,
            SessionCookie cookie,
            ObjectProvider<LogOutAtProvider> provider) {
        @Nullable LogOutAtProvider theirs = provider.getIfAvailable();
        return new LogOutController(sessions, authentication, cookie, theirs);
    }

    @Bean
    @ConditionalOnBooleanProperty("luutru.demo")
    DemoSignInController demoSignInController(
            OfficialSessions sessions, SessionAuthentication authentication, SessionCookie cookie) {
        return new DemoSignInController(DemoCallers.officials(), sessions, authentication, cookie);
    }

    @Bean
    SignInWays signInWays(LuutruProperties properties) {
        return new SignInWays(
                properties.demo() ? DemoCallers.officials() : java.util.List.of(),
                properties.signIn().clientId() != null);
    }

    @Bean
    SignInPages signInPages(PageRenderer pages, SignInWays ways) {
        return new SignInPages(pages, ways);
    }
}
