package vn.luutru.adapter.http.catalogue;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.adapter.http.auth.PublicRoute;
import vn.luutru.adapter.http.problem.Wording;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.declaration.finding.Severity;
import vn.luutru.projection.Page;

/** The catalogue of findings: what may be wrong with a declaration or a call. */
@RestController
public final class FindingsController {

    private final Page<Shown> catalogue = new Page<>(
            Arrays.stream(FindingCode.values()).map(FindingsController::shown).toList(), null);

    /** A finding in both languages, with something that leads to it, and the place in it that is then named. */
    public record Shown(String code, Severity severity, String field, Texts message, String example) {}

    /** The same in Vietnamese and English. */
    public record Texts(String vi, String en) {}

    /** Every code. */
    @PublicRoute
    @GetMapping("/v1/findings")
    public Page<Shown> findings() {
        return catalogue;
    }

    private static Shown shown(FindingCode code) {
        Texts texts = new Texts(Findings.text(code, Wording.VIETNAMESE), Findings.text(code, Locale.ENGLISH));
        return new Shown(code.name(), code.severity(), Findings.field(code), texts, Findings.example(code));
    }
}
