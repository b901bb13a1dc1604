package vn.luutru;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The shape of the code, as the architecture has it. */
@AnalyzeClasses(
        packages = "vn.luutru",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class})
class ArchitectureTest {

    /** What the modules lend each other for tests comes as a jar of its own. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String DECLARATION = "vn.luutru.declaration";
    private static final String AXON = "org.axonframework..";
    private static final String JACKSON = "tools.jackson..";
    private static final String SPRING = "org.springframework..";

    private static final DescribedPredicate<JavaClass> DOMAIN = resideInAPackage(DECLARATION + "..")
            .and(DescribedPredicate.not(resideInAPackage(DECLARATION + ".codec..")))
            .as("the domain");

    private static final DescribedPredicate<JavaClass> FREE_OF_FRAMEWORKS =
            DOMAIN.or(resideInAnyPackage("java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule the_domain_knows_nothing_but_java =
            classes().that(DOMAIN).should().onlyDependOnClassesThat(FREE_OF_FRAMEWORKS);

    @ArchTest
    static final ArchRule access_decisions_know_nothing_but_java_declarations_and_a_cache = classes()
            .that()
            .resideInAPackage("vn.luutru.access..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "vn.luutru.access..",
                    DECLARATION + "..",
                    "java..",
                    "javax.crypto..",
                    "com.github.benmanes.caffeine..",
                    "org.jspecify.."));

    @ArchTest
    static final ArchRule reminders_know_nothing_but_java_declarations_and_establishments = classes()
            .that()
            .resideInAPackage("vn.luutru.reminder..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "vn.luutru.reminder..", "vn.luutru.intake..", DECLARATION + "..", "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule axon_appears_in_the_shell_the_event_stores_and_their_wiring_only = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "vn.luutru.eventstore..",
                    "vn.luutru.adapter.postgres..",
                    "vn.luutru.adapter.eventstoredb..",
                    "vn.luutru.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AXON);

    @ArchTest
    static final ArchRule the_intake_knows_neither_frameworks_nor_json = noClasses()
            .that()
            .resideInAPackage("vn.luutru.intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    AXON, SPRING, JACKSON, "io.netty..", "reactor..", "vn.luutru.projection..", "vn.luutru.adapter..");

    /** Decision 223. */
    @ArchTest
    static final ArchRule of_the_core_only_what_engines_share_knows_meters = noClasses()
            .that(resideInAnyPackage(
                            DECLARATION + "..", "vn.luutru.access..", "vn.luutru.intake..", "vn.luutru.eventstore..")
                    .and(DescribedPredicate.not(resideInAPackage("vn.luutru.eventstore.stored"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule jackson_appears_in_the_codec_and_at_the_edges_only = noClasses()
            .that(DOMAIN.or(resideInAnyPackage("vn.luutru.access..", "vn.luutru.eventstore", "vn.luutru.projection..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JACKSON, "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule spring_appears_where_pages_calls_letters_and_messages_are_and_in_the_application_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "vn.luutru.adapter.http..",
                            "vn.luutru.adapter.web..",
                            "vn.luutru.adapter.identity..",
                            "vn.luutru.adapter.mail..",
                            "vn.luutru.adapter.kafka..",
                            "vn.luutru.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(SPRING);

    @ArchTest
    static final ArchRule declarations_and_access_know_no_projections_and_no_adapters = noClasses()
            .that()
            .resideInAnyPackage("vn.luutru.declaration..", "vn.luutru.access..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "vn.luutru.eventstore..", "vn.luutru.projection..", "vn.luutru.adapter..", "vn.luutru.app..");

    @ArchTest
    static final ArchRule projections_know_no_adapters = noClasses()
            .that()
            .resideInAPackage("vn.luutru.projection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vn.luutru.adapter..", "vn.luutru.app..");

    /** Decision 106. */
    @ArchTest
    static final ArchRule read_models_know_no_reports = noClasses()
            .that(resideInAPackage("vn.luutru.projection..")
                    .and(DescribedPredicate.not(resideInAPackage("vn.luutru.projection.report.."))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vn.luutru.projection.report..");

    @ArchTest
    static final ArchRule only_reports_write_workbooks = noClasses()
            .that()
            .resideOutsideOfPackage("vn.luutru.projection.report..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.dhatim.fastexcel");

    @ArchTest
    static final ArchRule adapters_never_import_one_another =
            slices().matching("vn.luutru.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule only_the_application_wires = noClasses()
            .that(DescribedPredicate.not(resideInAPackage("vn.luutru.app..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vn.luutru.app..");

    @ArchTest
    static final ArchRule there_are_no_layers_of_services_managers_helpers_and_the_like =
            noClasses().should().haveNameMatching(".*(Service|Manager|Helper|Impl|Dto|DTO|Util|Utils)");

    /** A digit or a letter that follows the locale of the machine is read by no other machine. */
    @ArchTest
    static final ArchRule nothing_depends_on_the_locale_or_the_time_zone_of_the_machine = noClasses()
            .should()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(PrintStream.class, "printf", String.class, Object[].class)
            .orShould()
            .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
            .orShould()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(YearMonth.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(NumberFormat.class, MessageFormat.class, SimpleDateFormat.class, Formatter.class);

    /** Decision 105: a package that outgrows this is cut by what it does. */
    private static final int MAX_FILES = 40;

    @ArchTest
    static void no_package_has_more_files_than_a_reader_can_survey(JavaClasses all) {
        Map<String, Long> files = all.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES));
    }

    /** Decision 105: controllers use what calls share, and never the other way round. */
    @ArchTest
    static final ArchRule what_calls_share_knows_no_controllers = noClasses()
            .that()
            .resideInAnyPackage(
                    "vn.luutru.adapter.http.auth..",
                    "vn.luutru.adapter.http.problem..",
                    "vn.luutru.adapter.http.parameter..",
                    "vn.luutru.adapter.http.server..",
                    "vn.luutru.adapter.http.fastpath..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "vn.luutru.adapter.http.admin..",
                    "vn.luutru.adapter.http.capture..",
                    "vn.luutru.adapter.http.catalogue..",
                    "vn.luutru.adapter.http.desk..",
                    "vn.luutru.adapter.http.operator..",
                    "vn.luutru.adapter.http.outage..",
                    "vn.luutru.adapter.http.question..",
                    "vn.luutru.adapter.http.receipt..",
                    "vn.luutru.adapter.http.statistics..",
                    "vn.luutru.adapter.http.watch..");

    @ArchTest
    static final ArchRule the_engine_of_postgres_uses_its_parts_and_they_do_not_use_it = noClasses()
            .that()
            .resideInAnyPackage(
                    "vn.luutru.eventstore.stored..",
                    "vn.luutru.adapter.postgres.log..",
                    "vn.luutru.adapter.postgres.database..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vn.luutru.adapter.postgres");

    @ArchTest
    static final ArchRule the_wiring_uses_the_parts_of_the_application_and_they_do_not_use_it = noClasses()
            .that(resideInAPackage("vn.luutru.app..").and(DescribedPredicate.not(resideInAPackage("vn.luutru.app"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vn.luutru.app");

    @ArchTest
    static void every_package_says_what_may_be_null(JavaClasses all) {
        assertThat(all.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(known -> !known.isAnnotatedWith(NullMarked.class))
                        .map(known -> known.getName()))
                .containsOnly("vn.luutru.start");
    }
}
