package vn.luutru.declaration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.PatientRole;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;

/**
 * Every fact that a declaration may carry about a stay: where it stands in the JSON, what its value is, and whether it
 * identifies the guest. Reading, validation, storage, encryption and corrections all go by this table.
 */
public enum Field {
    FULL_NAME("fullName", "/guest/fullName", String.class, true),
    DATE_OF_BIRTH("dateOfBirth", "/guest/dateOfBirth", BirthDate.class, true),
    SEX("sex", "/guest/sex", Sex.class, false),
    NATIONALITY("nationality", "/guest/nationality", String.class, false),
    DOCUMENT_TYPE("documentType", "/guest/document/type", DocumentType.class, false),
    DOCUMENT_NUMBER("documentNumber", "/guest/document/number", String.class, true),
    RESIDENCE_PROVINCE("residenceProvince", "/guest/residence/province", String.class, false),
    RESIDENCE_WARD("residenceWard", "/guest/residence/ward", String.class, true),
    RESIDENCE_ADDRESS("residenceAddress", "/guest/residence/address", String.class, true),
    PHONE("phone", "/guest/phone", String.class, true),
    OCCUPATION("occupation", "/guest/occupation", String.class, true),
    ARRIVED_AT("arrivedAt", "/arrivedAt", Instant.class, false),
    EXPECTED_DEPARTURE_ON("expectedDepartureOn", "/expectedDepartureOn", LocalDate.class, false),
    ROOM("room", "/room", String.class, false),
    BED("bed", "/bed", String.class, false),
    PARTY("party", "/party", String.class, true),
    PURPOSE("purpose", "/purpose", Purpose.class, false),
    CAPTURE_METHOD("captureMethod", "/capture/method", CaptureMethod.class, false),
    CAPTURED_AT("capturedAt", "/capture/capturedAt", Instant.class, false),
    WORKER_EMPLOYER("workerEmployer", "/worker/employer", String.class, false),
    WORKER_EMPLOYER_TAX_CODE("workerEmployerTaxCode", "/worker/employerTaxCode", String.class, false),
    PATIENT_ROLE("patientRole", "/patient/role", PatientRole.class, false),
    PATIENT_DEPARTMENT("patientDepartment", "/patient/department", String.class, false),
    /** Declared by the check-out, changed by corrections: a null there takes a mistaken check-out back. */
    DEPARTED_AT("departedAt", "/departedAt", Instant.class, false),
    /** Declared by a move: that of the last one. Changed by corrections: a null there takes the last move back. */
    MOVED_AT("movedAt", "/movedAt", Instant.class, false);

    private static final Map<String, Field> BY_POINTER = new HashMap<>();
    private static final List<Field> ALL = List.of(values());

    static {
        for (Field field : ALL) {
            BY_POINTER.put(field.pointer, field);
        }
    }

    private final String storedName;
    private final String pointer;
    private final Class<?> type;
    private final boolean personal;

    Field(String storedName, String pointer, Class<?> type, boolean personal) {
        this.storedName = storedName;
        this.pointer = pointer;
        this.type = type;
        this.personal = personal;
    }

    /** All fields in their order, without the copy that {@code values()} makes. */
    public static List<Field> all() {
        return ALL;
    }

    /** The field at a JSON pointer, or null. */
    public static @Nullable Field at(String pointer) {
        return BY_POINTER.get(pointer);
    }

    /** The name of the fact in the log. It never changes: renaming the constant or moving the pointer keeps it. */
    public String storedName() {
        return storedName;
    }

    /** Where the field stands in a declaration, as a JSON pointer (RFC 6901). */
    public String pointer() {
        return pointer;
    }

    /** The class of its values: String, BirthDate, LocalDate, Instant or an enum. */
    public Class<?> type() {
        return type;
    }

    /** Whether its value may identify the guest and is therefore stored encrypted. */
    public boolean personal() {
        return personal;
    }
}
