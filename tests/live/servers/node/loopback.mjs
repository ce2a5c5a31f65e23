// What both servers share: options, CORS, a port of loopback, and the end with standard input.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import cors from "cors";

const TOOLS = JSON.parse(readFileSync(new URL("../tools.json", import.meta.url), "utf8"));

//   --json       reply with JSON where SSE is the SDK's default
//   --stateless  keep no sessions
//   --page N     tools on a page; all on one unless told
//   --origin O   an origin whose pages may read answers, or *
//   --old        HTTP+SSE of 2024-11-05 instead
export const { values: asked } = parseArgs({
  options: {
    json: { type: "boolean" },
    stateless: { type: "boolean" },
    page: { type: "string" },
    origin: { type: "string" },
    old: { type: "boolean" },
  },
});

// A page of the list, from a cursor.
export function page(cursor) {
  const start = Number(cursor ?? 0);
  const end = start + Number(asked.page ?? TOOLS.length);
  return { tools: TOOLS.slice(start, end), ...(end < TOOLS.length ? { nextCursor: String(end) } : {}) };
}

// Serves with `answer(request, response)` on a free port and prints the address.
export function listen(path, answer) {
  const share = asked.origin ? cors({ origin: asked.origin, exposedHeaders: ["Mcp-Session-Id"] }) : (_request, _response, next) => next();
  const server = createServer((request, response) => share(request, response, () => answer(request, response)));
  server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}${path}`));
  process.stdin.resume().on("end", () => process.exit());
}
