package vn.luutru.declaration.finding;

import java.util.Comparator;
import java.util.List;
import vn.luutru.declaration.Field;

/**
 * One thing that is wrong or remarkable in a declaration.
 *
 * @param field     where, as a JSON pointer into the declaration; empty for the whole of it
 * @param arguments what the text of the finding mentions; never personal data
 */
public record Finding(FindingCode code, String field, List<String> arguments) {

    public Finding {
        arguments = List.copyOf(arguments);
    }

    public static Finding of(FindingCode code, String field, String... arguments) {
        return new Finding(code, field, List.of(arguments));
    }

    public static Finding of(FindingCode code, Field field, String... arguments) {
        return new Finding(code, field.pointer(), List.of(arguments));
    }

    /** Whether one of the findings refuses the declaration. */
    public static boolean anyRefuses(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.refuses()) {
                return true;
            }
        }
        return false;
    }

    /** The same findings, what refuses before warnings and warnings before hints; otherwise in their order. */
    public static List<Finding> gravestFirst(List<Finding> findings) {
        return findings.size() < 2
                ? findings
                : findings.stream()
                        .sorted(Comparator.comparing(finding -> finding.code.severity()))
                        .toList();
    }

    /** Whether it refuses the declaration. */
    public boolean refuses() {
        return code.severity() == Severity.ERROR;
    }
}
