package remotemcp.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.parity.Outcome.Result;

/// Adds an [Outcome] a line to the file that the system property `parity.outcomes` names, as each end-to-end test ends. Several processes
/// may add to one file at once. Without that property it does nothing.
public final class OutcomeListener implements TestExecutionListener {
    private final Optional<Path> file = Optional.ofNullable(System.getProperty("parity.outcomes")).map(Path::of);
    private TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    /// JUnit's own words come before the arrow.
    @Override
    public void executionSkipped(TestIdentifier skipped, String reason) {
        write(skipped, Result.DOES_NOT_APPLY, reason.substring(reason.indexOf("==>") + 3).strip());
    }

    @Override
    public void executionFinished(TestIdentifier ended, TestExecutionResult how) {
        Result result = switch (how.getStatus()) {
            case SUCCESSFUL -> Result.PASSED;
            case FAILED -> Result.FAILED;
            case ABORTED -> Result.NOT_POSSIBLE;
        };
        if (ended.isTest() || result != Result.PASSED) {
            write(ended, result, how.getThrowable().map(Throwable::getMessage).map(text -> text.lines().findFirst().orElse("")).orElse(""));
        }
    }

    /// What happens to a whole class happens to each of its tests.
    private void write(TestIdentifier test, Result result, String reason) {
        switch (test.getSource().orElse(null)) {
            case MethodSource _ when test.getTags().contains(TestTag.create(JudgedRuntime.NEITHER)) -> {}
            case MethodSource method -> append(new Outcome(method.getClassName(), sentence(test, method), result, reason));
            case ClassSource _ -> plan.getChildren(test).forEach(child -> write(child, result, reason));
            case null, default -> {}
        }
    }

    private static String sentence(TestIdentifier test, MethodSource method) {
        String sentence = method.getMethodName().replace('_', ' ');
        boolean isCase = test.getUniqueIdObject().getLastSegment().getType().endsWith("invocation");
        return isCase ? sentence + ": `" + ascii(test.getDisplayName().replaceFirst("^\\[\\d+] ", "")) + "`" : sentence;
    }

    /// Input that is hostile to servers is hostile to pages, too.
    private static String ascii(String text) {
        var plain = new StringBuilder();
        text.replace("`", "'").chars().forEach(c -> plain.append(c >= ' ' && c <= '~' ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return plain.toString();
    }

    private void append(Outcome outcome) {
        try {
            if (file.isPresent()) {
                Files.writeString(file.get(), outcome.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
