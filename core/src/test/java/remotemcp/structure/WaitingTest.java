package remotemcp.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import remotemcp.structure.CoreMethod.Call;
import remotemcp.structure.fixture.CallsPortInStaticInitialiser;
import remotemcp.structure.fixture.KeepsStaticVariable;
import remotemcp.structure.fixture.WaitsInMapFunction;
import remotemcp.structure.fixture.WaitsUnderMonitor;

/// On Workers a request that waits for another is ended, a monitor held while waiting loses its other waiters, and a static
/// initialiser that waits lets others see its class half made. So no port is called under a monitor, inside a function that
/// a concurrent map or atomic runs, or from a static initialiser.
class WaitingTest {
    /// Ports that answer at once. Any other interface of the platform package may wait.
    private static final Set<String> IMMEDIATE = Set.of("remotemcp.platform.Clock", "remotemcp.platform.Random", "remotemcp.platform.Log");

    private static final Set<String> ATOMIC_STEPS = Set.of("compute", "computeIfAbsent", "computeIfPresent", "merge", "replaceAll",
        "updateAndGet", "getAndUpdate", "accumulateAndGet", "getAndAccumulate");

    @Test
    void no_port_is_called_under_a_monitor() {
        assertThat(underMonitor(CoreClasses.shipped())).isEmpty();
    }

    @Test
    void a_port_call_under_a_monitor_is_found() {
        assertThat(
            underMonitor(CoreClasses.with(WaitsUnderMonitor.class, WaitsUnderMonitor.Shelf.class, WaitsUnderMonitor.StoreShelf.class)))
            .containsExactly(
                "remotemcp.structure.fixture.WaitsUnderMonitor.afterEarlyReturn reaches remotemcp.platform.Store.find",
                "remotemcp.structure.fixture.WaitsUnderMonitor.inBlock reaches remotemcp.platform.Store.find",
                "remotemcp.structure.fixture.WaitsUnderMonitor.inLambda reaches remotemcp.platform.Store.find",
                "remotemcp.structure.fixture.WaitsUnderMonitor.inSynchronizedMethod reaches remotemcp.platform.Store.find",
                "remotemcp.structure.fixture.WaitsUnderMonitor.throughInterface reaches remotemcp.platform.Store.find",
                "remotemcp.structure.fixture.WaitsUnderMonitor.throughUnknown reaches java.util.function.Supplier.get");
    }

    @Test
    void no_port_is_called_inside_an_atomic_step() {
        assertThat(insideAtomicStep(CoreClasses.shipped())).isEmpty();
    }

    @Test
    void a_port_call_inside_an_atomic_step_is_found() {
        assertThat(insideAtomicStep(CoreClasses.with(WaitsInMapFunction.class)))
            .containsExactly("remotemcp.structure.fixture.WaitsInMapFunction.remember reaches remotemcp.platform.Store.find");
    }

    @Test
    void no_static_initialiser_calls_a_port() {
        assertThat(fromStaticInitialiser(CoreClasses.shipped())).isEmpty();
    }

    @Test
    void a_port_call_from_a_static_initialiser_is_found() {
        assertThat(fromStaticInitialiser(CoreClasses.with(CallsPortInStaticInitialiser.class)))
            .containsExactly("remotemcp.structure.fixture.CallsPortInStaticInitialiser.<clinit> reaches remotemcp.platform.Random.bytes");
    }

    @Test
    void statics_are_constants() {
        assertThat(variables(CoreClasses.shipped())).isEmpty();
    }

    @Test
    void a_static_variable_is_found() {
        assertThat(variables(CoreClasses.with(KeepsStaticVariable.class)))
            .containsExactly("remotemcp.structure.fixture.KeepsStaticVariable.calls");
    }

    private static List<String> underMonitor(CoreClasses classes) {
        var ports = ports(classes, IMMEDIATE);
        return found(classes, method -> method.calls().stream().filter(Call::isGuarded),
            call -> ports.contains(call.owner()) || isUnknown(call), any -> true);
    }

    private static List<String> insideAtomicStep(CoreClasses classes) {
        var ports = ports(classes, IMMEDIATE);
        return found(classes, method -> method.calls().stream().filter(WaitingTest::isAtomicStep).flatMap(call -> call.argument().stream()),
            call -> ports.contains(call.owner()), any -> true);
    }

    /// A lambda made in an initialiser, a constant function, runs later: it is not followed.
    private static List<String> fromStaticInitialiser(CoreClasses classes) {
        var ports = ports(classes, Set.of());
        return found(classes,
            method -> method.name().equals("<clinit>") ? method.calls().stream().filter(call -> !call.isDeferred()) : Stream.empty(),
            call -> ports.contains(call.owner()), call -> !call.isDeferred());
    }

    private static List<String> variables(CoreClasses classes) {
        return classes.all().flatMap(type -> type.variables().stream().map(field -> type.name() + "." + field)).sorted().toList();
    }

    private static List<String> found(CoreClasses classes, Function<CoreMethod, Stream<Call>> starts,
        Predicate<Call> wanted, Predicate<Call> steps) {
        return classes.methods().flatMap(method -> starts.apply(method)
            .flatMap(start -> classes.reaches(start, wanted, steps).stream())
            .map(reached -> method.owner() + "." + method.name() + " reaches " + reached)).distinct().sorted().toList();
    }

    private static Set<String> ports(CoreClasses classes, Set<String> except) {
        return classes.all().filter(type -> type.isInterface() && type.topPackage().equals("platform")).map(CoreClass::name)
            .filter(name -> !except.contains(name)).collect(Collectors.toSet());
    }

    /// A function handed in from elsewhere may do anything.
    private static boolean isUnknown(Call call) {
        return !call.isDeferred() && (call.owner().startsWith("java.util.function.") || call.owner().equals("java.lang.Runnable"));
    }

    private static boolean isAtomicStep(Call call) {
        return call.owner().startsWith("java.util.concurrent.") && ATOMIC_STEPS.contains(call.name());
    }
}
