package vn.luutru;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.luutru.declaration.code.Code;

/** The codes by which constants are stored and sent: none of them changes any more, whatever a constant is called. */
@AnalyzeClasses(
        packages = "vn.luutru",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class})
class CodesTest {

    @ArchTest
    static void codes_are_those_that_were_stored_and_sent_before(JavaClasses all) throws IOException {
        List<String> codes = all.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(Code.class))
                .map(CodesTest::line)
                .sorted()
                .toList();
        assertThat(codes).isEqualTo(recorded());
    }

    /** A constant that is stored, sent or found by its name in the program is lost when it is renamed. */
    @ArchTest
    static final ArchRule no_constant_with_a_code_is_known_by_its_name = ArchRuleDefinition.noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.describe("name or valueOf of a code", CodesTest::usesName));

    /** What a read model stores is read by later versions, whatever they call their constants. */
    @ArchTest
    static final ArchRule a_read_model_knows_no_constant_by_its_name = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("vn.luutru.projection..")
            .should()
            .accessTargetWhere(DescribedPredicate.describe("name or valueOf of an enum", CodesTest::usesNameOfEnum));

    /** But for what the compiler writes into an enum itself. */
    private static boolean usesNameOfEnum(JavaAccess<?> access) {
        return Set.of("name", "valueOf").contains(access.getTarget().getName())
                && access.getTargetOwner().isAssignableTo(Enum.class)
                && !access.getOriginOwner().isAssignableTo(Enum.class);
    }

    private static boolean usesName(JavaAccess<?> access) {
        return Set.of("name", "valueOf").contains(access.getTarget().getName())
                && access.getTargetOwner().isAssignableTo(Code.class)
                && !access.getOriginOwner().equals(access.getTargetOwner());
    }

    private static String line(JavaClass type) {
        Class<?> known = type.reflect();
        String name = known.getEnclosingClass() == null
                ? known.getSimpleName()
                : known.getEnclosingClass().getSimpleName() + "." + known.getSimpleName();
        return Arrays.stream(known.getEnumConstants())
                .map(constant -> ((Code) constant).code())
                .collect(Collectors.joining(" ", name + " ", ""));
    }

    private static List<String> recorded() throws IOException {
        try (InputStream file = CodesTest.class.getResourceAsStream("codes.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
