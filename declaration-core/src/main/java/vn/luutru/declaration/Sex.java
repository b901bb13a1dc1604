package vn.luutru.declaration;

/** The guest's sex, as the document says. */
public enum Sex {
    MALE,
    FEMALE,
    UNKNOWN
}
