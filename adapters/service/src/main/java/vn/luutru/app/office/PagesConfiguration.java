package vn.luutru.app.office;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import vn.luutru.access.PageTokens;
import vn.luutru.access.RefusedCalls;
import vn.luutru.adapter.http.auth.OwnAdmission;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.ProblemHandler;
import vn.luutru.adapter.identity.IdentityRoutes;
import vn.luutru.adapter.web.Assets;
import vn.luutru.adapter.web.AssetsController;
import vn.luutru.adapter.web.CrossSitePosts;
import vn.luutru.adapter.web.FormArgument;
import vn.luutru.adapter.web.NextParts;
import vn.luutru.adapter.web.PageArgument;
import vn.luutru.adapter.web.PageErrors;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRoutes;
import vn.luutru.adapter.web.Texts;
import vn.luutru.adapter.web.UploadArgument;
import vn.luutru.adapter.web.desk.DeskPageController;
import vn.luutru.adapter.web.home.Door;
import vn.luutru.adapter.web.home.GuidesController;
import vn.luutru.adapter.web.home.HomeController;
import vn.luutru.adapter.web.home.InformationController;
import vn.luutru.adapter.web.signin.SignInWays;
import vn.luutru.app.demo.DemoCallers;
import vn.luutru.app.health.OtherTables;
import vn.luutru.app.health.PausedPages;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.projection.ProjectionRunner;

/** What all pages stand on, and the start page. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebFluxConfigurer {

    /** What findings say to people as well as to programs. */
    private static final Set<FindingCode> SAID_ON_PAGES = EnumSet.of(
            FindingCode.READ_MODEL_PAUSED,
            FindingCode.READ_MODEL_STOPPED,
            FindingCode.READ_MODEL_UNAVAILABLE,
            FindingCode.OFFICIALS_UNAVAILABLE,
            FindingCode.CLOCK_SKEW,
            FindingCode.TERRITORY_OUT_OF_SCOPE);

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new PageArgument(), new FormArgument(), new UploadArgument());
    }

    @Bean
    CrossSitePosts crossSitePosts(RefusedCalls refused) {
        // Before any route was found, and whoever is signed in did not send it.
        return new CrossSitePosts(
                method -> refused.count(null, method, "-", FindingCode.DESK_REQUEST_REFUSED.name(), 1));
    }

    /** Pages say themselves who may open them. */
    @Bean
    OwnAdmission pageRoutes() {
        return handler -> IdentityRoutes.admits(handler) ? List.of() : PageRoutes.roles(handler);
    }

    @Bean
    Texts pageTexts() {
        return new Texts();
    }

    @Bean
    Assets assets(Texts texts) {
        return new Assets(texts);
    }

    @Bean
    AssetsController assetsController(Assets assets) {
        return new AssetsController(assets);
    }

    @Bean
    NextParts nextParts(PageTokens tokens) {
        return new NextParts(tokens);
    }

    @Bean
    PageRenderer pageRenderer(Texts texts, Assets assets, LuutruProperties properties) {
        return new PageRenderer(texts, assets, properties.demo());
    }

    /** Before the handler of the API's problems, to which it leaves what no person asked for. */
    @Bean
    @Order(-3)
    PageErrors pageErrors(PageRenderer pages, SignInWays ways) {
        return new PageErrors(pages, PagesConfiguration::answer, ways::address);
    }

    /** The API's answer, with its headers; the words of its finding where they tell more than those for the status. */
    static PageErrors.Answer answer(Throwable failure) {
        ApiException answer = ProblemHandler.answer(failure);
        Finding first = answer.findings().getFirst();
        return new PageErrors.Answer(
                answer.status(), ProblemHandler.headers(answer), SAID_ON_PAGES.contains(first.code()) ? first : null);
    }

    @Bean
    PausedPages pausedPages(ProjectionBarrier barrier) {
        return new PausedPages(barrier);
    }

    @Bean
    OtherTables otherTables(ProjectionRunner runner) {
        return new OtherTables(runner);
    }

    @Bean
    HomeController homeController(PageRenderer pages, List<Door> doors) {
        return new HomeController(pages, doors);
    }

    @Bean
    GuidesController guidesController(PageRenderer pages) {
        return new GuidesController(pages);
    }

    @Bean
    InformationController informationController(PageRenderer pages, LuutruProperties properties, InstantSource clock) {
        return new InformationController(
                pages, properties.demo() ? List.copyOf(DemoCallers.byToken().keySet()) : List.of(), clock);
    }

    @Bean
    DeskPageController deskPageController(PageRenderer pages, Assets assets, DeadlinePolicy policy) {
        return new DeskPageController(pages, assets, policy);
    }

    @Bean
    Door receptionDoor(LuutruProperties properties) {
        return new Door(Door.Kind.RECEPTION, properties.demo() ? "/thu/le-tan" : "/le-tan");
    }

    @Bean
    Door developersDoor() {
        return new Door(Door.Kind.DEVELOPERS, "/nha-phat-trien");
    }
}
