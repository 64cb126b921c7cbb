package remotemcp.workers.gate.probe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// What is thrown, what it carries, and in which order things end.
final class ExceptionProbes {
    private ExceptionProbes() {}

    record Resource(StringBuilder told, String name, boolean breaks) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            told.append("close ").append(name).append(' ');
            if (breaks) {
                throw new IOException("close " + name);
            }
        }
    }

    static final class Own extends RuntimeException {
        private static final long serialVersionUID = 1;

        Own(String message) {
            super(message, null, false, false);
        }
    }

    static void addTo(Findings findings) {
        causes(findings);
        suppressed(findings);
        order(findings);
        kinds(findings);
        streams(findings);
    }

    private static void causes(Findings findings) {
        findings.add("exception.text", () -> new IllegalStateException("a").toString() + " " + new RuntimeException() + " " + new Own("o"));
        findings.add("exception.cause", () -> new IllegalStateException(new IOException("inner")).getMessage() + " "
            + new UncheckedIOException(new IOException("x")).getCause().getMessage());
        findings.add("exception.initCause", () -> new RuntimeException("a").initCause(new IOException("b")).getCause().getMessage());
        findings.add("exception.initCauseTwice", () -> new RuntimeException("a", null).initCause(new IOException()));
        findings.add("exception.localized", () -> new RuntimeException("a").getLocalizedMessage());
        findings.add("exception.stackTrace", () -> new RuntimeException("a").getStackTrace().length > 0);
        findings.add("exception.ownWithoutTrace", () -> new Own("o").getStackTrace().length);
        findings.add("exception.printStackTrace", () -> {
            var out = new StringWriter();
            new RuntimeException("told").printStackTrace(new PrintWriter(out, true));
            return out.toString().startsWith("java.lang.RuntimeException: told");
        });
    }

    private static void suppressed(Findings findings) {
        findings.add("suppressed.add", () -> {
            var bug = new RuntimeException("a");
            bug.addSuppressed(new IOException("b"));
            bug.addSuppressed(new IOException("c"));
            return bug.getSuppressed().length + " " + bug.getSuppressed()[1].getMessage();
        });
        findings.add("suppressed.none", () -> new RuntimeException("a").getSuppressed().length);
        findings.add("suppressed.null", () -> {
            new RuntimeException("a").addSuppressed(null);
            return "added";
        });
        findings.add("suppressed.self", () -> {
            var bug = new RuntimeException("a");
            bug.addSuppressed(bug);
            return "added";
        });
        findings.add("suppressed.notEnabled", () -> {
            var bug = new Own("a");
            bug.addSuppressed(new IOException());
            return bug.getSuppressed().length;
        });
        findings.add("suppressed.byClose", () -> {
            var told = new StringBuilder();
            try (var outer = new Resource(told, "outer", true); var inner = new Resource(told, "inner", true)) {
                throw new IllegalStateException("body");
            } catch (IllegalStateException | IOException bug) {
                return told + bug.getMessage() + " " + bug.getSuppressed().length + " " + bug.getSuppressed()[0].getMessage();
            }
        });
        findings.add("suppressed.closeAlone", () -> {
            var told = new StringBuilder();
            try (var resource = new Resource(told, "only", true)) {
                told.append("body ");
            } catch (IOException bug) {
                return told + bug.getMessage();
            }
            return told;
        });
    }

    @SuppressWarnings("finally")
    private static int returnsFromFinally() {
        try {
            throw new IllegalStateException();
        } finally {
            return 5;
        }
    }

    private static void order(Findings findings) {
        findings.add("finally.order", () -> {
            var told = new StringBuilder();
            try {
                try {
                    told.append("try ");
                    throw new IOException("a");
                } finally {
                    told.append("finally ");
                }
            } catch (IOException e) {
                told.append("catch");
            }
            return told;
        });
        findings.add("finally.return", ExceptionProbes::returnsFromFinally);
        findings.add("finally.closeOrder", () -> {
            var told = new StringBuilder();
            try (var a = new Resource(told, "a", false); var b = new Resource(told, "b", false)) {
                told.append("body ");
            } finally {
                told.append("finally");
            }
            return told;
        });
        findings.add("finally.nullResource", () -> {
            try (Resource none = null) {
                return "body";
            }
        });
        findings.add("catch.multi", () -> {
            try {
                throw new IOException("x");
            } catch (IOException | IllegalStateException either) {
                return either.getClass().getSimpleName();
            }
        });
        findings.add("catch.rethrow", () -> {
            try {
                throw new Own("kept");
            } catch (RuntimeException any) {
                throw any;
            }
        });
        findings.add("evaluation.order", () -> {
            var told = new StringBuilder();
            int[] numbers = new int[3];
            int at = 0;
            numbers[at++] = told.append(at).length() + at++ + at;
            return told + " " + numbers[0] + " " + at;
        });
    }

    private static int deeper(int depth) {
        return depth + deeper(depth + 1) % 7;
    }

    private static void kinds(Findings findings) {
        findings.add("throws.stackOverflow", () -> deeper(0));
        findings.add("throws.stackOverflowIsError", () -> {
            try {
                return deeper(0);
            } catch (StackOverflowError tooDeep) {
                return "caught as StackOverflowError";
            } catch (RuntimeException other) {
                return "caught as RuntimeException";
            }
        });
        findings.add("throws.bounds", () -> {
            var two = new int[2];
            try {
                return two[Integer.parseInt("2")];
            } catch (ArrayIndexOutOfBoundsException bug) {
                return "caught";
            }
        });
        findings.add("throws.null", () -> {
            RuntimeException none = null;
            throw none;
        });
        findings.add("throws.uncheckedCast", () -> {
            try {
                return ((Comparable<String>) (Object) "a").compareTo("b") + " " + (Number) (Object) "x";
            } catch (ClassCastException bug) {
                return "caught";
            }
        });
    }

    private static void streams(Findings findings) {
        findings.add("io.bytes", () -> {
            var out = new ByteArrayOutputStream();
            out.write(300);
            out.write(new byte[]{1, 2, 3}, 1, 2);
            out.write(new byte[]{9});
            return out.size() + " " + out.toByteArray()[0];
        });
        findings.add("io.readAll",
            () -> new ByteArrayInputStream(new byte[]{-1, 2}).read() + " " + new ByteArrayInputStream(new byte[5]).readAllBytes().length);
        findings.add("io.end", () -> new ByteArrayInputStream(new byte[0]).read());
    }
}
