package remotemcp.demo;

import java.math.BigDecimal;
import remotemcp.json.Json;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.ToolSet;
import remotemcp.mcp.tools.ToolException;
import remotemcp.mcp.tools.ToolResult;

/// Sums that are exact in every digit: `0.1 + 0.2` is `0.3`, and whole numbers do not lose their last digits past 2^53.
public final class Arithmetic implements ToolSet {
    /// The range of a double. Past it a short text such as 1e999999999 would ask for a sum of a billion digits.
    private static final int GREATEST_EXPONENT = 308;

    private static final JsonObject SUM = (JsonObject) Json.parse("""
        {"type": "object",
         "properties": {"sum": {"type": "number", "description": "a + b, exact"}},
         "required": ["sum"]}""");

    @Override
    public void addTo(McpServer.Builder server) {
        server.tool("add", """
            Adds two numbers and returns their exact sum. Use it whenever a sum must be right to the last digit, \
            also for decimals such as 0.1 + 0.2 and for very long whole numbers.""", tool -> {
            var a = tool.exactNumber("a", "the first number, for example 40 or 0.1");
            var b = tool.exactNumber("b", "the number to add to it, for example 2 or -7.25");
            tool.title("Add two numbers").output(SUM).readOnly().idempotent().openWorld(false).inline();
            return call -> sum(decimal("a", call.get(a)), decimal("b", call.get(b)));
        });
    }

    private static ToolResult sum(BigDecimal a, BigDecimal b) {
        String sum = text(a.add(b));
        return ToolResult.text(sum).with(JsonObject.of("sum", new JsonNumber(sum)));
    }

    private static BigDecimal decimal(String name, JsonNumber number) {
        double size = Math.abs(number.asDouble());
        var decimal = Double.isInfinite(size) ? BigDecimal.ZERO : parsed(number);
        if (Double.isInfinite(size) || Math.abs(decimal.scale()) > GREATEST_EXPONENT) {
            throw new ToolException(name + " is too large or too small to be added exactly: it may have at most "
                + GREATEST_EXPONENT + " digits before or after the point.");
        }
        return decimal;
    }

    /// A literal whose exponent is past what a BigDecimal can hold is far below any double too.
    private static BigDecimal parsed(JsonNumber number) {
        try {
            return new BigDecimal(number.literal());
        } catch (NumberFormatException tooSmall) {
            return BigDecimal.valueOf(1, Integer.MAX_VALUE);
        }
    }

    private static String text(BigDecimal sum) {
        return sum.signum() == 0 ? "0" : sum.stripTrailingZeros().toPlainString();
    }
}
