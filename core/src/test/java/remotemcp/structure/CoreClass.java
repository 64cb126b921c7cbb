package remotemcp.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One class of the core as its bytecode shows it.
///
/// @param parents superclass and interfaces
/// @param uses every type named in code, fields and signatures
/// @param variables static fields that are not final
record CoreClass(String name, boolean isInterface, Set<String> parents, Set<String> uses, Set<String> variables, List<CoreMethod> methods) {

    static CoreClass of(byte[] classFile) {
        var model = ClassFile.of().parse(classFile);
        var name = model.thisClass().asInternalName().replace('/', '.');
        return new CoreClass(name, (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0, parents(model), uses(model),
            variables(model),
            model.methods().stream().map(method -> CoreMethod.of(name, method)).toList());
    }

    static CoreClass of(Class<?> type) {
        var file = "/" + type.getName().replace('.', '/') + ".class";
        try (var in = type.getResourceAsStream(file)) {
            return of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The package below `remotemcp`, sub-packages included in their parent: `transport` for `remotemcp.transport.legacy.X`.
    String topPackage() {
        return topPackage(name);
    }

    static String topPackage(String className) {
        var parts = className.split("\\.");
        return parts.length > 2 ? parts[1] : "";
    }

    private static Set<String> parents(ClassModel model) {
        return Stream.concat(model.superclass().stream(), model.interfaces().stream())
            .map(entry -> entry.asInternalName().replace('/', '.')).collect(Collectors.toSet());
    }

    private static Set<String> variables(ClassModel model) {
        return model.fields().stream().filter(CoreClass::isVariable).map(field -> field.fieldName().stringValue())
            .collect(Collectors.toSet());
    }

    private static boolean isVariable(FieldModel field) {
        int flags = field.flags().flagsMask();
        return (flags & ClassFile.ACC_STATIC) != 0 && (flags & ClassFile.ACC_FINAL) == 0 && (flags & ClassFile.ACC_SYNTHETIC) == 0;
    }

    private static Set<String> uses(ClassModel model) {
        var uses = new TreeSet<String>();
        StreamSupport.stream(model.constantPool().spliterator(), false).flatMap(CoreClass::types).forEach(type -> add(uses, type));
        Stream.concat(model.fields().stream().map(field -> field.fieldType()), model.methods().stream().map(method -> method.methodType()))
            .map(Utf8Entry::stringValue).flatMap(CoreClass::inDescriptor).forEach(type -> add(uses, type));
        return uses;
    }

    private static Stream<ClassDesc> types(PoolEntry entry) {
        return switch (entry) {
            case ClassEntry type -> Stream.of(type.asSymbol());
            case NameAndTypeEntry member -> inDescriptor(member.type().stringValue());
            case MethodTypeEntry method -> inDescriptor(method.descriptor().stringValue());
            default -> Stream.empty();
        };
    }

    private static Stream<ClassDesc> inDescriptor(String descriptor) {
        if (!descriptor.startsWith("(")) {
            return Stream.of(ClassDesc.ofDescriptor(descriptor));
        }
        var method = MethodTypeDesc.ofDescriptor(descriptor);
        return Stream.concat(Stream.of(method.returnType()), method.parameterList().stream());
    }

    private static void add(Set<String> uses, ClassDesc type) {
        var element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        if (!element.isPrimitive()) {
            var descriptor = element.descriptorString();
            uses.add(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
        }
    }
}
