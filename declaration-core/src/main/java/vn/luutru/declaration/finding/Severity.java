package vn.luutru.declaration.finding;

/** How grave a finding is. Only an ERROR refuses a declaration. */
public enum Severity {
    ERROR,
    WARNING,
    INFO
}
