package vn.luutru.projection.tourism;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import vn.luutru.declaration.establishment.Establishment;

/** An establishment as described from day to day. */
final class PlainSite {
    final TreeMap<LocalDate, Establishment> descriptions = new TreeMap<>();
    final TreeMap<LocalDate, Boolean> open = new TreeMap<>();

    Establishment on(LocalDate day) {
        Map.Entry<LocalDate, Establishment> found = descriptions.floorEntry(day);
        return found == null ? descriptions.firstEntry().getValue() : found.getValue();
    }

    boolean openOn(LocalDate day) {
        Map.Entry<LocalDate, Boolean> found = open.floorEntry(day);
        return !day.isBefore(descriptions.firstKey()) && (found == null || found.getValue());
    }
}
