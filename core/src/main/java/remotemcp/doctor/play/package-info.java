/// Acts as the clients that people use: registers, logs in, calls and listens.
package remotemcp.doctor.play;
