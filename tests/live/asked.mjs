// What a server says when it is asked from outside a browser: a client of its own, so that the page is not compared with itself.

// Sends one message and gives the answer to it with its status and headers.
async function send(url, message, headers) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json, text/event-stream", ...headers },
    body: JSON.stringify({ jsonrpc: "2.0", ...message }),
  });
  const text = await response.text();
  const events = /event-stream/.test(response.headers.get("content-type") ?? "");
  const messages = events ? [...text.matchAll(/^data: ?(\{.*)$/gm)].map(([, data]) => data) : [text || "{}"];
  const answers = messages.map((json) => JSON.parse(json)).filter(({ id }) => id === message.id);
  return { status: response.status, headers: response.headers, events, answer: answers[0] };
}

async function pages(url, params, headers) {
  const tools = [];
  let count = 0;
  for (let cursor; count === 0 || cursor !== undefined; count += 1) {
    const { status, answer, events } = await send(url, { id: count + 2, method: "tools/list", params: { ...params, cursor } }, headers);
    if (!answer?.result) throw new Error(`${url} answered ${status}: ${JSON.stringify(answer)}`);
    tools.push(...answer.result.tools);
    cursor = answer.result.nextCursor;
    if (cursor === undefined) return { names: tools.map(({ name }) => name), pages: count + 1, events };
  }
}

// The names of a server's tools as its revision asks for them, how many pages they took, and whether it has sessions.
export async function listed(url, { modern = false, token } = {}) {
  const own = token ? { Authorization: `Bearer ${token}` } : {};
  const client = { name: "asked", version: "1" };
  if (modern) {
    const revision = "2026-07-28";
    const key = "io.modelcontextprotocol/";
    const meta = { [`${key}protocolVersion`]: revision, [`${key}clientInfo`]: client, [`${key}clientCapabilities`]: {} };
    return pages(url, { _meta: meta }, { ...own, "MCP-Protocol-Version": revision, "Mcp-Method": "tools/list" });
  }
  const greeting = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: client };
  const { status, headers, answer } = await send(url, { id: 1, method: "initialize", params: greeting }, own);
  if (!answer?.result) throw new Error(`${url} answered ${status}: ${JSON.stringify(answer)}`);
  const session = headers.get("mcp-session-id");
  const later = { ...own, "MCP-Protocol-Version": answer.result.protocolVersion, ...(session ? { "Mcp-Session-Id": session } : {}) };
  await send(url, { method: "notifications/initialized" }, later);
  const found = await pages(url, {}, later);
  if (session) await fetch(url, { method: "DELETE", headers: later });
  return { ...found, session: session !== null };
}
