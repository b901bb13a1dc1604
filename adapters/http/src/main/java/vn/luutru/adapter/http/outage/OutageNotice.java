package vn.luutru.adapter.http.outage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.luutru.declaration.outage.Outage;

/**
 * An outage in force as everybody reads it.
 *
 * @param movedTo to which deadlines from {@code begins} on, and before {@code ends}, are moved
 * @param wards   where it holds; empty for the whole province
 */
public record OutageNotice(
        UUID outageId,
        Instant begins,
        Instant ends,
        Instant movedTo,
        List<String> wards,
        String reason,
        String document) {

    public OutageNotice {
        wards = List.copyOf(wards);
    }

    public static OutageNotice of(Outage outage) {
        return new OutageNotice(
                outage.id(),
                outage.begins(),
                outage.ends(),
                outage.movedTo(),
                outage.wards(),
                outage.reason(),
                outage.document());
    }
}
