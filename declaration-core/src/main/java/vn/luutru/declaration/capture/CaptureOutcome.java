package vn.luutru.declaration.capture;

import vn.luutru.declaration.code.Code;

/** How much of a document could be read. */
public enum CaptureOutcome implements Code {
    /** Everything that the document carries; there may be warnings. */
    READ("READ"),
    /** Some of it; an ERROR among the findings says what is left for somebody to type. */
    PARTLY_READ("PARTLY_READ"),
    /** Nothing that can be relied on. */
    UNREAD("UNREAD");

    private final String code;

    CaptureOutcome(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
