package vn.luutru.projection.register;

/** What makes a stay one of the lists that police go through. */
public enum ResidentTrait {
    /** A nationality other than that of Viet Nam was declared. */
    FOREIGN,
    /** The day of arrival lies 30 or more local days back. */
    LONG_STAY,
    /** No paper was shown. */
    WITHOUT_PAPERS,
    /** Nothing says who the guest is, as of a patient who was brought in unconscious. */
    UNIDENTIFIED,
    /** The arrival was corrected to one for which the first report, on time by its receipt, would have been late. */
    MOVED_BACK,
    /** The first report came after its deadline. */
    LATE,
    /** The same person is declared in another establishment for a part of the same time. */
    TWO_PLACES,
    /** The same number of a paper is declared for another person, at whatever time. */
    TWO_NAMES
}
