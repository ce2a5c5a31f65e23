// A server on version 2 of the official TypeScript SDK that speaks 2026-07-28 and nothing before it.
import { toNodeHandler } from "@modelcontextprotocol/node";
import { Server, createMcpHandler } from "@modelcontextprotocol/server";
import { asked, listen, page } from "./loopback.mjs";

function server() {
  const made = new Server({ name: "notes-typescript", version: "2.0.0" }, { capabilities: { tools: {} } });
  made.setRequestHandler("tools/list", ({ params }) => page(params?.cursor));
  return made;
}

listen("/mcp", toNodeHandler(createMcpHandler(server, { legacy: "reject", responseMode: asked.json ? "json" : "sse" })));
