package remotemcp.cli.view;

import java.util.function.Supplier;

/// What stays the same while a server is looked at.
///
/// @param title who the server says it is
/// @param protocol revision and transport
/// @param login how the server knows at this moment who calls
record Head(String title, String url, String protocol, Supplier<String> login, String instructions) {
}
