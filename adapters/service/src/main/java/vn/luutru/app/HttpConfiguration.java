package vn.luutru.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.access.KeyAdministration;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.RefusedCalls;
import vn.luutru.access.desk.Signatories;
import vn.luutru.adapter.http.admin.KeysController;
import vn.luutru.adapter.http.auth.CallerArgument;
import vn.luutru.adapter.http.auth.CallerFilter;
import vn.luutru.adapter.http.auth.Callers;
import vn.luutru.adapter.http.auth.OwnAdmission;
import vn.luutru.adapter.http.auth.PublicPaths;
import vn.luutru.adapter.http.auth.RouteCheck;
import vn.luutru.adapter.http.catalogue.DocsController;
import vn.luutru.adapter.http.fastpath.ConnectionLimits;
import vn.luutru.adapter.http.fastpath.FastPath;
import vn.luutru.adapter.http.fastpath.StoredStays;
import vn.luutru.adapter.http.fastpath.Uploads;
import vn.luutru.adapter.http.operator.OwnKeyController;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ProblemHandler;
import vn.luutru.adapter.http.server.Codes;
import vn.luutru.adapter.http.server.EveryAnswer;
import vn.luutru.adapter.http.server.Meters;
import vn.luutru.adapter.http.server.PlainDates;
import vn.luutru.adapter.http.server.RequestLog;
import vn.luutru.adapter.http.server.SecurityHeaders;
import vn.luutru.adapter.http.server.WaitingShare;
import vn.luutru.app.demo.DemoOrigin;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.StayDecider;
import vn.luutru.intake.DeclarationIntake;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.intake.NilDays;
import vn.luutru.intake.RecentDocuments;
import vn.luutru.intake.TrialLines;
import vn.luutru.projection.access.AccessQueries;

/** The HTTP side: write routes on Netty, controllers behind them, one way to say no. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebFluxConfigurer {

    /** A connection on which a started request makes no progress is closed after this time. */
    private static final Duration STALLED = Duration.ofSeconds(60);

    /** How often it is looked whether the key of a running upload is still valid. */
    private static final Duration KEY_CHECK = Duration.ofSeconds(2);

    /** Calls of controllers under way, most of them waiting for the database; one more is answered 429. */
    private static final int QUESTIONS = 1_000;

    /** Controllers wait for the database on threads of their own, never on those that serve the connections. */
    @Override
    public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
        SimpleAsyncTaskExecutor questions = new SimpleAsyncTaskExecutor("question-");
        questions.setVirtualThreads(true);
        questions.setConcurrencyLimit(QUESTIONS);
        questions.setRejectTasksWhenLimitReached(true);
        configurer.setExecutor(questions);
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new CallerArgument());
    }

    /** In milliseconds, as the log keeps them: a receipt made from memory equals the one made from the log. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** Event loops of its own: the end of one service in a process must not end those of another. */
    @Bean
    ReactorResourceFactory eventLoops() {
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        return factory;
    }

    @Bean
    DeclarationIntake declarationIntake(
            EstablishmentDirectory directory,
            Declarations declarations,
            StayDecider decider,
            NilDays nilDays,
            MeterRegistry registry,
            InstantSource clock,
            LuutruProperties properties) {
        LuutruProperties.Push push = properties.push();
        return new DeclarationIntake(
                directory,
                declarations,
                decider,
                new RecentDocuments(),
                nilDays,
                new Meters(registry),
                clock,
                new TrialLines(push.dryRun(), push.dryRunPerKey()));
    }

    @Bean
    Uploads uploads(LuutruProperties properties) {
        LuutruProperties.Push push = properties.push();
        return new Uploads(push.unread().toBytes(), push.perKey(), KEY_CHECK);
    }

    @Bean
    StoredStays storedStays(Declarations declarations, OperatorReads reads, Signatories signatories) {
        return new StoredStays(declarations, reads, signatories::names);
    }

    @Bean
    FastPath fastPath(
            Callers callers,
            RefusedCalls refused,
            DeclarationIntake intake,
            StoredStays stays,
            Uploads uploads,
            LuutruProperties properties,
            @Value("${luutru.http.request-log:false}") boolean logged) {
        LuutruProperties.Http http = properties.http();
        ConnectionLimits limits = new ConnectionLimits(
                http.unauthenticated(),
                http.unauthenticatedPerAddress(),
                http.bodies().toBytes(),
                http.bodiesPerAddress().toBytes());
        return new FastPath(callers, refused::count, intake, stays, uploads, limits, http.bodyTimeout(), logged);
    }

    @Bean
    NettyServerCustomizer fastPathOnConnections(FastPath path) {
        return server -> server.doOnChannelInit((observer, connection, remote) -> path.open(connection));
    }

    /** The actuator's own port has connections of its own, which this reaches too. */
    @Bean
    NettyServerCustomizer everyAnswer(LuutruProperties properties) {
        String address = properties.web().address();
        EveryAnswer last = new EveryAnswer(address != null && address.startsWith("https://"));
        return server -> server.doOnChannelInit((observer, connection, remote) -> last.open(connection));
    }

    @Bean
    GracefulShutdown gracefulEnd(Uploads uploads) {
        return new GracefulShutdown(uploads);
    }

    @Bean
    NettyServerCustomizer stalledConnections() {
        return server -> server.readTimeout(STALLED);
    }

    @Bean
    @ConditionalOnBooleanProperty("luutru.http.request-log")
    NettyServerCustomizer requestLog() {
        return server -> server.accessLog(true, RequestLog::line);
    }

    @Bean
    Codes codes() {
        return new Codes();
    }

    @Bean
    PlainDates plainDates() {
        return new PlainDates();
    }

    @Bean
    DocsController docsController(JsonMapper mapper) {
        return new DocsController(mapper);
    }

    @Bean
    @ConditionalOnBooleanProperty("luutru.demo")
    NettyServerCustomizer demoOrigin() {
        DemoOrigin origin = new DemoOrigin();
        return server -> server.doOnChannelInit((observer, connection, remote) -> origin.open(connection));
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    CallerFilter callerFilter(Callers callers, List<PublicPaths> open, OwnAdmission others, RefusedCalls refused) {
        return new CallerFilter(callers, open, others, refused::count);
    }

    /** After the filter that finds out who calls. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WaitingShare waitingShare(CallerFilter after, LuutruProperties properties) {
        return new WaitingShare(properties.http().waitingPerKey());
    }

    /** Of the actuator only what says no more than that the service runs and how; of files only the API's page. */
    @Bean
    PublicPaths publicPaths(@Value("${management.endpoints.web.base-path:/actuator}") String actuator) {
        return new PublicPaths(actuator + "/health/**", actuator + "/prometheus", "/webjars/swagger-ui/**");
    }

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Bean
    RouteCheck routeCheck(List<RequestMappingHandlerMapping> mappings, OwnAdmission others) {
        return new RouteCheck(mappings, others);
    }

    @Bean
    @Order(-2)
    ProblemHandler problemHandler() {
        return new ProblemHandler();
    }

    @Bean
    OwnKeyController ownKeyController(Callers callers) {
        return new OwnKeyController(callers);
    }

    @Bean
    KeysController keysController(
            KeyAdministration keys, AccessQueries access, ProjectionBarrier barrier, Callers callers) {
        return new KeysController(keys, access, barrier, callers);
    }
}
