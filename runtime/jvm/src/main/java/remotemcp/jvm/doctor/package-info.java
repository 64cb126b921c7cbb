/// What the doctor sees on the JVM below HTTP: names, addresses, certificates.
package remotemcp.jvm.doctor;
