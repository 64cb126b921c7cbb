package remotemcp.json.schema;

import java.util.Arrays;

/// A set of code points.
///
/// @param ranges pairs of first and last
/// @param categories what else is in it, see [UnicodeCategories]
/// @param isNegated whether it holds all others instead
record CharSet(int[] ranges, int categories, boolean isNegated) {
    private static final int LAST = 0x10FFFF;
    static final CharSet DIGIT = new CharSet(new int[]{'0', '9'});
    static final CharSet WORD = new CharSet(new int[]{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'});
    /// White space and line ends of ECMA-262.
    static final CharSet SPACE = new CharSet(new int[]{0x09, 0x0D, 0x20, 0x20, 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A,
        0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000, 0xFEFF, 0xFEFF});
    static final CharSet NOT_LINE_END = new CharSet(new int[]{0x0A, 0x0A, 0x0D, 0x0D, 0x2028, 0x2029}).negated();
    static final CharSet NONE = new CharSet(new int[0]);

    static CharSet of(int first, int last) {
        return new CharSet(new int[]{first, last});
    }

    CharSet(int[] ranges) {
        this(ranges, 0, false);
    }

    static CharSet ofCategories(int categories) {
        return new CharSet(new int[0], categories, false);
    }

    boolean has(int point) {
        return (inRanges(point) || categories != 0 && UnicodeCategories.has(categories, point)) != isNegated;
    }

    private boolean inRanges(int point) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (point >= ranges[i] && point <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /// Neither may be a negated one.
    CharSet with(CharSet other) {
        int[] both = Arrays.copyOf(ranges, ranges.length + other.ranges.length);
        System.arraycopy(other.ranges, 0, both, ranges.length, other.ranges.length);
        return new CharSet(both, categories | other.categories, false);
    }

    CharSet negated() {
        if (categories != 0) {
            return new CharSet(ranges, categories, true);
        }
        int[] gaps = new int[ranges.length + 2];
        int size = 0;
        int from = 0;
        while (from <= LAST) {
            int next = firstFrom(from);
            if (next > from) {
                gaps[size++] = from;
                gaps[size++] = next - 1;
            }
            from = endFrom(next);
        }
        return new CharSet(Arrays.copyOf(gaps, size));
    }

    /// First member at or after `point`, or one past the last code point.
    private int firstFrom(int point) {
        int first = LAST + 1;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i + 1] >= point) {
                first = Math.min(first, Math.max(point, ranges[i]));
            }
        }
        return first;
    }

    /// First code point past the range that begins the run at `point`.
    private int endFrom(int point) {
        int end = point;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i] <= point && ranges[i + 1] >= end) {
                end = ranges[i + 1] + 1;
            }
        }
        return end == point ? point + 1 : end;
    }
}
