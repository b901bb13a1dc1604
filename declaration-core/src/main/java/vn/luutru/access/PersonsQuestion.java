package vn.luutru.access;

import java.util.Map;

/**
 * What is asked about persons, as the access log keeps it.
 *
 * @param name     which question, for example {@code residents}
 * @param criteria what is asked for, by parameter; it may name a person
 */
public record PersonsQuestion(String name, Map<String, String> criteria) {

    public PersonsQuestion {
        criteria = Map.copyOf(criteria);
    }

    /** Without what is asked for: a log line must never name a person. */
    @Override
    public String toString() {
        return "PersonsQuestion[" + name + "]";
    }
}
