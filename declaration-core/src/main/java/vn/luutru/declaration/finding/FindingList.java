package vn.luutru.declaration.finding;

import java.util.ArrayList;
import java.util.List;

/**
 * Findings about one declaration while they are collected, bounded: a line of unknown members must not become an answer
 * of many times its size. What does not fit is counted, and the list then ends with {@link FindingCode#FINDINGS_OMITTED}.
 * An ERROR is never pushed out by a WARNING, so that what was refused says why.
 */
public final class FindingList {

    /** The most findings of one declaration, the one that counts the others included. */
    public static final int MAX = 50;

    private final List<Finding> kept = new ArrayList<>(2);
    private final int max;
    private int omitted;
    private boolean refused;

    /** @param max how many are kept, 1 to {@link #MAX} */
    public FindingList(int max) {
        this.max = Math.clamp(max, 1, MAX);
    }

    /** Adds one, or counts it where there is no more room. */
    public void add(Finding finding) {
        if (finding.code() == FindingCode.FINDINGS_OMITTED) {
            omitted += Integer.parseInt(finding.arguments().getFirst());
            return;
        }
        refused |= finding.refuses();
        if (kept.size() < max) {
            kept.add(finding);
            return;
        }
        omitted++;
        int milder = finding.refuses() ? lastThatRefusesNothing() : -1;
        if (milder >= 0) {
            kept.remove(milder);
            kept.add(finding);
        }
    }

    private int lastThatRefusesNothing() {
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (!kept.get(i).refuses()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether one of those added refuses the declaration. */
    public boolean refused() {
        return refused;
    }

    /** Whether one of those kept is about this field. */
    public boolean mentions(String field) {
        for (Finding finding : kept) {
            if (finding.field().equals(field)) {
                return true;
            }
        }
        return false;
    }

    /** What was found, in the order in which it was added. */
    public List<Finding> findings() {
        if (omitted == 0) {
            return List.copyOf(kept);
        }
        List<Finding> findings = new ArrayList<>(kept);
        findings.add(Finding.of(FindingCode.FINDINGS_OMITTED, "", Integer.toString(omitted)));
        return findings;
    }

    /** Both, bounded. */
    public static List<Finding> joined(List<Finding> first, List<Finding> second) {
        if (first.isEmpty()) {
            return second;
        }
        if (second.isEmpty()) {
            return first;
        }
        FindingList both = new FindingList(MAX - 1);
        first.forEach(both::add);
        second.forEach(both::add);
        return both.findings();
    }
}
