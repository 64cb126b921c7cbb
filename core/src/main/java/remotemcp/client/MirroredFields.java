package remotemcp.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.HeaderValue;
import remotemcp.protocol.McpMethod;
import remotemcp.protocol.MirroredArgument;

/// The header fields that repeat parts of a request for proxies (2026-07-28, streamable HTTP, Request Metadata).
///
/// @param tools the marked arguments of each tool that was listed
public record MirroredFields(Map<String, List<MirroredArgument>> tools) {
    /// @throws IllegalArgumentException when a tool's definition breaks a rule of the marks
    public static MirroredFields of(List<ListedTool> listed) {
        var tools = new HashMap<String, List<MirroredArgument>>();
        for (ListedTool tool : listed) {
            tools.put(tool.name(), MirroredArgument.in(tool.inputSchema()));
        }
        return new MirroredFields(tools);
    }

    /// The fields of a call; none for a tool that was not listed.
    public HeaderList of(String tool, JsonObject arguments) {
        HeaderList fields = HeaderList.empty();
        for (MirroredArgument argument : tools.getOrDefault(tool, List.of())) {
            Optional<Json> value = argument.among(Optional.of(arguments));
            if (value.isPresent()) {
                fields = fields.with(HeaderNames.PARAM_PREFIX + argument.header(), HeaderValue.of(value.get()));
            }
        }
        return fields;
    }

    /// The fields that every request has.
    public static HeaderList standard(String method, JsonObject params) {
        HeaderList fields = HeaderList.empty().with(HeaderNames.METHOD, HeaderValue.encode(method));
        Optional<String> name = McpMethod.mirroredBy(method).flatMap(params::string);
        return name.isPresent() ? fields.with(HeaderNames.NAME, HeaderValue.encode(name.get())) : fields;
    }
}
