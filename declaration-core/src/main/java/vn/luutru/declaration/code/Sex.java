package vn.luutru.declaration.code;

/** The guest's sex, as the document says. */
public enum Sex implements Code {
    MALE("MALE"),
    FEMALE("FEMALE"),
    UNKNOWN("UNKNOWN");

    private final String code;

    Sex(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
