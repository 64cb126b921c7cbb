package remotemcp.blackbox;

import java.util.Locale;

/// The runtime that this test run judges: the same test classes run once for each. A test that cannot hold on one of them says
/// why, in the platform's terms, with `@DisabledIfSystemProperty(named = JudgedRuntime.PROPERTY, …)`; docs/parity.md repeats it.
public enum JudgedRuntime {
    JVM, WORKERD;

    public static final String PROPERTY = "judged.runtime";
    /// The tag of tests that ask neither runtime, such as those of the documents: they run once, and are on no page.
    public static final String NEITHER = "neither-runtime";

    public static JudgedRuntime current() {
        return valueOf(System.getProperty(PROPERTY, "jvm").toUpperCase(Locale.ROOT));
    }
}
