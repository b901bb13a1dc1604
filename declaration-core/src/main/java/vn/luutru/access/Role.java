package vn.luutru.access;

/** What a caller is to the service. */
public enum Role {
    /** Declares for establishments. */
    OPERATOR,
    /** A reception desk with somebody signed in: declares for its own establishment. */
    DESK,
    /** Ward or provincial police: may ask about persons. */
    POLICE,
    /** The tourism department: figures only. */
    TOURISM,
    /** The board of industrial zones: figures only. */
    ZONE,
    /** The health department: figures only. */
    HEALTH,
    /** The operations centre of the province: the feed of published indicators, and no other figures. */
    OPERATIONS,
    /** Runs the service: keys, establishments, projections, destruction of keys; no person's data. */
    ADMIN
}
