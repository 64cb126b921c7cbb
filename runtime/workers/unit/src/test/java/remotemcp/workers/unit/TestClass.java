package remotemcp.workers.unit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A JUnit class of the core as Java source that runs it without JUnit, which needs reflection: one call for each test and each
/// row of its parameters, under the name that surefire reports.
record TestClass(Class<?> type, Predicate<String> leftOut) {

    /// One run of a test method.
    record Case(String name, String call) {
    }

    String name() {
        return type.getName();
    }

    /// In the order of their names, without what is left out.
    List<Case> cases() {
        return Arrays.stream(type.getDeclaredMethods())
            .filter(method -> !method.isSynthetic() && !leftOut.test(type.getName() + "#" + method.getName()))
            .sorted((a, b) -> a.getName().compareTo(b.getName())).flatMap(this::cases).toList();
    }

    private Stream<Case> cases(Method method) {
        if (method.isAnnotationPresent(Test.class)) {
            return Stream.of(new Case(method.getName(), method.getName() + "()"));
        }
        if (method.isAnnotationPresent(RepeatedTest.class)) {
            return IntStream.rangeClosed(1, method.getAnnotation(RepeatedTest.class).value())
                .mapToObj(i -> new Case(method.getName() + "()[" + i + "]", method.getName() + "()"));
        }
        if (!method.isAnnotationPresent(ParameterizedTest.class)) {
            return Stream.empty();
        }
        var rows = rows(method);
        var types = Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")"));
        return IntStream.range(0, rows.size()).mapToObj(
            i -> new Case(method.getName() + types + "[" + (i + 1) + "]", method.getName() + "(" + String.join(", ", rows.get(i)) + ")"));
    }

    /// The arguments as source text, for each row.
    private static List<List<String>> rows(Method method) {
        var types = method.getParameterTypes();
        var values = method.getAnnotation(ValueSource.class);
        if (values != null) {
            return Literals.of(values).map(List::of).toList();
        }
        var csv = method.getAnnotation(CsvSource.class);
        if (csv != null) {
            return CsvRows.of(csv)
                .map(cells -> IntStream.range(0, types.length).mapToObj(i -> Literals.of(types[i], cells.get(i))).toList()).toList();
        }
        var constants = method.getAnnotation(EnumSource.class);
        if (constants != null) {
            return Arrays.stream(types[0].getEnumConstants()).map(constant -> ((Enum<?>) constant).name())
                .filter(name -> constants.names().length == 0
                    || Arrays.asList(constants.names()).contains(name) == (constants.mode() == EnumSource.Mode.INCLUDE))
                .map(name -> List.of(types[0].getCanonicalName() + "." + name)).toList();
        }
        throw new IllegalArgumentException("no known source of arguments: " + method);
    }

    /// A class beside the test, which may be seen from its package only.
    String source() {
        var text = new StringBuilder("package " + type.getPackageName() + ";\n\npublic final class " + callerName() + " {\n"
            + "    public static void run(remotemcp.workers.unit.Report report) {\n");
        var cases = cases();
        for (int i = 0; i < cases.size(); i++) {
            text.append("        report.run(").append(Literals.of(cases.get(i).name)).append(", ").append(callerName()).append("::test")
                .append(i).append(");\n");
        }
        text.append("    }\n");
        for (int i = 0; i < cases.size(); i++) {
            text.append("\n    private static void test").append(i).append("() throws Throwable {\n").append(body(cases.get(i)))
                .append("    }\n");
        }
        return text.append("}\n").toString();
    }

    String callerName() {
        return type.getSimpleName() + "Calls";
    }

    private String body(Case test) {
        var before = new ArrayList<String>();
        annotated(BeforeEach.class).forEach(method -> before.add("            test." + method.getName() + "();\n"));
        return "        var test = new " + type.getSimpleName() + "();\n        try {\n" + String.join("", before) + "            test."
            + test.call + ";\n        } finally {\n"
            + annotated(AfterEach.class).map(method -> "            test." + method.getName() + "();\n").collect(Collectors.joining())
            + "        }\n";
    }

    private Stream<Method> annotated(Class<? extends Annotation> annotation) {
        return Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(annotation) && !Modifier.isStatic(method.getModifiers()));
    }
}
