package remotemcp.workers.gate;

import java.io.IOException;
import java.lang.classfile.ClassFile;

/// TeaVM's own classes in the place of the JDK's, ours among them: `java.util.X` is `org.teavm.classlib.java.util.TX`.
final class ClassLibrary {
    private ClassLibrary() {}

    /// @param name `java.util.HexFormat`, `java.lang.String#lines` for a method of whatever parameters, `java.lang.Character#toString(I)` for one of these
    static boolean has(String name) throws IOException {
        int hash = name.indexOf('#');
        var type = hash < 0 ? name : name.substring(0, hash);
        var file = "/org/teavm/classlib/" + type.substring(0, type.lastIndexOf('.')).replace('.', '/') + "/T"
            + type.substring(type.lastIndexOf('.') + 1) + ".class";
        try (var in = ClassLibrary.class.getResourceAsStream(file)) {
            return in != null && (hash < 0 || ClassFile.of().parse(in.readAllBytes()).methods().stream()
                .map(method -> method.methodName().stringValue() + method.methodType().stringValue())
                .anyMatch(method -> is(method, name.substring(hash + 1))));
        }
    }

    private static boolean is(String method, String asked) {
        return method.startsWith(asked.indexOf('(') < 0 ? asked + "(" : asked);
    }
}
