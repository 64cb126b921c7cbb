package remotemcp.jvm.http;

import remotemcp.http.HttpHandler;
import remotemcp.platform.Log;

/// What all event loops of one server share.
record Service(HttpHandler handler, Log log, HttpLimits limits, Capacity capacity) {
}
