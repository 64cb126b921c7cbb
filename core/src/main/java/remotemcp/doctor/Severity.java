package remotemcp.doctor;

/// How bad it is.
public enum Severity {
    /// Some client stops here, or somebody gets in who should not.
    FAILURE,
    /// It works, for now or with detours.
    WARNING
}
