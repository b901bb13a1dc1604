package vn.luutru.declaration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.PatientRole;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.validation.Unidentified;

/**
 * The facts of a stay, each optional, by {@link Field}. Immutable; equal when every fact is equal.
 *
 * <p>An array indexed by field instead of two dozen record components: reading, storing and correcting stay one loop
 * each, and a correction is simply a partial set of facts.
 */
public final class StayDetails {

    /** No fact at all. */
    public static final StayDetails EMPTY =
            new StayDetails(new @Nullable Object[Field.all().size()]);

    private final @Nullable Object[] values;

    private StayDetails(@Nullable Object[] values) {
        this.values = values;
    }

    /** A builder without facts. */
    public static Builder builder() {
        return new Builder(EMPTY.values);
    }

    /** A builder that starts from these facts. */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /** The value of a field, of the class that {@link Field#type} names; null when not declared. */
    public @Nullable Object get(Field field) {
        return values[field.ordinal()];
    }

    /** Whether the field has a value. */
    public boolean has(Field field) {
        return values[field.ordinal()] != null;
    }

    /** The fields that have a value. */
    public Set<Field> fields() {
        Set<Field> declared = EnumSet.noneOf(Field.class);
        for (Field field : Field.all()) {
            if (has(field)) {
                declared.add(field);
            }
        }
        return declared;
    }

    /** These facts with the changes applied: what the changes do not mention stays as it is. */
    public StayDetails with(Changes changes) {
        Builder builder = toBuilder();
        for (Field field : changes.set().fields()) {
            builder.set(field, changes.set().get(field));
        }
        for (Field field : changes.removed()) {
            builder.set(field, null);
        }
        return builder.build();
    }

    public @Nullable String fullName() {
        return (String) get(Field.FULL_NAME);
    }

    public @Nullable BirthDate dateOfBirth() {
        return (BirthDate) get(Field.DATE_OF_BIRTH);
    }

    public @Nullable Sex sex() {
        return (Sex) get(Field.SEX);
    }

    public @Nullable String nationality() {
        return (String) get(Field.NATIONALITY);
    }

    public @Nullable DocumentType documentType() {
        return (DocumentType) get(Field.DOCUMENT_TYPE);
    }

    public @Nullable String documentNumber() {
        return (String) get(Field.DOCUMENT_NUMBER);
    }

    public @Nullable Instant arrivedAt() {
        return (Instant) get(Field.ARRIVED_AT);
    }

    public @Nullable LocalDate expectedDepartureOn() {
        return (LocalDate) get(Field.EXPECTED_DEPARTURE_ON);
    }

    public @Nullable String room() {
        return (String) get(Field.ROOM);
    }

    public @Nullable String bed() {
        return (String) get(Field.BED);
    }

    public @Nullable Purpose purpose() {
        return (Purpose) get(Field.PURPOSE);
    }

    public @Nullable CaptureMethod captureMethod() {
        return (CaptureMethod) get(Field.CAPTURE_METHOD);
    }

    public @Nullable PatientRole patientRole() {
        return (PatientRole) get(Field.PATIENT_ROLE);
    }

    public @Nullable Instant departedAt() {
        return (Instant) get(Field.DEPARTED_AT);
    }

    /** Of the last move. */
    public @Nullable Instant movedAt() {
        return (Instant) get(Field.MOVED_AT);
    }

    /**
     * Whether the guest holds a foreign nationality; false while the nationality is not declared, or is unspecified
     * because nobody knows who the guest is. The holder of a document that says "unspecified" is a foreigner.
     */
    public boolean foreigner() {
        String nationality = nationality();
        return nationality != null
                && !nationality.equals(Vietnam.CODE)
                && !(nationality.equals(Unidentified.NATIONALITY) && Unidentified.withoutPapers(this));
    }

    /** Completed years on the local day of arrival; null while birth or arrival is not declared. */
    public @Nullable Integer ageAtArrival() {
        BirthDate born = dateOfBirth();
        Instant arrived = arrivedAt();
        return born == null || arrived == null ? null : born.ageOn(Vietnam.dateOf(arrived));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StayDetails that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** The declared fields without their values: a log line must never say who stays. */
    @Override
    public String toString() {
        return "StayDetails" + fields();
    }

    /** Collects facts; a later value replaces an earlier one. */
    public static final class Builder {

        private final @Nullable Object[] values;

        private Builder(@Nullable Object[] values) {
            this.values = values.clone();
        }

        /** @throws ClassCastException if the value is not of the field's class */
        public Builder set(Field field, @Nullable Object value) {
            values[field.ordinal()] = value == null ? null : field.type().cast(value);
            return this;
        }

        public StayDetails build() {
            return new StayDetails(values.clone());
        }
    }
}
