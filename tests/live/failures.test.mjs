// Servers that cannot be listed: what is known is told apart from what is likely, and what was there stays as it was.
import assert from "node:assert/strict";
import { started } from "../e2e/harness.mjs";
import { kept, listOf, row, toStart } from "../e2e/pages.mjs";
import { faulty, json, nothing, text, TOOLS } from "./faulty.mjs";
import { nowhere } from "./kept.mjs";
import { pythonSdk, typescriptSdk } from "./running.mjs";
import { connect, failure, live, told, untouched, withDraft } from "./screens.mjs";

const ANY = ["--origin", "*"];
const TOKEN = "w3Hc8YpJf5NsD1vA";

const UNREAD = /The browser could not get an answer that this page may read\./;
const NOT_SHARED = /does not allow pages of other origins/;
const half = JSON.stringify({ jsonrpc: "2.0", id: 2, result: { tools: TOOLS } }).slice(0, 400);

// A page of its own for every cursor, and always another cursor.
function endless({ response, message }) {
  const at = Number(message.params?.cursor ?? 0);
  json(response, { tools: [{ name: `tool_${at}`, inputSchema: { type: "object" } }], nextCursor: String(at + 1) }, message.id);
}

// The first page again and again.
function circle({ response, message }) {
  json(response, { tools: TOOLS, nextCursor: `c${message.id}` }, message.id);
}

function cutOff(type, start) {
  return ({ response }) => {
    response.writeHead(200, { "Content-Type": type, ...(type === "application/json" ? { "Content-Length": "100000" } : {}) });
    response.write(start, () => response.destroy());
  };
}

