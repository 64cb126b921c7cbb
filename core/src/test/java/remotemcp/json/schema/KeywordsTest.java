package remotemcp.json.schema;

import org.junit.jupiter.api.Test;

/// Keywords that judge one value: its type, its size, its very content.
class KeywordsTest {

    @Test
    void type_names_one_type() {
        Verdicts.of("{'type':'string'}").fit("''", "'x'").fails("1", "the value must be a string, but is a number");
        Verdicts.of("{'type':'object'}").fit("{}").fails("[]", "the value must be an object, but is an array");
        Verdicts.of("{'type':'boolean'}").fit("true").fails("null", "the value must be true or false, but is null");
        Verdicts.of("{'type':'null'}").fit("null").fails("false", "the value must be null, but is true or false");
    }

    @Test
    void a_whole_number_is_an_integer_however_written() {
        Verdicts.of("{'type':'integer'}").fit("1", "1.0", "-3e2", "10e-1", "1e400")
            .fails("1.5", "the value must be a whole number, but is a number")
            .fails("'1'", "the value must be a whole number, but is a string");
        Verdicts.of("{'type':'number'}").fit("1", "1.5", "1e-400");
    }

    @Test
    void type_may_list_several() {
        Verdicts.of("{'type':['string','integer','null']}").fit("'x'", "1", "null")
            .fails("{}", "the value must be a string, a whole number or null, but is an object");
    }

    @Test
    void enum_and_const_compare_by_value() {
        Verdicts.of("{'enum':['a',1,{'x':[2],'y':null}]}").fit("'a'", "1", "1.0", "10e-1", "{'y':null,'x':[2.0]}")
            .fails("'A'", "the value must be one of \"a\", 1, {\"x\":[2],\"y\":null}")
            .fails("true", "the value must be one of \"a\", 1, {\"x\":[2],\"y\":null}");
        Verdicts.of("{'const':0}").fit("0", "-0.0", "0e7").fails("false", "the value must be 0").fails("'0'", "the value must be 0");
        Verdicts.of("{'const':null}").fit("null").fails("''", "the value must be null");
        Verdicts.of("{'const':'{}'}").fit("'{}'").fails("{}", "the value must be \"{}\"");
    }

    @Test
    void bounds_are_exact_in_decimal() {
        Verdicts.of("{'minimum':0.1}").fit("0.1", "1e-1", "'no number'").fails("0.09999999999999999999999",
            "the value must be at least 0.1");
        Verdicts.of("{'maximum':9007199254740993}").fit("9007199254740993", "-1e999")
            .fails("9007199254740994", "the value must be at most 9007199254740993");
        Verdicts.of("{'exclusiveMinimum':0,'exclusiveMaximum':10}").fit("0.001", "9.999")
            .fails("0", "the value must be more than 0").fails("1e1", "the value must be less than 10");
        Verdicts.of("{'minimum':-5}").fit("-5", "-4.5", "0", "3").fails("-5.1", "the value must be at least -5");
    }

    @Test
    void multiples_are_exact_in_decimal() {
        Verdicts.of("{'multipleOf':0.01}").fit("0", "0.07", "19.99", "4.35", "1e300", "12345678901234567890.12", "'no number'")
            .fails("0.075", "the value must be a multiple of 0.01").fails("1e-300", "the value must be a multiple of 0.01");
        Verdicts.of("{'multipleOf':3}").fit("9", "-9", "3e1", "111111111111111111111111111111")
            .fails("10", "the value must be a multiple of 3").fails("1e999999999", "the value must be a multiple of 3");
        Verdicts.of("{'multipleOf':1024}").fit("1e10", "2048").fails("1e9", "the value must be a multiple of 1024");
    }

    @Test
    void length_counts_code_points() {
        Verdicts.of("{'minLength':2,'maxLength':3}").fit("'ab'", "'\u00e9\uD83D\uDE00b'", "17")
            .fails("'\uD83D\uDE00'", "the value must have at least 2 characters")
            .fails("'abcd'", "the value must have at most 3 characters");
    }

    @Test
    void items_are_counted() {
        Verdicts.of("{'minItems':1,'maxItems':2}").fit("[1]", "[1,2]", "{}")
            .fails("[]", "the value must have at least 1 item").fails("[1,2,3]", "the value must have at most 2 items");
        Verdicts.of("{'maxItems':1e30}").fit("[1,2,3]");
    }

    @Test
    void members_are_counted() {
        Verdicts.of("{'minProperties':1,'maxProperties':1}").fit("{'a':1}", "[]")
            .fails("{}", "the value must have at least 1 member").fails("{'a':1,'b':2}", "the value must have at most 1 member");
    }

    @Test
    void unique_items_differ_by_value() {
        Verdicts.of("{'uniqueItems':true}").fit("[]", "[1,'1',true,[1],{'a':1}]", "[{'a':1},{'a':2}]", "[[1,2],[2,1]]")
            .fails("[1,2,1.0]", "the value must not have equal items, but items 0 and 2 are")
            .fails("[{'a':1,'b':2},{'b':2.0,'a':1}]", "the value must not have equal items, but items 0 and 1 are");
        Verdicts.of("{'uniqueItems':false}").fit("[1,1]");
    }

    @Test
    void format_and_unknown_keywords_only_annotate() {
        Verdicts.of("{'format':'email','x-mcp-header':'A','default':1,'examples':[2],'contentEncoding':'base64'}")
            .fit("'no address'", "1");
    }
}
