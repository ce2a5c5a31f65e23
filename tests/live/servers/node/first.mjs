// A server on version 1 of the official TypeScript SDK, which speaks the revisions up to 2025-11-25.
import { randomUUID } from "node:crypto";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { SSEServerTransport } from "@modelcontextprotocol/sdk/server/sse.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { asked, listen, page } from "./loopback.mjs";

const open = new Map();

function server() {
  const made = new Server({ name: "notes-typescript", version: "1.0.0" }, { capabilities: { tools: {} } });
  made.setRequestHandler(ListToolsRequestSchema, ({ params }) => page(params?.cursor));
  return made;
}

async function transport() {
  const made = new StreamableHTTPServerTransport({
    enableJsonResponse: asked.json ?? false,
    sessionIdGenerator: asked.stateless ? undefined : randomUUID,
    onsessioninitialized: (id) => open.set(id, made),
    onsessionclosed: (id) => open.delete(id),
  });
  await server().connect(made);
  return made;
}

async function streamable(request, response) {
  const id = request.headers["mcp-session-id"];
  if (id && !open.has(id)) return response.writeHead(404).end();
  await (open.get(id) ?? (await transport())).handleRequest(request, response);
}

async function old(request, response) {
  const { pathname, searchParams } = new URL(request.url, "http://host");
  if (request.method === "GET" && pathname === "/sse") {
    const made = new SSEServerTransport("/messages", response);
    open.set(made.sessionId, made);
    await server().connect(made);
  } else if (request.method === "POST" && pathname === "/messages") {
    await open.get(searchParams.get("sessionId"))?.handlePostMessage(request, response);
  } else {
    response.writeHead(405).end();
  }
}

if (asked.old) listen("/sse", old);
else listen("/mcp", streamable);
