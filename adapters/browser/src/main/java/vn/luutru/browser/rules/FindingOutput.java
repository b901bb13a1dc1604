package vn.luutru.browser.rules;

import java.util.List;
import java.util.Locale;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.Findings;

/** Findings as the contract has them. */
final class FindingOutput {

    private FindingOutput() {}

    static List<PageObject> of(List<Finding> findings, Locale language) {
        return findings.stream()
                .map(finding -> new PageObject()
                        .with("code", finding.code().name())
                        .with("severity", finding.code().severity().code())
                        .with("field", finding.field())
                        .with("message", Findings.text(finding, language)))
                .toList();
    }
}
