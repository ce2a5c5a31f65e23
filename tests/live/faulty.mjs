// Servers that do one thing wrong, written here since no public one does it when asked. Where nothing else is said, each is a
// server of 2025-11-25 without sessions that shares its answers with every page.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

export const TOOLS = JSON.parse(readFileSync(new URL("servers/tools.json", import.meta.url), "utf8"));

const SHARED = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Mcp-Session-Id, WWW-Authenticate" };

// Answers with JSON.
export function json(response, result, id, headers = {}) {
  response.writeHead(200, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
}

// Answers with any text.
export function text(response, status, type, body) {
  response.writeHead(status, { "Content-Type": type });
  response.end(body);
}

const RIGHT = {
  // Servers of this era know nothing of the newer one.
  modern: ({ response }) => text(response, 400, "text/plain", "Bad Request: no session"),
  initialize: ({ response, message }) =>
    json(response, { protocolVersion: "2025-11-25", capabilities: { tools: {} }, serverInfo: { name: "faulty", version: "1" } }, message.id),
  "notifications/initialized": ({ response }) => response.writeHead(202).end(),
  "tools/list": ({ response, message }) => json(response, { tools: TOOLS }, message.id),
  other: ({ response }) => response.writeHead(405).end(),
};

// A server with `wrong` in the place of what is right, by what is asked: the names above, or `every`. `asked` collects the
// requests, preflights aside; `gone(n)` resolves when the client has left so many before their answer was complete.
export async function faulty(wrong, { path = "/mcp" } = {}) {
  const asked = [];
  const left = [];
  let notice = () => {};
  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(SHARED)) response.setHeader(name, value);
    if (request.method === "OPTIONS") {
      response.writeHead(204, {
        "Access-Control-Allow-Methods": "GET, POST, DELETE",
        "Access-Control-Allow-Headers": request.headers["access-control-request-headers"] ?? "",
        "Access-Control-Max-Age": "600",
      });
      return response.end();
    }
    response.on("close", () => {
      if (!response.writableFinished) notice(left.push(request));
    });
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const message = body ? JSON.parse(body) : {};
    const what = request.method !== "POST" ? "other" : message.params?._meta ? "modern" : message.method;
    asked.push({ what, method: request.method, headers: request.headers, message });
    const answer = wrong.every ?? wrong[what] ?? RIGHT[what] ?? RIGHT.other;
    await answer({ request, response, message, path });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}${path}`,
    asked,
    gone: (count = 1) =>
      new Promise((done) => {
        notice = () => left.length >= count && done();
        notice();
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

// An address of loopback where nothing listens.
export async function nothing() {
  const { url, close } = await faulty({});
  await close();
  return { url, close: () => {} };
}
