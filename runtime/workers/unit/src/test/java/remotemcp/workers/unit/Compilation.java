package remotemcp.workers.unit;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.builder.BuildException;
import org.teavm.tooling.builder.InProcessBuildStrategy;
import org.teavm.vm.TeaVMOptimizationLevel;

/// Java sources become a worker, with the settings of the product's own compilation.
final class Compilation {
    private final Path classes;
    private final Path worker;

    Compilation(Path classes, Path worker) {
        this.classes = classes;
        this.worker = worker;
    }

    /// By javac, in front of everything this test runs with but AssertJ.
    void compile(List<Path> sources) throws IOException {
        Files.createDirectories(classes);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-d", classes.toString(), "-classpath", String.join(File.pathSeparator, libraries()), "-nowarn",
                "-proc:none", "-g");
            if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call()) {
                throw new AssertionError(said.toString());
            }
        }
    }

    void translate(String mainClass) throws BuildException {
        var log = new StringLog();
        var build = new InProcessBuildStrategy();
        build.init();
        build.setLog(log);
        build.setClassPathEntries(Stream.concat(Stream.of(classes.toString()), libraries().stream()).toList());
        build.setTargetType(TeaVMTargetType.JAVASCRIPT);
        build.setJsModuleType(JSModuleType.ES2015);
        build.setMainClass(mainClass);
        build.setEntryPointName("main");
        build.setTargetDirectory(worker.toString());
        build.setTargetFileName("app.mjs");
        build.setSourceMapsFileGenerated(true);
        build.setObfuscated(true);
        build.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        build.setStrict(true);
        build.setAssertionsRemoved(true);
        var built = build.build();
        if (!built.getProblems().getSevereProblems().isEmpty()) {
            TeaVMProblemRenderer.describeProblems(built.getCallGraph(), built.getProblems(), log);
            throw new AssertionError(log.text());
        }
    }

    private static List<String> libraries() {
        return new ArrayList<>(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("assertj") && !entry.endsWith("test-classes")).toList());
    }
}