// Each failure: the server, what is known, the likely causes in order (none where what is known says it all), and `lines` where
// the server's owner gets header lines.
const FAILURES = {
  "CORS is refused": [() => pythonSdk(1), { known: [UNREAD, /Something answers at this address/], likely: [NOT_SHARED, /token|401/, /preflight/], lines: true }],
  "CORS is refused by a server of 2026-07-28": [() => typescriptSdk(2), { known: [UNREAD, /Something answers/], likely: [NOT_SHARED, /401/, /preflight/], lines: true }],
  "the protocol's headers are not allowed": [
    () => pythonSdk(1, ...ANY, "--allow-header", "Content-Type"),
    { known: [UNREAD, /An earlier request was answered/], likely: [/does not allow the headers .*MCP-Protocol-Version/, /lacks the headers/, /went away/], lines: true },
  ],
  "the session id cannot be read": [
    () => pythonSdk(1, ...ANY, "--hide-session"),
    { known: [/answered 400/, /could read no session id/], likely: [/session id that it does not let the page read/, /something else/], lines: true },
  ],
  "a token is wanted": [() => pythonSdk(1, ...ANY, "--bearer", "other"), { known: [/does not let this page in: it answered 401/], likely: [/wants a token, and none was sent/] }],
  "another token is wanted": [
    () => pythonSdk(1, ...ANY, "--bearer", "other"),
    { token: TOKEN, known: [/it answered 401/, /The request had .Authorization./], likely: [/expired, is mistyped/, /another header/] },
  ],
  "even the preflight wants a token": [
    () => pythonSdk(1, ...ANY, "--bearer", TOKEN, "--bearer-first"),
    { token: TOKEN, known: [UNREAD, /Something answers/], likely: [NOT_SHARED, /preflight, which never has .Authorization./, /preflight does not allow/], lines: true },
  ],
  "the server speaks HTTP+SSE": [() => typescriptSdk(1, ...ANY, "--old"), { known: [/HTTP\+SSE of 2024-11-05.*not supported/, /List the tools with the command/], likely: [] }],
  "nothing listens": [() => nothing(), { known: [UNREAD, /no answer either/], likely: [/No server listens at this port/, /extension/] }],
  "the answer breaks off": [() => faulty({ "tools/list": cutOff("application/json", half) }), { known: [/The answer broke off before its end/], likely: [] }],
  "the stream breaks off": [
    () => faulty({ "tools/list": cutOff("text/event-stream", `: here\n\nevent: message\ndata: ${half}`) }),
    { known: [/The answer broke off before its end/], likely: [] },
  ],
  "the list goes round in a circle": [() => faulty({ "tools/list": circle }), { known: [/has no end: after 2 pages/], likely: [] }],
  "the list has no end": [() => faulty({ "tools/list": endless }), { known: [/has no end: after 1,000 pages/], likely: [] }],
  "the type is wrong": [
    () => faulty({ every: ({ response }) => text(response, 200, "text/plain", "All is well.") }),
    { known: [/not as an MCP server: it sent text that is no JSON/], likely: [/path is another one/, /Something else/] },
  ],
  "the bytes are no text": [
    () => faulty({ every: ({ response }) => text(response, 200, "image/png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 1])) }),
    { known: [/not as an MCP server: it sent/], likely: [/path is another one/, /Something else/] },
  ],
  "it is a page": [
    () => faulty({ every: ({ response }) => text(response, 200, "text/html", "<!doctype html><title>Log in</title><img src=x onerror=document.title='taken'>") }),
    { known: [/not as an MCP server: it sent a web page/], likely: [/path is another one/, /a page to log in/] },
  ],
  "the server fails": [
    () => faulty({ initialize: ({ response }) => text(response, 500, "text/plain", "Internal Server Error") }),
    { known: [/The server answered 500\./], likely: [/error of its own/, /proxy/] },
  ],
  "the server fails at the list": [
    () => faulty({ "tools/list": ({ response }) => text(response, 500, "text/html", "<h1>Internal Server Error</h1>") }),
    { known: [/The server answered 500\./], likely: [/error of its own/, /proxy/] },
  ],
};

for (const [what, [start, { token, known, likely, lines = false }]] of Object.entries(FAILURES)) {
  live(`a failure is told for what it is: ${what}`, async ({ page, server, open, visit, said }) => {
    const { url } = await visit(start());
    await open();
    const before = await withDraft(page);
    const title = await page.title();
    await connect(page, url, { token });
    const message = await told(page);
    assert.ok(message.first.startsWith(url) && message.first.includes("was not loaded"), message.first);
    for (const pattern of known) assert.match(message.all, pattern);
    assert.equal(message.likely.length, likely.length, message.likely.join("\n"));
    likely.forEach((pattern, at) => assert.match(message.likely[at], pattern));
    assert.match(message.all, /Nothing that was open has changed\./);
    if (lines) {
      assert.ok(message.lines.includes(`Access-Control-Allow-Origin: ${server.origin}`), message.lines.join("\n"));
      assert.ok(message.lines.some((line) => /^Access-Control-Expose-Headers:.*Mcp-Session-Id/.test(line)));
    } else {
      assert.deepEqual(message.lines, []);
    }
    assert.equal(await page.title(), title, "nothing of the answer is taken for markup");
    if (token) await nowhere(page, token, said);
    await untouched(page, before);
    if (token) {
      await nowhere(page, token, said, { exported: true });
      await page.reload();
      await row(page, "clear_session").waitFor();
      await nowhere(page, token, said, { exported: true });
    }
  });
}

live("after a failure for want of a token, the token lists the tools", async ({ page, open, visit, said }) => {
  const { url } = await visit(pythonSdk(2, ...ANY, "--bearer", TOKEN));
  await open();
  await started(page);
  await connect(page, url);
  await failure(page).getByText(/answered 401/).first().waitFor();
  await connect(page, url, { token: TOKEN });
  await listOf(page, TOOLS.length);
  assert.equal(await failure(page).count(), 0);
  await nowhere(page, TOKEN, said, { exported: true });
});

live("a redirect is not followed, and no token goes with it", async ({ page, open, visit, said }) => {
  const target = await visit(faulty({}));
  const { url } = await visit(
    faulty({ every: ({ response }) => response.writeHead(307, { Location: target.url }).end() }),
  );
  await open();
  const before = await withDraft(page);
  await connect(page, url, { token: TOKEN, headers: "X-Api-Key: 9Zr6TgBq2EwK" });
  const message = await told(page);
  assert.match(message.all, /sends this request on to another address/);
  assert.match(message.all, /was not sent on/);
  assert.deepEqual(target.asked, [], "the other server was asked nothing");
  await nowhere(page, TOKEN, said);
  await nowhere(page, "9Zr6TgBq2EwK", said);
  await untouched(page, before);
});

live("a server that gives the token back does not bring it onto the screen or into a draft", async ({ page, open, visit, said }) => {
  const echo = ({ request, response, message }) => {
    response.writeHead(401, { "Content-Type": "application/json", "WWW-Authenticate": `Bearer error="${request.headers.authorization}"` });
    response.end(JSON.stringify({ jsonrpc: "2.0", id: message.id, error: { code: -32001, message: `no such token: ${request.headers.authorization}` } }));
  };
  const refusing = await visit(faulty({ every: echo }));
  const failing = await visit(
    faulty({
      "tools/list": ({ request, response, message }) =>
        text(response, 200, "application/json", JSON.stringify({ jsonrpc: "2.0", id: message.id, error: { code: -32001, message: `Unknown: ${request.headers.authorization}` } })),
    }),
  );
  const naming = await visit(
    faulty({
      initialize: ({ request, response, message }) =>
        json(response, { protocolVersion: "2025-11-25", capabilities: { tools: {} }, serverInfo: { name: `for ${request.headers.authorization}`, version: "1" } }, message.id),
    }),
  );
  await open();
  const before = await withDraft(page);
  await connect(page, refusing.url, { token: TOKEN });
  await failure(page).getByText(/answered 401/).first().waitFor();
  await nowhere(page, TOKEN, said);
  await connect(page, failing.url, { token: TOKEN });
  await failure(page).getByText(/its error -32001/).first().waitFor();
  await nowhere(page, TOKEN, said);
  await untouched(page, before);
  await toStart(page);
  await connect(page, naming.url, { token: TOKEN });
  await listOf(page, TOOLS.length);
  await kept(page);
  await nowhere(page, TOKEN, said, { exported: true });
});
