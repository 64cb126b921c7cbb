package remotemcp.mcp.resources;

import java.util.Map;
import java.util.Optional;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.RequestContext;
import remotemcp.platform.Caller;
import remotemcp.protocol.RpcException;
import remotemcp.uri.TemplateValue;

/// One request to read a resource: its URI, and who asks.
public final class ResourceCall {
    private final String uri;
    private final Map<String, TemplateValue> values;
    private final RequestContext context;
    private final ClientStream client;

    ResourceCall(String uri, Map<String, TemplateValue> values, RequestContext context, ClientStream client) {
        this.uri = uri;
        this.values = values;
        this.context = context;
        this.client = client;
    }

    /// As the client wrote it.
    public String uri() {
        return uri;
    }

    /// What the URI says for a variable of the template; empty text where it says nothing. It is whatever the client wrote, decoded: check it
    /// before it names a file or a record.
    public String get(TemplateVariable variable) {
        return value(variable).map(TemplateValue::text).orElse("");
    }

    /// The same for a variable that may be a list or pairs.
    public Optional<TemplateValue> value(TemplateVariable variable) {
        return Optional.ofNullable(values.get(variable.name()));
    }

    public Caller caller() {
        return context.caller();
    }

    /// Whether the client has given up on this request.
    public boolean cancelled() {
        return client.isCancelled();
    }

    /// To be thrown: nothing is there.
    public RpcException notFound() {
        return RpcException.resourceNotFound(uri);
    }
}
