package vn.luutru.browser.build;

import java.util.Collection;
import org.teavm.extension.spi.resources.DefaultResourcesPolicy;

/** Part of the build: the resources of the core that {@code rules.js} carries within it. */
public final class CoreResources extends DefaultResourcesPolicy {

    private static final String CORE = "vn/luutru/declaration/";

    @Override
    public String[] supplyResources(Collection<? extends String> asked) {
        return new String[] {
            CORE + "finding/findings.properties",
            CORE + "finding/findings_en.properties",
            table("wards"),
            table("provinces"),
            table("countries"),
            table("personal-number-prefixes"),
            table("personal-number-centuries"),
            table("purposes-of-query"),
            table("industrial-zones"),
            table("document-types"),
            table("purposes"),
            table("establishment-types"),
            table("capture-methods"),
            table("patient-roles"),
            table("sexes"),
            table("cancellation-reasons")
        };
    }

    private static String table(String name) {
        return CORE + "code/tables/" + name + ".csv";
    }
}
