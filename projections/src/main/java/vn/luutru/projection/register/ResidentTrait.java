package vn.luutru.projection.register;

import vn.luutru.declaration.code.Code;

/** What makes a stay one of the lists that police go through. */
public enum ResidentTrait implements Code {
    /** A nationality other than that of Viet Nam was declared. */
    FOREIGN("FOREIGN"),
    /** The day of arrival lies 30 or more local days back. */
    LONG_STAY("LONG_STAY"),
    /** No paper was shown. */
    WITHOUT_PAPERS("WITHOUT_PAPERS"),
    /** Nothing says who the guest is, as of a patient who was brought in unconscious. */
    UNIDENTIFIED("UNIDENTIFIED"),
    /** By a correction of what the deadline depends on, the first report, on time by its receipt, would have been late. */
    MOVED_BACK("MOVED_BACK"),
    /** The first report came after its deadline. */
    LATE("LATE"),
    /** The same person is declared in another establishment for a part of the same time. */
    TWO_PLACES("TWO_PLACES"),
    /** The same card, or passport of a country, is declared under another name too, at whatever time. */
    TWO_NAMES("TWO_NAMES");

    private final String code;

    ResidentTrait(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
