package vn.luutru.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A file that somebody gave has lines that cannot be used. */
final class BadListException extends Exception {

    /** More would scroll the first ones away. */
    private static final int SHOWN = 50;

    /** @param faults at least one */
    BadListException(List<FaultyLine> faults) {
        super(faults.stream().limit(SHOWN).map(FaultyLine::toString).collect(Collectors.joining("\n"))
                + (faults.size() > SHOWN ? String.format(Locale.ROOT, "\n… (%d)", faults.size()) : ""));
    }
}
