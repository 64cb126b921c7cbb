package remotemcp.cli.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.hosts.HostProfile;
import remotemcp.json.JsonObject;

/// Codex CLI with a model that it does not know, to which it gives all tools at once.
final class CodexView implements ModelView {
    private static final int NAME = HostProfile.CODEX.limits().name();
    private static final int TOKENS = HostProfile.CODEX.limits().result() / MiddleCut.BYTES_A_TOKEN;
    private static final int HASH = 12;
    private static final int LINE = HostProfile.CODEX.limits().firstLine();
    private static final String TIME = "Wall time: 0.0000 seconds\nOutput:";

    @Override
    public String note() {
        return "Models that Codex knows get the rest after a search, and of long results up to 48,000 characters; others get all of this at once.";
    }

    @Override
    public Optional<String> instructions(String server, String text) {
        return Optional.of(text.isEmpty() ? "Tools in the " + namespace(server) + " namespace." : text);
    }

    /// With models that it knows.
    @Override
    public Optional<String> beforeSearch(String server, String text, ToolOffer offer) {
        String line = text.lines().findFirst().orElse("");
        String cut = line.length() <= LINE ? line : line.substring(0, LINE - 3) + "...";
        return Optional.of("- " + namespace(server) + (cut.isEmpty() ? "" : ": " + cut));
    }

    private static String namespace(String server) {
        return "mcp__" + ToolDefinition.plain(server, "_", '_');
    }

    @Override
    public ToolOffer tools(String server, List<JsonObject> tools) {
        Map<String, Integer> uses = new HashMap<>();
        for (JsonObject json : tools) {
            uses.merge(ToolDefinition.plain(new ToolDefinition(json).name(), "_", '_'), 1, Integer::sum);
        }
        var offered = new ArrayList<OfferedTool>();
        for (JsonObject json : tools) {
            var tool = new ToolDefinition(json);
            String plain = ToolDefinition.plain(tool.name(), "_", '_');
            String name = fitting(server, tool.name(), plain, uses.get(plain) > 1);
            offered
                .add(new OfferedTool(tool.name(), Optional.of(namespace(server)), name, tool.description(), CodexSchema.of(tool.schema())));
        }
        return ToolOffer.of(offered.stream().sorted(Comparator.comparing(OfferedTool::name)).toList());
    }

    private static String fitting(String server, String original, String plain, boolean isTaken) {
        int room = NAME - namespace(server).length() - 2;
        String hash = "_" + sha1(server + "\0" + server + "\0\0" + original + "\0" + original).substring(0, HASH);
        String whole = isTaken ? plain + hash : plain;
        return whole.length() <= room ? whole : whole.substring(0, room - hash.length()) + hash;
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ModelResult result(String server, OfferedTool tool, JsonObject arguments, JsonObject result) {
        if (result.has("structuredContent")) {
            var cut = new MiddleCut(TOKENS);
            return ModelResult.text(cut.of(TIME + "\n" + result.find("structuredContent").orElseThrow().text()));
        }
        var cut = new MiddleCut(TOKENS);
        var parts = new ArrayList<ModelPart>();
        parts.add(new ModelPart.Text(cut.of(TIME)));
        for (JsonObject block : ToolDefinition.blocks(result)) {
            parts.add(switch (ToolDefinition.type(block)) {
                case "text" -> new ModelPart.Text(cut.of(ToolDefinition.text(block, "text")));
                case "image" -> new ModelPart.Media(ToolDefinition.text(block, "mimeType"));
                case "audio" -> new ModelPart.Text("<audio content omitted because you do not support audio input>");
                default -> new ModelPart.Text(cut.of(block.text()));
            });
        }
        return new ModelResult(parts, false);
    }
}
