// Real servers of every kind: all their tools are listed, and what was asked is what the kind asks for.
import assert from "node:assert/strict";
import { started } from "../e2e/harness.mjs";
import { decide, exported, kept, listOf, names } from "../e2e/pages.mjs";
import { listed } from "./asked.mjs";
import { nowhere } from "./kept.mjs";
import { interpreter, pythonSdk, typescriptSdk } from "./running.mjs";
import { connect, live } from "./screens.mjs";

const ANY = ["--origin", "*"];
const TOKEN = "k7Qx2LmTz9VbR4nW";

// Each server, and how it is seen from outside a browser: whether replies are streams of events, how many pages, whether it has
// sessions. `modern` is 2026-07-28, `token` what lets a client in.
const KINDS = {
  "Python SDK 1, SSE, sessions, pages": [() => pythonSdk(1, ...ANY, "--page", "5"), { events: true, pages: 3, session: true }],
  "Python SDK 1, SSE, stateless": [() => pythonSdk(1, ...ANY, "--stateless"), { events: true, pages: 1, session: false }],
  "Python SDK 1, JSON, sessions": [() => pythonSdk(1, ...ANY, "--json"), { events: false, pages: 1, session: true }],
  "Python SDK 1, JSON, stateless, pages": [() => pythonSdk(1, ...ANY, "--json", "--stateless", "--page", "5"), { events: false, pages: 3, session: false }],
  "Python SDK 1, token": [() => pythonSdk(1, ...ANY, "--bearer", TOKEN), { events: true, pages: 1, session: true, token: TOKEN }],
  "Python SDK 2 in 2026-07-28, pages": [() => pythonSdk(2, ...ANY, "--page", "5"), { events: false, pages: 3, modern: true }],
  "Python SDK 2 in 2026-07-28, token": [() => pythonSdk(2, ...ANY, "--bearer", TOKEN), { events: false, pages: 1, modern: true, token: TOKEN }],
  "TypeScript SDK 1, SSE, sessions, pages": [() => typescriptSdk(1, ...ANY, "--page", "5"), { events: true, pages: 3, session: true }],
  "TypeScript SDK 1, JSON, stateless": [() => typescriptSdk(1, ...ANY, "--json", "--stateless"), { events: false, pages: 1, session: false }],
  "TypeScript SDK 2 in 2026-07-28, SSE, pages": [() => typescriptSdk(2, ...ANY, "--page", "5"), { events: true, pages: 3, modern: true }],
  "TypeScript SDK 2 in 2026-07-28, JSON": [() => typescriptSdk(2, ...ANY, "--json"), { events: false, pages: 1, modern: true }],
  "mcp-python-interpreter behind mcp-proxy": [() => interpreter("--allow-origin", "*"), { events: false, pages: 1, session: true }],
};

for (const [kind, [start, { token, modern, ...seen }]] of Object.entries(KINDS)) {
  live(`a server is listed: ${kind}`, async ({ page, open, visit, said, sent }) => {
    const { url } = await visit(start());
    const { names: offered, ...found } = await listed(url, { modern, token });
    assert.deepEqual(found, seen, "the server is of this kind");
    assert.ok(offered.length > 5);
    await open();
    await started(page);
    await connect(page, url, { token });
    await listOf(page, offered.length);
    assert.deepEqual(await names(page), offered);

    const [first, ...later] = sent.filter(({ method }) => method === "POST");
    assert.equal(first.headers["mcp-method"], "tools/list", "the newer era is tried first");
    if (modern) assert.equal(later.length, seen.pages - 1, "and is all there is");
    if (seen.session) {
      if (!sent.some(({ method }) => method === "DELETE")) await page.waitForEvent("request", (request) => request.method() === "DELETE");
      assert.ok(sent.at(-1).headers["mcp-session-id"], "the session is ended");
    } else {
      assert.ok(sent.every(({ method }) => method === "POST"), "there is no session to end");
    }

    await decide(page, offered[0], "Hide");
    await kept(page);
    assert.deepEqual(JSON.parse(await exported(page)).hide, [offered[0]]);
    if (token) {
      await nowhere(page, token, said, { exported: true });
      await page.reload();
      await listOf(page, offered.length);
      await nowhere(page, token, said, { exported: true });
    }
  });
}
