package remotemcp.bench;

import io.avaje.json.mapper.JsonMapper;
import io.avaje.json.stream.JsonStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Bytes to values and back: our codec beside jackson-core and avaje-json-core. Each reader builds a tree, as our
/// callers need one; Jackson is also shown merely walking the tokens, which is its floor.
///
/// Run: `mvn -pl bench test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=org.openjdk.jmh.Main -Dexec.args=JsonBenchmark`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = {"-Xms64m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
public class JsonBenchmark {
    private static final String CALL = "{\"jsonrpc\":\"2.0\",\"id\":42,\"method\":\"tools/call\",\"params\":{\"name\":\"add\","
        + "\"arguments\":{\"a\":17,\"b\":25},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
        + "\"progressToken\":\"abc\"}}}";

    private final byte[] call = CALL.getBytes(StandardCharsets.UTF_8);
    private final byte[] large = large().bytes();
    private final Json answer = answer();
    private final Json largeTree = large();
    private final Map<String, Object> answerMap = map(answer.bytes());
    private final Map<String, Object> largeMap = map(large);
    private final JsonFactory jackson = new JsonFactory();
    private final JsonFactory jacksonStrict = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private final JsonStream avajeStream = JsonStream.builder().build();
    private final JsonMapper avaje = JsonMapper.builder().jsonStream(avajeStream).build();

    @Benchmark
    public Json readCall() {
        return Json.parse(call);
    }

    @Benchmark
    public Object readCallJackson() {
        return tree(jackson, call);
    }

    @Benchmark
    public Object readCallJacksonStrict() {
        return tree(jacksonStrict, call);
    }

    @Benchmark
    public int readCallJacksonTokens() {
        int count = 0;
        try (JsonParser parser = jackson.createParser(ObjectReadContext.empty(), call)) {
            while (parser.nextToken() != null) {
                count++;
            }
        }
        return count;
    }

    @Benchmark
    public Object readCallAvaje() {
        return avajeTree(call);
    }

    @Benchmark
    public Json readLarge() {
        return Json.parse(large);
    }

    @Benchmark
    public Object readLargeJackson() {
        return tree(jackson, large);
    }

    @Benchmark
    public Object readLargeAvaje() {
        return avajeTree(large);
    }

    @Benchmark
    public byte[] writeAnswer() {
        return answer.bytes();
    }

    @Benchmark
    public byte[] buildAndWriteAnswer() {
        return answer().bytes();
    }

    @Benchmark
    public byte[] writeAnswerJackson() {
        return written(answerMap);
    }

    @Benchmark
    public byte[] writeAnswerAvaje() {
        return avaje.map().toJsonBytes(answerMap);
    }

    @Benchmark
    public byte[] writeLarge() {
        return largeTree.bytes();
    }

    @Benchmark
    public byte[] writeLargeJackson() {
        return written(largeMap);
    }

    @Benchmark
    public byte[] writeLargeAvaje() {
        return avaje.map().toJsonBytes(largeMap);
    }

    private static JsonObject answer() {
        var text = JsonObject.builder().put("type", "text").put("text", "The sum of 17 and 25 is \"42\".").build();
        var result =
            JsonObject.builder().put("content", JsonArray.of(text)).put("structuredContent", JsonObject.builder().put("sum", 42).build())
                .put("isError", false).put("resultType", "complete").put("ttlMs", 0).build();
        return JsonObject.builder().put("jsonrpc", "2.0").put("id", 42).put("result", result).build();
    }

    /// About 12 KB: a list of forty tools.
    private static JsonObject large() {
        var tools = new ArrayList<Json>();
        for (int i = 0; i < 40; i++) {
            var schema = JsonObject.builder().put("type", "object")
                .put("properties", JsonObject.builder().put("city", JsonObject.of("type", "string"))
                    .put("days", JsonObject.of("type", "integer").with("minimum", Json.of(i))).build())
                .put("required", JsonArray.of(Json.of("city"))).build();
            tools.add(JsonObject.builder().put("name", "get_weather_" + i).put("title", "Wetter für Städte \"" + i + "\"")
                .put("description", "Tells the weather of a city for the days to come.\nAnswers in degrees.").put("inputSchema", schema)
                .build());
        }
        return JsonObject.of("tools", new JsonArray(tools));
    }

    private Object avajeTree(byte[] json) {
        try (var reader = avajeStream.reader(json)) {
            return avaje.map().fromJson(reader);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(byte[] json) {
        return (Map<String, Object>) tree(new JsonFactory(), json);
    }

    private static Object tree(JsonFactory factory, byte[] json) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getNumberValue();
        };
    }

    private static Object members(JsonParser parser) {
        var map = new LinkedHashMap<String, Object>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            map.put(key, value(parser));
        }
        return map;
    }

    private static Object items(JsonParser parser) {
        var list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private byte[] written(Map<String, Object> map) {
        var out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = jackson.createGenerator(ObjectWriteContext.empty(), out)) {
            write(generator, map);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator generator, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((key, member) -> {
                    generator.writeName((String) key);
                    write(generator, member);
                });
                generator.writeEndObject();
            }
            case Iterable<?> list -> {
                generator.writeStartArray();
                list.forEach(item -> write(generator, item));
                generator.writeEndArray();
            }
            case String text -> generator.writeString(text);
            case Integer number -> generator.writeNumber(number);
            case Boolean bool -> generator.writeBoolean(bool);
            default -> throw new IllegalStateException();
        }
    }
}
