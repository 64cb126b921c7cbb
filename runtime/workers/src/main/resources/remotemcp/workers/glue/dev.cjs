/**
 * Starts `wrangler dev` so that the worker answers at this machine's own address, and knows it: whatever domain wrangler.jsonc routes to
 * the worker, and on whatever port it listens.
 *
 *   node dev.cjs [--port N] [options of wrangler dev]
 */
const { spawn } = require("node:child_process");

const given = process.argv.slice(2);

/** The value of an option in either spelling. */
function option(name, usual) {
  const at = given.findIndex(word => word === name || word.startsWith(name + "="));
  if (at < 0) return usual;
  return given[at] === name ? given[at + 1] : given[at].slice(name.length + 1);
}

const port = option("--port", "8787");
const origin = `${option("--local-protocol", "http")}://localhost:${port}`;
const own = ["--host", `localhost:${port}`, "--var", `REMOTE_MCP_PUBLIC_URL:${origin}`];
const listening = given.some(word => /^--port(=|$)/.test(word)) ? [] : ["--port", port];

const wrangler = spawn("wrangler", ["dev", ...listening, ...own, ...given], { stdio: "inherit", shell: process.platform === "win32" });
wrangler.on("error", failure => {
  console.error(`wrangler does not start (${failure.message}): run npm install first`);
  process.exitCode = 1;
});
wrangler.on("exit", code => { process.exitCode = code ?? 1; });
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => wrangler.kill(signal));
}
