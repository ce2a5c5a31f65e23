// Servers that take their time: what comes is said, Cancel works at every point, and waiting has an end.
import assert from "node:assert/strict";
import { started } from "../e2e/harness.mjs";
import { listOf, names } from "../e2e/pages.mjs";
import { faulty, json, TOOLS } from "./faulty.mjs";
import { nowhere } from "./kept.mjs";
import { cancel, connect, failure, form, live, progress, told, untouched, withDraft } from "./screens.mjs";

const TOKEN = "u6Kd0XqGm8ZtC4bL";

// Something that happens when the test says so.
function gate() {
  let open;
  const passed = new Promise((done) => (open = done));
  return { passed, open };
}

const never = () => {};

// Begins an answer, and never ends it.
function begun(type, start) {
  return ({ response }) => {
    response.writeHead(200, { "Content-Type": type });
    response.write(start);
  };
}

// The list in pages of 4, of which the second waits for `passed`.
function pages(passed) {
  return async ({ response, message }) => {
    const at = Number(message.params?.cursor ?? 0);
    if (at > 0) await passed;
    json(response, { tools: TOOLS.slice(at, at + 4), ...(at + 4 < TOOLS.length ? { nextCursor: String(at + 4) } : {}) }, message.id);
  };
}

const session = ({ response, message }) =>
  json(response, { protocolVersion: "2025-11-25", capabilities: { tools: {} }, serverInfo: { name: "faulty", version: "1" } }, message.id, { "Mcp-Session-Id": "s-1" });

const HANGING = {
  "at the first request": { every: never },
  "at initialize": { initialize: never },
  "at the note after it": { "notifications/initialized": never },
  "at the list": { "tools/list": never },
  "after the beginning of JSON": { "tools/list": begun("application/json", '{"jsonrpc":"2.0","id":') },
  "after the beginning of a stream": { "tools/list": begun("text/event-stream", ": still here\n\n") },
  "at the second page": { "tools/list": pages(new Promise(never)) },
};

for (const [where, wrong] of Object.entries(HANGING)) {
  live(`a server that hangs can be left: ${where}`, async ({ page, open, visit, said }) => {
    const server = await visit(faulty(wrong));
    await open();
    const before = await withDraft(page);
    await connect(page, server.url, { token: TOKEN });
    await progress(page).first().waitFor();
    const last = { "at the first request": "modern", "at initialize": "initialize", "at the note after it": "notifications/initialized" }[where] ?? "tools/list";
    const count = where === "at the second page" ? 2 : 1;
    while (server.asked.filter(({ what }) => what === last).length < count) await page.evaluate(() => new Promise(requestAnimationFrame));
    const gone = server.gone();
    await cancel(page).click();
    await gone;
    await cancel(page).waitFor({ state: "detached" });
    assert.equal(await failure(page).count(), 0, "what a person stopped has not failed");
    assert.equal(await form(page).getByRole("textbox", { name: "Address" }).inputValue(), server.url, "it can be tried again");
    await nowhere(page, TOKEN, said);
    await untouched(page, before);
  });
}

live("a session is ended when its listing is stopped", async ({ page, open, visit }) => {
  const server = await visit(faulty({ initialize: session, "tools/list": never, other: ({ response }) => response.writeHead(204).end() }));
  await open();
  await started(page);
  await connect(page, server.url);
  while (!server.asked.some(({ what }) => what === "tools/list")) await page.evaluate(() => new Promise(requestAnimationFrame));
  await cancel(page).click();
  while (!server.asked.some(({ method }) => method === "DELETE")) await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(server.asked.at(-1).headers["mcp-session-id"], "s-1");
});

live("a slow server is waited for, and what has come is said", async ({ page, open, visit }) => {
  const [first, second] = [gate(), gate()];
  const server = await visit(
    faulty({
      initialize: async (exchange) => {
        await first.passed;
        session(exchange);
      },
      "tools/list": pages(second.passed),
    }),
  );
  await open();
  await started(page);
  await connect(page, server.url);
  await page.getByRole("status").getByText("Connecting…").waitFor();
  first.open();
  await page.getByRole("status").getByText("Page 2, 4 tools so far").waitFor();
  second.open();
  await listOf(page, TOOLS.length);
  assert.deepEqual(await names(page), TOOLS.map(({ name }) => name));
});

live("waiting ends by itself", { before: ({ page }) => page.clock.install() }, async ({ page, open, visit }) => {
  const server = await visit(faulty({ every: never }));
  await open();
  await page.clock.resume();
  const before = await withDraft(page);
  await connect(page, server.url);
  await cancel(page).waitFor();
  const gone = server.gone();
  await page.clock.fastForward("05:00");
  const message = await told(page);
  await gone;
  assert.match(message.all, /did not answer in time/);
  assert.equal(message.likely.length, 2);
  await untouched(page, before);
});
