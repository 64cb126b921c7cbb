/// Checks values against JSON Schema 2020-12, and against draft-07 and 2019-09 in what they share with it.
package remotemcp.json.schema;
