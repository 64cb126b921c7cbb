package remotemcp.json.schema;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Unicode's general categories as `\p{…}` of ECMA-262 names them, each as a set of bits: bit n stands for the category that
/// [Character#getType(int)] calls n.
final class UnicodeCategories {
    static final int ALL = -1 >>> 1;
    private static final String SHORT = "Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf -- Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf";
    private static final String LONG =
        "Letter=L Cased_Letter=LC Uppercase_Letter=Lu Lowercase_Letter=Ll Titlecase_Letter=Lt Modifier_Letter=Lm "
            + "Other_Letter=Lo Mark=M Combining_Mark=M Nonspacing_Mark=Mn Spacing_Mark=Mc Enclosing_Mark=Me Number=N Decimal_Number=Nd digit=Nd "
            + "Letter_Number=Nl Other_Number=No Punctuation=P punct=P Connector_Punctuation=Pc Dash_Punctuation=Pd Open_Punctuation=Ps "
            + "Close_Punctuation=Pe Initial_Punctuation=Pi Final_Punctuation=Pf Other_Punctuation=Po Symbol=S Math_Symbol=Sm Currency_Symbol=Sc "
            + "Modifier_Symbol=Sk Other_Symbol=So Separator=Z Space_Separator=Zs Line_Separator=Zl Paragraph_Separator=Zp Other=C Control=Cc "
            + "cntrl=Cc Format=Cf Surrogate=Cs Private_Use=Co Unassigned=Cn ";
    private static final Map<String, Integer> NAMED = named();

    private UnicodeCategories() {
    }

    /// @param name as between the braces: `L`, `Letter`, `gc=Lu`, `General_Category=Digit`
    static Optional<Integer> named(String name) {
        int equals = name.indexOf('=');
        String property = equals < 0 ? "" : name.substring(0, equals);
        boolean isCategory = equals < 0 || property.equals("gc") || property.equals("General_Category");
        return isCategory ? Optional.ofNullable(NAMED.get(name.substring(equals + 1))) : Optional.empty();
    }

    static boolean has(int categories, int point) {
        return (categories >> Character.getType(point) & 1) != 0;
    }

    private static Map<String, Integer> named() {
        var named = new TreeMap<String, Integer>();
        for (int i = 0; i * 3 < SHORT.length(); i++) {
            String name = SHORT.substring(i * 3, i * 3 + 2);
            named.put(name, 1 << i);
            named.merge(name.substring(0, 1), 1 << i, (a, b) -> a | b);
        }
        named.remove("--");
        named.remove("-");
        named.put("LC", named.get("Lu") | named.get("Ll") | named.get("Lt"));
        for (int at = 0; at < LONG.length();) {
            int equals = LONG.indexOf('=', at);
            int end = LONG.indexOf(' ', at);
            named.put(LONG.substring(at, equals), named.get(LONG.substring(equals + 1, end)));
            at = end + 1;
        }
        named.put("Any", ALL);
        return named;
    }
}
