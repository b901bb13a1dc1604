package vn.luutru.declaration.rule;

import java.time.Instant;
import java.time.LocalDate;
import vn.luutru.declaration.Vietnam;

/**
 * All rules that ever applied, one after the other. The instant of arrival chooses, never the present: a stay of 2025
 * that is declared or rebuilt today is judged by the rules of 2025.
 */
public final class RuleBook {

    /** Law 118/2025/QH15, article 4.9, replaces article 30 of law 68/2020/QH14 from this instant on. */
    public static final Instant LAW_118_2025_FROM = Vietnam.startOf(LocalDate.of(2026, 7, 1));

    /** The rules with {@link DeadlinePolicy#STANDARD}. */
    public static final RuleBook STANDARD = new RuleBook(DeadlinePolicy.STANDARD);

    private final RuleSet law68;
    private final RuleSet law118;

    /** Rules with a reading of the deadlines. */
    public RuleBook(DeadlinePolicy deadlines) {
        this.law68 = new RuleSet("LAW-68-2020", false, false, deadlines);
        this.law118 = new RuleSet("LAW-118-2025", true, true, deadlines);
    }

    /** The rules for an arrival. */
    public RuleSet at(Instant arrivedAt) {
        return arrivedAt.isBefore(LAW_118_2025_FROM) ? law68 : law118;
    }
}
