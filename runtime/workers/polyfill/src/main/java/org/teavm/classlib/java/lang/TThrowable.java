package org.teavm.classlib.java.lang;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.teavm.interop.Rename;
import org.teavm.interop.Superclass;

/// `java.lang.Throwable` under TeaVM. TeaVM's own, in 0.15.0, never makes the list of suppressed exceptions, so that
/// `addSuppressed`, and with it a `try` whose body and `close` both fail, ends in a NullPointerException that hides both (the
/// probes `suppressed.*` show it); and it gives no message to an exception made of its cause.
///
/// TeaVM's own also takes the JavaScript stack while it constructs. Here that is left to the first `throw`, which TeaVM does for
/// an exception without one: the frame of the `throw` comes first, and is not hidden by a constructor that was inlined into it.
///
/// Constructors of a class that stands for one of the JDK are methods renamed to `<init>`; field initialisers do not run in them.
@Superclass("java.lang.Object")
public class TThrowable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private String message;
    /// This exception itself as long as nobody has said what caused it.
    private TThrowable cause;
    private boolean suppressionDisabled;
    /// Null as long as there is none.
    private TThrowable[] suppressed;
    /// Null as long as nobody has set one.
    private TStackTraceElement[] stackTrace;

    @Rename("fakeInit")
    public TThrowable() {
    }

    @Rename("<init>")
    private void init() {
        cause = this;
    }

    @Rename("fakeInit")
    public TThrowable(@SuppressWarnings("unused") String message) {
    }

    @Rename("<init>")
    private void init(String text) {
        message = text;
        cause = this;
    }

    @Rename("fakeInit")
    @SuppressWarnings("unused")
    public TThrowable(String message, TThrowable cause) {
    }

    @Rename("<init>")
    private void init(String text, TThrowable reason) {
        message = text;
        cause = reason;
    }

    @Rename("fakeInit")
    public TThrowable(@SuppressWarnings("unused") TThrowable cause) {
    }

    @Rename("<init>")
    private void init(TThrowable reason) {
        message = reason == null ? null : reason.toString();
        cause = reason;
    }

    @Rename("fakeInit")
    @SuppressWarnings("unused")
    protected TThrowable(String message, TThrowable cause, boolean enableSuppression, boolean writableStackTrace) {
    }

    @Rename("<init>")
    private void init(String text, TThrowable reason, boolean enableSuppression, @SuppressWarnings("unused") boolean writableStackTrace) {
        message = text;
        cause = reason;
        suppressionDisabled = !enableSuppression;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public String getLocalizedMessage() {
        return getMessage();
    }

    @Rename("getCause")
    public TThrowable causeOrNull() {
        return cause == this ? null : cause;
    }

    public TThrowable initCause(TThrowable reason) {
        if (cause != this) {
            throw new IllegalStateException("The cause is set already");
        }
        if (reason == this) {
            throw new IllegalArgumentException("An exception does not cause itself");
        }
        cause = reason;
        return this;
    }

    public final void addSuppressed(TThrowable exception) {
        if (exception == this) {
            throw new IllegalArgumentException("An exception does not suppress itself");
        }
        if (exception == null) {
            throw new NullPointerException();
        }
        if (!suppressionDisabled) {
            suppressed = copy(1);
            suppressed[suppressed.length - 1] = exception;
        }
    }

    @Rename("getSuppressed")
    public final TThrowable[] allSuppressed() {
        return copy(0);
    }

    private TThrowable[] copy(int more) {
        int count = suppressed == null ? 0 : suppressed.length;
        var copy = new TThrowable[count + more];
        for (int i = 0; i < count; i++) {
            copy[i] = suppressed[i];
        }
        return copy;
    }

    @Override
    public String toString() {
        String text = getLocalizedMessage();
        return text == null ? getClass().getName() : getClass().getName() + ": " + text;
    }

    @Override
    public void printStackTrace() {
        printStackTrace(System.err);
    }

    @Override
    public void printStackTrace(PrintStream out) {
        print(out::println, "");
    }

    @Override
    public void printStackTrace(PrintWriter out) {
        print(out::println, "");
    }

    private void print(Consumer<String> out, String before) {
        out.accept(before + this);
        for (int i = 0; stackTrace != null && i < stackTrace.length; i++) {
            out.accept("\tat " + stackTrace[i]);
        }
        for (var other : copy(0)) {
            other.print(out, "Suppressed: ");
        }
        if (cause != null && cause != this) {
            cause.print(out, "Caused by: ");
        }
    }

    /// Empty unless it was set: the frames that there are belong to the JavaScript error.
    @Rename("getStackTrace")
    public TStackTraceElement[] stackTraceOrNone() {
        return stackTrace == null ? new TStackTraceElement[0] : stackTrace.clone();
    }

    public void setStackTrace(TStackTraceElement[] elements) {
        stackTrace = elements.clone();
    }
}
