package vn.luutru.declaration.rule;

import vn.luutru.declaration.code.Code;

/** Whether the first report of a stay met its deadline. Late is information, never a reason to refuse. */
public enum Timeliness implements Code {
    ON_TIME("ON_TIME"),
    LATE("LATE");

    private final String code;

    Timeliness(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
