package vn.luutru;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.desk.GuestCards;
import vn.luutru.access.desk.Posters;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Stay;
import vn.luutru.projection.Page;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.register.AskedPerson;
import vn.luutru.projection.register.Elsewhere;
import vn.luutru.projection.register.EstablishmentCount;
import vn.luutru.projection.register.InHouse;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.QuestionsAboutGuest;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.register.ResidentTrait;
import vn.luutru.projection.register.ResidentsQuestion;
import vn.luutru.projection.register.WordsFound;
import vn.luutru.projection.register.name.WordsReading;
import vn.luutru.projection.watch.WatchQueries;

/** Who may reach the data of persons, held by the shape of the code. */
@AnalyzeClasses(
        packages = "vn.luutru",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class})
class PersonalDataArchitectureTest {

    @ArchTest
    static final ArchRule only_recorded_queries_open_the_register = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(RecordedQueries.class.getName())
            .should()
            .callConstructorWhere(target(owner(type(RegisterAccess.class))));

    @ArchTest
    static final ArchRule a_question_to_the_register_takes_an_access = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredIn(RegisterQueries.class)
            .or()
            .areDeclaredIn(PoliceQueries.class)
            .and()
            .arePublic()
            .should()
            .haveRawParameterTypes(DescribedPredicate.describe(
                    "with a RegisterAccess first",
                    types -> !types.isEmpty() && types.getFirst().isEquivalentTo(RegisterAccess.class)));

    /** Decision 207: what was asked for, and who is looked for, names persons too. */
    @ArchTest
    static final ArchRule the_access_log_and_the_watch_list_are_read_with_an_access = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredIn(AccessQueries.class)
            .and()
            .haveRawReturnType(Page.class)
            .or()
            .areDeclaredIn(WatchQueries.class)
            .and()
            .arePublic()
            .and()
            .haveRawReturnType(Page.class)
            .should()
            .haveRawParameterTypes(DescribedPredicate.describe(
                    "with a RegisterAccess first",
                    types -> !types.isEmpty() && types.getFirst().isEquivalentTo(RegisterAccess.class)));

    /** Decision 171: nothing that answers a declaration may depend on who is looked for. */
    @ArchTest
    static final ArchRule declaring_knows_no_watch_list = noClasses()
            .that()
            .resideInAnyPackage(
                    "vn.luutru.intake..",
                    "vn.luutru.eventstore..",
                    "vn.luutru.declaration.rule..",
                    "vn.luutru.declaration.validation..",
                    "vn.luutru.adapter.http.fastpath..",
                    "vn.luutru.adapter.http.operator..",
                    "vn.luutru.adapter.postgres..",
                    "vn.luutru.adapter.eventstoredb..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vn.luutru.access.watch..", "vn.luutru.projection.watch..");

    /** So nobody learns from a poster's page who stays in the establishment: it cannot answer differently for who does. */
    @ArchTest
    static final ArchRule the_guests_page_knows_no_stays = noClasses()
            .that()
            .resideInAnyPackage("vn.luutru.adapter.web.guest..", "vn.luutru.access.guest..")
            .or()
            .haveFullyQualifiedName(GuestCards.class.getName())
            .or()
            .haveFullyQualifiedName(Posters.class.getName())
            .should()
            .dependOnClassesThat(resideInAPackage("vn.luutru.projection..")
                    .or(type(Declarations.class))
                    .or(type(Stay.class)));

    /** They are compared with those in house and shown to nobody: whoever else reads them leaves no record. */
    @ArchTest
    static final ArchRule only_the_comparison_in_house_reads_all_who_are_in_house = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("vn.luutru.app.InHouseComparison")
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "the guests of InHouse",
                    access -> access.getTargetOwner().isEquivalentTo(InHouse.class)
                            && !access.getOriginOwner().isEquivalentTo(InHouse.class)
                            && !access.getName().equals("<init>")));

    @ArchTest
    static final ArchRule the_rows_of_the_register_stay_in_its_package = noClasses()
            .that()
            .resideOutsideOfPackage("vn.luutru.projection.register..")
            .should()
            .dependOnClassesThat(resideInAPackage("vn.luutru.projection.register..")
                    .and(DescribedPredicate.not(type(RegisterQueries.class)
                            .or(type(PoliceQueries.class))
                            .or(type(WordsFound.class))
                            .or(type(WordsFound.Choice.class))
                            .or(type(WordsReading.class))
                            .or(type(EstablishmentCount.class))
                            .or(type(Elsewhere.class))
                            .or(type(ResidentTrait.class))
                            .or(type(ResidentsQuestion.class))
                            .or(type(ResidentsQuestion.Builder.class))
                            .or(type(Resident.class))
                            .or(type(Resident.State.class))
                            .or(type(Resident.Residence.class))
                            .or(type(Register.class))
                            // Compared with the watch list, and shown to nobody.
                            .or(type(InHouse.class))
                            .or(type(InHouse.Guest.class))
                            // Compares what was typed, and knows no guest.
                            .or(type(AskedPerson.class))
                            // Names questions, and no guest.
                            .or(type(QuestionsAboutGuest.class))
                            .or(type(QuestionsAboutGuest.Named.class)))));
}
