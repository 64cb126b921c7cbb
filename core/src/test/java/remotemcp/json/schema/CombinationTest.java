package remotemcp.json.schema;

import org.junit.jupiter.api.Test;

/// Keywords that combine schemas, and references between them.
class CombinationTest {

    @Test
    void all_of_reports_each_part() {
        Verdicts.of("{'allOf':[{'minimum':3},{'multipleOf':2}]}").fit("4")
            .fails("1", "the value must be at least 3", "the value must be a multiple of 2");
    }

    @Test
    void any_of_explains_the_nearest_alternative() {
        Verdicts.of("{'anyOf':[{'type':'string'},{'properties':{'a':{'type':'integer'}},'required':['a'],'type':'object'}]}")
            .fit("'x'", "{'a':1}")
            .fails("{'a':'1'}",
                "the value fits none of 2 alternatives; the nearest fails since /a must be a whole number, but is a string");
        Verdicts.of("{'anyOf':[{'minimum':1}]}").fails("0", "the value must be at least 1");
    }

    @Test
    void one_of_refuses_none_and_several() {
        Verdicts.of("{'oneOf':[{'multipleOf':2},{'multipleOf':3},{'minimum':100}]}").fit("2", "9")
            .fails("6", "the value must fit exactly one of 3 alternatives, but fits numbers 1, 2")
            .fails("7", "the value fits none of 3 alternatives; the nearest fails since the value must be a multiple of 2");
    }

    @Test
    void not_rules_a_form_out() {
        Verdicts.of("{'not':{'type':'string'}}").fit("1").fails("'x'", "the value has a form that is ruled out");
        Verdicts.of("{'properties':{'a':false}}").fit("{}").fails("{'a':1}", "/a is not allowed");
    }

    @Test
    void if_chooses_then_or_else() {
        Verdicts.of("{'if':{'properties':{'k':{'const':'a'}},'required':['k']},'then':{'required':['x']},'else':{'required':['y']}}")
            .fit("{'k':'a','x':1}", "{'k':'b','y':1}")
            .fails("{'k':'a'}", "the value needs the member \"x\"").fails("{}", "the value needs the member \"y\"");
        Verdicts.of("{'then':false,'else':false}").fit("1");
    }

    @Test
    void references_lead_to_definitions_anchors_and_the_root() {
        Verdicts.of("{'properties':{'a':{'$ref':'#/$defs/a~1b'},'b':{'$ref':'#here'},'c':{'$ref':'#'},'d':{'$ref':'#/$defs/a%7E1b'},"
            + "'e':{'$ref':'#/allOf/0'}},'$defs':{'a/b':{'type':'integer'},'x':{'$anchor':'here','type':'string'}},'allOf':[{'type':'object'}]}")
            .fit("{'a':1,'b':'x','c':{'a':2},'d':3,'e':{}}")
            .fails("{'a':'1'}", "/a must be a whole number, but is a string").fails("{'b':1}", "/b must be a string, but is a number")
            .fails("{'c':{'d':'1'}}", "/c/d must be a whole number, but is a string")
            .fails("{'e':[]}", "/e must be an object, but is an array");
    }

    @Test
    void references_may_repeat_the_documents_own_id() {
        Verdicts.of(
            "{'$id':'https://example.com/s','properties':{'a':{'$ref':'https://example.com/s#/$defs/n'}},'$defs':{'n':{'type':'null'}}}")
            .fit("{'a':null}").fails("{'a':1}", "/a must be null, but is a number");
    }

    @Test
    void recursive_schemas_follow_the_value() {
        Verdicts
            .of("{'$ref':'#/$defs/tree','$defs':{'tree':{'type':'object','properties':{'children':{'items':{'$ref':'#/$defs/tree'}}}}}}")
            .fit("{'children':[{'children':[]},{}]}")
            .fails("{'children':[{'children':[1]}]}", "/children/0/children/0 must be an object, but is a number");
    }

    @Test
    void keywords_beside_a_reference_hold_too() {
        Verdicts.of("{'$ref':'#/$defs/n','minimum':5,'$defs':{'n':{'type':'integer'}}}").fit("5")
            .fails("4.5", "the value must be a whole number, but is a number", "the value must be at least 5");
    }
}
