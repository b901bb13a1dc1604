package vn.luutru.declaration.code;

/** Why a declared stay is taken back. */
public enum CancellationReason implements Code {
    ENTERED_BY_MISTAKE("ENTERED_BY_MISTAKE"),
    NO_SHOW("NO_SHOW"),
    DUPLICATE("DUPLICATE");

    private final String code;

    CancellationReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
