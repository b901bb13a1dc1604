package vn.luutru.declaration;

/** Which law binds an establishment. */
public enum Regime {
    /** Conditional business under decree 96/2016: hourly guests are to be declared too. */
    LICENSED_LODGING,
    /** Only the law on residence: houses let by contract, dormitories, hospitals. */
    RESIDENCE_ONLY
}
