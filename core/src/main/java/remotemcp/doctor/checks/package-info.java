/// The table of checks, and the checks themselves, by subject.
package remotemcp.doctor.checks;
