package vn.luutru.declaration.code;

/** Which law binds an establishment. */
public enum Regime implements Code {
    /** Conditional business under decree 96/2016: hourly guests are to be declared too. */
    LICENSED_LODGING("LICENSED_LODGING"),
    /** Only the law on residence: dwellings let by contract, dormitories, hospitals. */
    RESIDENCE_ONLY("RESIDENCE_ONLY");

    private final String code;

    Regime(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
