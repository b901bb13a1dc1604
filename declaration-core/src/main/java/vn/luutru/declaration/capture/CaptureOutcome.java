package vn.luutru.declaration.capture;

/** How much of a document could be read. */
public enum CaptureOutcome {
    /** Everything that the document carries; there may be warnings. */
    READ,
    /** Some of it; an ERROR among the findings says what is left for somebody to type. */
    PARTLY_READ,
    /** Nothing that can be relied on. */
    UNREAD
}
