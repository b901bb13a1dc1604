package vn.luutru.demo;

import java.util.Locale;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.Findings;

/**
 * What is wrong with a line of a file.
 *
 * @param line from 1 on
 */
record FaultyLine(long line, Finding finding) {

    /** Line, field and code, then what that means in Vietnamese and in English. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d %s %s: %s / %s",
                line,
                finding.field(),
                finding.code(),
                Findings.text(finding, Locale.of("vi")),
                Findings.text(finding, Locale.ENGLISH));
    }
}
