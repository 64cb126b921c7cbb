/// A client's login on the JVM: the person's browser, the listener it comes back to, files for what it brings.
package remotemcp.jvm.login;
