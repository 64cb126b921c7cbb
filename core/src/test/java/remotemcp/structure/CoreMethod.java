package remotemcp.structure;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One method as its bytecode shows it.
record CoreMethod(String owner, String name, String descriptor, List<Call> calls) {

    /// A call in a method's code.
    ///
    /// @param isDeferred it is the body of a lambda made here, which may run later or elsewhere
    /// @param isGuarded a monitor is held at that place
    /// @param argument the lambda or method reference made right before, most likely the call's last argument
    record Call(String owner, String name, String descriptor, boolean isDeferred, boolean isGuarded, Optional<Call> argument) {
        @Override
        public String toString() {
            return owner + "." + name;
        }
    }

    static CoreMethod of(String owner, MethodModel method) {
        boolean guarded = (method.flags().flagsMask() & java.lang.classfile.ClassFile.ACC_SYNCHRONIZED) != 0;
        var calls = method.code().map(code -> calls(code, guarded)).orElse(List.of());
        return new CoreMethod(owner, method.methodName().stringValue(), method.methodType().stringValue(), calls);
    }

    private static List<Call> calls(CodeModel code, boolean guarded) {
        var elements = code.elementList();
        var ranges = guardedRanges(elements);
        var calls = new ArrayList<Call>();
        var argument = Optional.<Call>empty();
        for (int i = 0; i < elements.size(); i++) {
            int at = i;
            boolean held = guarded || ranges.stream().anyMatch(range -> range[0] <= at && at < range[1]);
            switch (elements.get(i)) {
                case InvokeInstruction invoke -> {
                    calls.add(new Call(dotted(invoke.owner().asInternalName()), invoke.name().stringValue(), invoke.type().stringValue(),
                        false, held, argument));
                    argument = Optional.empty();
                }
                case InvokeDynamicInstruction dynamic -> {
                    argument = lambdaBody(dynamic, held);
                    argument.ifPresent(calls::add);
                }
                case Instruction other -> argument = Optional.empty();
                default -> {}
            }
        }
        return List.copyOf(calls);
    }

    private static Optional<Call> lambdaBody(InvokeDynamicInstruction dynamic, boolean held) {
        for (ConstantDesc constant : dynamic.bootstrapArgs()) {
            if (constant instanceof DirectMethodHandleDesc handle) {
                var type = handle.owner().descriptorString();
                var owner = dotted(type.substring(1, type.length() - 1));
                return Optional.of(new Call(owner, handle.methodName(), handle.lookupDescriptor(), true, held, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /// The body of a `synchronized` block is what its catch-all handler covers; that handler leaves the monitor.
    private static List<int[]> guardedRanges(List<CodeElement> elements) {
        var places = new HashMap<Label, Integer>();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof LabelTarget target) {
                places.put(target.label(), i);
            }
        }
        var ranges = new ArrayList<int[]>();
        for (var element : elements) {
            if (element instanceof ExceptionCatch handler && handler.catchType().isEmpty() && leavesMonitor(elements, handler, places)) {
                ranges.add(new int[]{places.get(handler.tryStart()), places.get(handler.tryEnd())});
            }
        }
        return ranges;
    }

    private static boolean leavesMonitor(List<CodeElement> elements, ExceptionCatch handler, Map<Label, Integer> places) {
        return elements.subList(places.get(handler.handler()), elements.size()).stream()
            .filter(Instruction.class::isInstance).limit(3)
            .anyMatch(element -> element instanceof MonitorInstruction monitor && monitor.opcode() == Opcode.MONITOREXIT);
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
