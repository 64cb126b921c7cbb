/// JSON: values, a strict reader, a compact writer, and a checker of JSON Schema 2020-12.
package remotemcp.json;
