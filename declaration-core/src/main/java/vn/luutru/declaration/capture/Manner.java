package vn.luutru.declaration.capture;

/** How sure a captured value is. */
public enum Manner {
    /** As the document has it. */
    READ,
    /** Read in another encoding than it was written in, and decoded without loss. */
    REPAIRED,
    /** Not on the document as such, but it follows from what is: the nationality of the holder of a citizen's card. */
    DERIVED,
    /** The likeliest of several values that fit; somebody looks at the document. */
    ASSUMED
}
