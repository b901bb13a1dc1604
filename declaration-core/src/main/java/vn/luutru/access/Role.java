package vn.luutru.access;

import vn.luutru.declaration.code.Code;

/** What a caller is to the service. */
public enum Role implements Code {
    /** Declares for establishments. */
    OPERATOR("OPERATOR"),
    /** A reception desk with somebody signed in: declares for its own establishment. */
    DESK("DESK"),
    /** Ward or provincial police: may ask about persons. */
    POLICE("POLICE"),
    /** The tourism department: figures only. */
    TOURISM("TOURISM"),
    /** The board of industrial zones: figures only. */
    ZONE("ZONE"),
    /** The health department: figures only. */
    HEALTH("HEALTH"),
    /** The operations centre of the province: the feed of published indicators, and no other figures. */
    OPERATIONS("OPERATIONS"),
    /** Runs the service: keys, establishments, projections, destruction of keys; no person's data. */
    ADMIN("ADMIN");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
