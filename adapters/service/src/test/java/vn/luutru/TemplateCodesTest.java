package vn.luutru;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Pages name a constant by its code, which stays as it is whatever the constant is called in Java. */
class TemplateCodesTest {

    @Test
    void no_template_shows_what_a_constant_is_called_in_java() {
        JavaClasses templates = new ClassFileImporter().importPackages("gg.jte.generated.precompiled");
        assertThat(templates).hasSizeGreaterThan(50);

        noClasses()
                .should()
                .callMethodWhere(target(name("name")).and(target(owner(assignableTo(Enum.class)))))
                .check(templates);
    }
}
