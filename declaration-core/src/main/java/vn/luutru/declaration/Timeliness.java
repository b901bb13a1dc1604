package vn.luutru.declaration;

/** Whether the first report of a stay met its deadline. Late is information, never a reason to refuse. */
public enum Timeliness {
    ON_TIME,
    LATE
}
