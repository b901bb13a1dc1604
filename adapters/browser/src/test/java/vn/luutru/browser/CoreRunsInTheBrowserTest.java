package vn.luutru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.StayDecider;

/**
 * The domain keeps to what a browser has of Java: whoever calls a method that TeaVM's library lacks learns its name here,
 * not from a failing build of another module. What to do then: another method, or one more of {@code Platform}.
 */
class CoreRunsInTheBrowserTest {

    private static final String LACKING = "vn.luutru.browser.lacking.";

    /** What a page has no use for: the ports of the store, and the reading and writing of the log. */
    private static final List<String> OF_THE_SERVICE = List.of(
            "vn.luutru.declaration.codec.",
            "vn.luutru.declaration.journal.",
            "vn.luutru.declaration.Declarations",
            "vn.luutru.declaration.DryRun",
            "vn.luutru.declaration.Platform",
            "vn.luutru.declaration.establishment.Establishments",
            "vn.luutru.declaration.event.PersonsQueried");

    private static final JavaClasses BROWSER = new ClassFileImporter()
            .importPackages("org.teavm.classlib.java", "org.threeten.bp", "vn.luutru.browser.lacking");

    @Test
    void the_domain_calls_nothing_that_a_browser_lacks() {
        Set<String> lacking = new TreeSet<>();
        JavaClasses domain =
                new ClassFileImporter(List.of(new OnlyTheCore())).importPackages(StayDecider.class.getPackageName());
        assertThat(domain).hasSizeGreaterThan(60);
        for (JavaClass type : domain) {
            if (OF_THE_SERVICE.stream().noneMatch(type.getName()::startsWith)) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (access.getTargetOwner().getName().startsWith("java.") && !isThere(access)) {
                        lacking.add(access.getTarget().getFullName() + " in " + type.getSimpleName());
                    }
                }
            }
        }
        assertThat(lacking).isEmpty();
    }

    private static final class OnlyTheCore implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar") && !location.contains("/test-classes/");
        }
    }

    private static boolean isThere(JavaAccess<?> access) {
        Optional<JavaClass> type = inBrowser(access.getTargetOwner().getName());
        if (type.isEmpty() && access.getTargetOwner().isEquivalentTo(Character.class)) {
            return isThereOfCharacter(access.getTarget().getName());
        }
        if (type.isEmpty() || !(access.getTarget() instanceof CodeUnitAccessTarget wanted)) {
            return type.isPresent();
        }
        String parameters = wanted.getRawParameterTypes().stream()
                .map(parameter -> simple(parameter.getName()))
                .collect(Collectors.joining(","));
        return hierarchy(type.get())
                .anyMatch(it -> it.getCodeUnits().stream()
                        .anyMatch(unit -> isNamed(unit, wanted.getName())
                                && parametersOf(unit).equals(parameters)));
    }

    /** ArchUnit passes over this one class of TeaVM's: its name alone has to do. */
    private static boolean isThereOfCharacter(String method) {
        try {
            return Stream.of(Class.forName(
                                    "org.teavm.classlib.java.lang.TCharacter",
                                    false,
                                    StayDecider.class.getClassLoader())
                            .getMethods())
                    .anyMatch(it -> it.getName().equals(method));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JavaClass> hierarchy(JavaClass type) {
        return Stream.concat(
                Stream.of(type),
                Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream()));
    }

    /** TeaVM gives methods that Java itself needs another name, and says the right one beside it. */
    private static boolean isNamed(JavaCodeUnit unit, String name) {
        return unit.getName().equals(name)
                || unit.getAnnotations().stream()
                        .anyMatch(note -> note.getRawType().getSimpleName().equals("Rename")
                                && note.get("value").orElse("").equals(name));
    }

    private static String parametersOf(JavaCodeUnit unit) {
        return unit.getRawParameterTypes().stream()
                .map(parameter -> simple(parameter.getName()))
                .collect(Collectors.joining(","));
    }

    /** Equal for a class of Java and the one that TeaVM has for it. */
    private static String simple(String name) {
        return name.replace("org.teavm.classlib.", "")
                .replace("org.threeten.bp.", "java.time.")
                .replace(LACKING, "")
                .replaceAll("(?<=java\\.[a-z.]{1,40}\\.)T(?=[A-Z])", "");
    }

    private static Optional<JavaClass> inBrowser(String name) {
        int dot = name.lastIndexOf('.');
        return Stream.of(
                        "org.teavm.classlib." + name.substring(0, dot + 1) + "T" + name.substring(dot + 1),
                        name.replace("java.time.", "org.threeten.bp."),
                        LACKING + name)
                .filter(it -> !it.equals(LACKING + "java.lang.Character"))
                .filter(BROWSER::contain)
                .map(BROWSER::get)
                .findFirst();
    }
}
