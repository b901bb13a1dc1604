package vn.luutru.declaration.code;

/** Who stays in a hospital: the patient, or someone who cares for them. */
public enum PatientRole implements Code {
    INPATIENT("INPATIENT"),
    COMPANION("COMPANION");

    private final String code;

    PatientRole(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
