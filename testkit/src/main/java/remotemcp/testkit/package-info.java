/// For tests of MCP servers, whoever wrote them, in any test framework: failures are [AssertionError]s that hold the doctor's whole report.
package remotemcp.testkit;
