package remotemcp.json.schema;

import org.junit.jupiter.api.Test;

/// Keywords that reach into arrays and objects.
class StructureTest {

    @Test
    void required_members_are_missed_by_name() {
        Verdicts.of("{'required':['a','b\\\"c']}").fit("{'a':1,'b\\\"c':2}", "[]")
            .fails("{}", "the value needs the member \"a\"", "the value needs the member \"b\\\"c\"");
    }

    @Test
    void properties_are_checked_where_they_are() {
        Verdicts.of("{'properties':{'a':{'type':'string'},'b':{'properties':{'c/d~':{'minimum':3}}}}}")
            .fit("{}", "{'a':'x','z':1}", "{'A':1}")
            .fails("{'a':1,'b':{'c/d~':2}}", "/a must be a string, but is a number", "/b/c~1d~0 must be at least 3");
    }

    @Test
    void additional_properties_may_be_refused_or_checked() {
        Verdicts.of("{'properties':{'a':true},'patternProperties':{'^x-':{'type':'integer'}},'additionalProperties':false}")
            .fit("{'a':1,'x-b':2}").fails("{'x-b':'s'}", "/x-b must be a whole number, but is a string")
            .fails("{'c':1}", "/c is not allowed; allowed are \"a\" and names like ^x-");
        Verdicts.of("{'additionalProperties':false}").fit("{}").fails("{'a':1}", "/a is not allowed");
        Verdicts.of("{'properties':{'a':true},'additionalProperties':{'type':'null'}}").fit("{'a':1,'b':null}")
            .fails("{'b':1}", "/b must be null, but is a number");
    }

    @Test
    void V20_member_names_are_compared_exactly() {
        Verdicts.of("{'properties':{'name':true},'required':['name'],'additionalProperties':false}")
            .fails("{'Name':1}", "/Name is not allowed; allowed are \"name\"", "the value needs the member \"name\"");
    }

    @Test
    void property_names_meet_their_schema() {
        Verdicts.of("{'propertyNames':{'maxLength':2}}").fit("{'ab':1}", "['abc']")
            .fails("{'abc':1}", "/abc has a name that must have at most 2 characters");
    }

    @Test
    void dependent_members_come_together() {
        Verdicts.of("{'dependentRequired':{'card':['address','name']}}").fit("{}", "{'address':1}", "{'card':1,'address':2,'name':3}")
            .fails("{'card':1,'name':2}", "the value needs the member \"address\" because it has \"card\"");
        Verdicts.of("{'dependentSchemas':{'a':{'required':['b']}}}").fit("{'c':1}").fails("{'a':1}", "the value needs the member \"b\"");
    }

    @Test
    void items_follow_prefix_items() {
        Verdicts.of("{'prefixItems':[{'type':'string'},{'type':'integer'}],'items':{'type':'boolean'}}")
            .fit("[]", "['a']", "['a',1,true,false]", "{'0':0}")
            .fails("[1,1,1]", "/0 must be a string, but is a number", "/2 must be true or false, but is a number");
        Verdicts.of("{'prefixItems':[true],'items':false}").fit("[1]").fails("[1,2]", "/1 is not allowed");
    }

    @Test
    void contains_counts_the_items_that_fit() {
        Verdicts.of("{'contains':{'type':'string'}}").fit("[1,'a']", "'a'")
            .fails("[1]", "the value must contain at least 1 item of the required form")
            .fails("[]", "the value must contain at least 1 item of the required form");
        Verdicts.of("{'contains':{'const':1},'minContains':2,'maxContains':3}").fit("[1,1]", "[1,0,1,1]")
            .fails("[1]", "the value must contain at least 2 items of the required form")
            .fails("[1,1,1,1]", "the value must contain at most 3 items of the limited form");
        Verdicts.of("{'contains':{'const':1},'minContains':0}").fit("[]");
    }

    @Test
    void unevaluated_members_are_those_nobody_judged() {
        Verdicts.of("{'allOf':[{'properties':{'a':true}}],'anyOf':[{'properties':{'b':{'type':'string'}},'required':['b']},true],"
            + "'if':{'properties':{'c':{'const':1}},'required':['c']},'then':{'properties':{'d':true}},'unevaluatedProperties':false}")
            .fit("{'a':1}", "{'b':'x'}", "{'c':1,'d':2}")
            .fails("{'b':1}", "/b is not allowed").fails("{'d':2}", "/d is not allowed");
    }

    @Test
    void unevaluated_items_are_those_nobody_judged() {
        Verdicts.of("{'prefixItems':[true],'contains':{'type':'string'},'$ref':'#/$defs/two','$defs':{'two':{'prefixItems':[true,true]}},"
            + "'unevaluatedItems':{'type':'null'}}")
            .fit("[1,2,'x',null]", "['x',1]").fails("['x',1,2]", "/2 must be null, but is a number");
    }

    @Test
    void draft_07_keeps_its_tuples_and_dependencies() {
        Verdicts.of("{'$schema':'http://json-schema.org/draft-07/schema#','items':[{'type':'string'}],'additionalItems':{'type':'null'},"
            + "'dependencies':{'a':['b'],'c':{'required':['d']}}}")
            .fit("['x',null]", "{'a':1,'b':2}").fails("[1,2]", "/0 must be a string, but is a number", "/1 must be null, but is a number")
            .fails("{'a':1,'c':2}", "the value needs the member \"b\" because it has \"a\"", "the value needs the member \"d\"");
    }

    @Test
    void draft_07_ignores_what_stands_beside_a_reference() {
        Verdicts.of("{'$schema':'http://json-schema.org/draft-07/schema#','definitions':{'s':{'type':'string'}},"
            + "'properties':{'a':{'$ref':'#/definitions/s','maxLength':1}}}")
            .fit("{'a':'long'}").fails("{'a':1}", "/a must be a string, but is a number");
    }
}
