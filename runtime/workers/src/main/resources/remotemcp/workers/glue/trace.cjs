/**
 * Makes the log of a worker readable: frames of the JavaScript that TeaVM wrote become lines of Java.
 *
 *   node trace.cjs app.mjs.map < log
 *
 * The map is the one beside the script that ran: app.mjs.map of the build, or worker.js.map of `wrangler deploy --dry-run --outdir DIR`.
 */
const { readFileSync } = require("node:fs");
const { SourceMap } = require("node:module");
const { basename } = require("node:path");
const { createInterface } = require("node:readline");

const file = process.argv[2];
const script = basename(file, ".map");
// TeaVM writes the root without the slash at its end.
const map = new SourceMap({ ...JSON.parse(readFileSync(file, "utf8")), sourceRoot: "" });
const frame = /^\s*at (?:.*[( /])?([\w.-]+):(\d+):(\d+)\)?$/;

/** The frame in Java, or nothing where it is in TeaVM's own code: that throws, catches and starts threads. */
function java(line) {
  const [, name, row, column] = frame.exec(line) ?? [];
  if (name !== script) return [line];
  const { fileName = "org/teavm/", lineNumber } = map.findOrigin(Number(row), Number(column));
  const source = fileName.replace(/^.*\/src\//, "");
  if (source.startsWith("org/teavm/")) return [];
  return [`    at ${source.replace(/\.java$/, "").replaceAll("/", ".")}(${basename(source)}:${lineNumber})`];
}

/** A line of our log with its stack drawn out, or the line as it is. */
function lines(line) {
  try {
    const { stack, ...fields } = JSON.parse(line).fields;
    return stack ? [JSON.stringify({ ...JSON.parse(line), fields }), ...stack.split("\n")] : [line];
  } catch (notOurs) {
    return [line];
  }
}

createInterface({ input: process.stdin }).on("line", line => console.log(lines(line).flatMap(java).join("\n")));
