/// remote-mcp on Cloudflare Workers, compiled to JavaScript by TeaVM. All JavaScript interop of the project is here, one
/// line of script to a method. Each request runs on one green thread; calls that wait suspend it (`Promises`).
package remotemcp.workers;
