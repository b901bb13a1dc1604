package vn.luutru.benchmark.load;

/** How many declarations a day has (load model of the rules and formats, 8.2, the upper figures). */
public enum Scenario {
    /** The province on its busiest summer day: 14/s in the evening, 43/s in the last ten minutes, 130/s at last. */
    PROVINCE_PEAK_EVENING(260_000),
    /** The nation on its busiest day: 67/s, 200/s, 600/s. */
    NATION_PEAK_EVENING(1_200_000),
    /** Ten nations at once: 667/s, 2,000/s, 6,000/s. */
    TEN_NATIONS(12_000_000);

    private final long declarationsPerDay;

    Scenario(long declarationsPerDay) {
        this.declarationsPerDay = declarationsPerDay;
    }

    /** How many of them come in this part of the evening. */
    public long declarationsIn(Evening evening) {
        return Math.round(declarationsPerDay * evening.shareOfDay());
    }
}
