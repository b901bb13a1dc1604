package vn.luutru.declaration;

/** Who stays in a hospital: the patient himself or someone who cares for him. */
public enum PatientRole {
    INPATIENT,
    COMPANION
}
