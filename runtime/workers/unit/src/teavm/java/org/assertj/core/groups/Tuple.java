package org.assertj.core.groups;

import java.util.Arrays;
import java.util.List;

/// Values that are compared together.
public record Tuple(List<Object> values) {
    public static Tuple tuple(Object... values) {
        return new Tuple(Arrays.asList(values));
    }
}
