package vn.luutru.declaration.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.finding.Finding;

/**
 * What could be read of one declaration.
 *
 * @param command         null if a finding refuses the declaration
 * @param torn            what could be read of it if a finding refuses it: to find what else is wrong, never to be
 *                        stored; null if it is not even clear what it is about
 * @param establishmentId as far as it could be read, else null; for the answer only, it may be malformed
 * @param reference       as far as it could be read, else null; for the answer only, it may be malformed
 * @param findings        what was wrong or passed over
 */
public record ParsedDeclaration(
        @Nullable StayCommand command,
        @Nullable StayCommand torn,
        @Nullable String establishmentId,
        @Nullable String reference,
        List<Finding> findings) {

    public ParsedDeclaration {
        findings = List.copyOf(findings);
    }
}
