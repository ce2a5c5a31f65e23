// Servers as processes: started on a free port of loopback from what `scripts/setup live` installed, and ended with the tests.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const servers = join(here, "servers");
const script = join(here, "..", "..", "scripts", "env.sh");

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

// A program of a Python environment; scripts/env.sh alone knows where they are.
function python(environment, program) {
  const folder = execFileSync("bash", ["-c", '. "$0" && live_python "$1"', script, environment], { encoding: "utf8" });
  return join(folder.trim(), "bin", program);
}

// Starts a server and waits until it says its address. `close` ends it.
function start(command, args, path = "") {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
  running.add(child);
  const ended = new Promise((done) => child.once("close", done)).finally(() => running.delete(child));
  const close = async () => {
    child.stdin.end();
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(late);
  };
  return new Promise((ready, failed) => {
    let said = "";
    const give = (why) => {
      clearTimeout(late);
      failed(new Error(`${command} ${why}: ${said || "it said nothing"}`));
    };
    const late = setTimeout(() => close().then(() => give("said no address in 30 s")), 30_000);
    child.once("error", (error) => give(`could not be started (has scripts/setup live run?): ${error.message}`));
    child.once("close", (code) => give(`ended with ${code}`));
    const hear = (text) => {
      said = (said + text).slice(-4_000);
      // A log may first name port 0, as it was asked for.
      const [address] = /http:\/\/127\.0\.0\.1:[1-9]\d*\S*(?=\s)/.exec(said) ?? [];
      if (!address) return;
      clearTimeout(late);
      ready({ url: address + path, close });
    };
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
  });
}

// The official Python SDK. `line` 1 speaks the revisions up to 2025-11-25, 2 also 2026-07-28; the options are those of server.py.
export function pythonSdk(line, ...options) {
  return start(python(line === 1 ? "interpreter" : "sdk", "python"), [join(servers, "python", "server.py"), ...options]);
}

// The official TypeScript SDK. `line` 1 speaks the revisions up to 2025-11-25, 2 only 2026-07-28; the options are those of loopback.mjs.
export function typescriptSdk(line, ...options) {
  return start(process.execPath, [join(servers, "node", line === 1 ? "first.mjs" : "second.mjs"), ...options]);
}

// mcp-python-interpreter, which speaks on its standard input and output, behind mcp-proxy.
export async function interpreter(...options) {
  const folder = mkdtempSync(join(tmpdir(), "interpreter-"));
  const command = [python("interpreter", "mcp-python-interpreter"), "--dir", folder];
  const { url, close } = await start(python("interpreter", "mcp-proxy"), ["--port", "0", ...options, "--", ...command], "/mcp");
  return { url, close: () => close().finally(() => rmSync(folder, { recursive: true, force: true })) };
}
