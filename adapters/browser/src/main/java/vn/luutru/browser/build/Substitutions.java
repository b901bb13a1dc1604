package vn.luutru.browser.build;

import java.util.Set;
import org.teavm.extension.spi.substitution.SimpleSubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/**
 * Which classes the browser has others for, below {@code vn.luutru.browser.lacking} under their own names: of the Java
 * library what TeaVM lacks and the modules use, and of the core the class that asks the platform.
 */
public final class Substitutions extends SimpleSubstitutionPolicy {

    private static final Set<String> LACKING = Set.of(
            "java.lang.Character$UnicodeScript",
            "java.text.Normalizer",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ForkJoinTask",
            "vn.luutru.declaration.Platform");

    @Override
    public void contribute(SubstitutionSink sink) {
        sink.selectClasses(Substitutions::isLacking).packagePrefix("vn.luutru.browser.lacking");
    }

    /** One of the set, or a class within one of them. */
    private static boolean isLacking(String name) {
        int within = name.lastIndexOf('$');
        return LACKING.contains(name) || (within > 0 && LACKING.contains(name.substring(0, within)));
    }
}
