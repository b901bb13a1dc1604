package vn.luutru.adapter.kafka.intake;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/**
 * Counts the records of a transaction that their senders may not declare. They are reported once it is committed: a record that
 * is read again counts once. Used by one thread.
 */
final class RefusedRecords {

    /** What HTTP answers 401 or 403. */
    private static final Set<FindingCode> REFUSALS = EnumSet.of(
            FindingCode.UNAUTHENTICATED,
            FindingCode.KEY_PENDING,
            FindingCode.KEY_REVOKED,
            FindingCode.ROLE_NOT_ALLOWED,
            FindingCode.ESTABLISHMENT_OUT_OF_SCOPE,
            FindingCode.OPERATION_OUT_OF_SCOPE);

    private record Kind(@Nullable Caller sender, FindingCode code) {}

    private final Map<Kind, Integer> records = new LinkedHashMap<>();

    /** A record has its outcome. */
    void add(PartitionIntake.Answered answered) {
        for (Finding finding : answered.line().outcome().findings()) {
            if (REFUSALS.contains(finding.code())) {
                records.merge(new Kind(answered.sender(), finding.code()), 1, Integer::sum);
                return;
            }
        }
    }

    /** The outcomes are committed. */
    void committed(Senders senders) {
        records.forEach((kind, times) -> senders.refused(kind.sender, kind.code, times));
        records.clear();
    }
}
