package remotemcp.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import remotemcp.json.Json;
import remotemcp.structure.CoreMethod.Call;

/// Classes that are looked at together: all that the core ships, with or without some bad examples.
record CoreClasses(Map<String, CoreClass> byName) {

    /// What `core/src/main` compiles to.
    static CoreClasses shipped() {
        try (var files = Files.walk(Path.of(Json.class.getProtectionDomain().getCodeSource().getLocation().toURI()))) {
            return of(files.filter(file -> file.toString().endsWith(".class")).map(CoreClasses::read).map(CoreClass::of));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The shipped classes and these, which stand for a mistake somebody might make.
    static CoreClasses with(Class<?>... examples) {
        return of(Stream.concat(shipped().byName.values().stream(), Arrays.stream(examples).map(CoreClass::of)));
    }

    private static CoreClasses of(Stream<CoreClass> classes) {
        return new CoreClasses(classes.collect(Collectors.toMap(CoreClass::name, Function.identity())));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<CoreClass> all() {
        return byName.values().stream();
    }

    Stream<CoreMethod> methods() {
        return all().flatMap(type -> type.methods().stream());
    }

    /// Follows calls from this one, through every override in the core, to the first that is wanted.
    ///
    /// @param steps which calls to follow
    Optional<Call> reaches(Call start, Predicate<Call> wanted, Predicate<Call> steps) {
        var waiting = new ArrayDeque<>(List.of(start));
        var seen = new HashSet<List<String>>();
        while (!waiting.isEmpty()) {
            var call = waiting.remove();
            if (wanted.test(call)) {
                return Optional.of(call);
            }
            if (seen.add(List.of(call.owner(), call.name(), call.descriptor()))) {
                targets(call).flatMap(method -> method.calls().stream()).filter(steps).forEach(waiting::add);
            }
        }
        return Optional.empty();
    }

    private Stream<CoreMethod> targets(Call call) {
        return Stream.concat(family(call.owner()), subtypes(call.owner()).stream().map(byName::get))
            .flatMap(type -> type.methods().stream())
            .filter(method -> method.name().equals(call.name()) && method.descriptor().equals(call.descriptor()));
    }

    /// The class and what it inherits from, as far as it is ours.
    private Stream<CoreClass> family(String name) {
        var type = byName.get(name);
        return type == null ? Stream.empty() : Stream.concat(Stream.of(type), type.parents().stream().flatMap(parent -> family(parent)));
    }

    private Set<String> subtypes(String name) {
        return all().filter(type -> !type.name().equals(name) && family(type.name()).anyMatch(parent -> parent.name().equals(name)))
            .map(CoreClass::name).collect(Collectors.toSet());
    }
}
