/// What an examination found, for people and for programs.
package remotemcp.doctor.report;
