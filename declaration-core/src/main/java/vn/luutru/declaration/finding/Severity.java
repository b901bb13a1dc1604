package vn.luutru.declaration.finding;

import vn.luutru.declaration.code.Code;

/** How grave a finding is. Only an ERROR refuses a declaration. */
public enum Severity implements Code {
    ERROR("ERROR"),
    WARNING("WARNING"),
    INFO("INFO");

    private final String code;

    Severity(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
