// What the journeys to live servers share: the form as a person sees it, and what must stay as it was.
import assert from "node:assert/strict";
import { journey, started } from "../e2e/harness.mjs";
import { chooseServer, decide, exported, kept, names, row, toStart } from "../e2e/pages.mjs";
import { stored } from "./kept.mjs";

// What the browser itself writes to the console of a request that fails.
const BROWSER_SAYS = [/^console error: Failed to load resource/, /blocked by CORS policy/, /net::ERR_/];

// A journey that asks servers on this machine. `visit` says which: it starts one, and ends it with the journey.
//   said   everything that was written to the console
//   sent   every request to another address than the page's own: method, url, headers
export function live(name, options, body) {
  if (typeof options === "function") [options, body] = [{}, options];
  const mayRequest = [];
  const said = [];
  const sent = [];
  const before = async ({ page, context }) => {
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    context.on("request", (request) => {
      if (mayRequest.some((origin) => request.url().startsWith(origin))) {
        sent.push({ method: request.method(), url: request.url(), headers: request.headers() });
      }
    });
    await options.before?.({ page, context });
  };
  journey(name, { mayFail: BROWSER_SAYS, mayRequest, ...options, before }, async (given) => {
    const ends = [];
    const visit = async (starting) => {
      const server = await starting;
      ends.push(server.close);
      mayRequest.push(new URL(server.url).origin);
      return server;
    };
    try {
      await body({ ...given, visit, mayRequest, said, sent });
    } finally {
      await Promise.all(ends.map((end) => end()));
    }
  });
}

export const form = (page) => page.getByRole("form", { name: "Live server or URL" });
export const cancel = (page) => page.getByRole("button", { name: "Cancel", exact: true });
export const failure = (page) => page.getByRole("alert").and(page.locator("#load-error"));
export const progress = (page) => page.getByRole("status").filter({ hasText: /Connecting…|Page \d/ });

// Fills the form and sends it.
export async function connect(page, url, { token, headers } = {}) {
  await form(page).getByRole("textbox", { name: "Address" }).fill(url);
  if (token !== undefined || headers !== undefined) {
    const details = form(page).locator("details").filter({ hasText: "Token and headers" });
    if (!(await details.evaluate((element) => element.open))) await details.getByText("Token and headers").click();
  }
  if (token !== undefined) await form(page).getByLabel("Bearer token").fill(token);
  if (headers !== undefined) await form(page).getByRole("textbox", { name: "Other headers" }).fill(headers);
  await form(page).getByRole("button", { name: "Connect", exact: true }).click();
}

// Opens a catalogue and decides something, goes back to the start, and gives what must be there at the end.
export async function withDraft(page) {
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  await decide(page, "clear_session", "Hide");
  await kept(page);
  const before = { policy: await exported(page), names: await names(page) };
  await toStart(page);
  return { ...before, stored: await stored(page) };
}

// Fails unless all that was there before is there, and nothing else.
export async function untouched(page, before) {
  assert.deepEqual(await stored(page), before.stored, "what the browser keeps is the same");
  await page.getByRole("button", { name: "Open the draft MCP Python Interpreter" }).click();
  await row(page, "clear_session").waitFor();
  assert.equal(await exported(page), before.policy);
  assert.deepEqual(await names(page), before.names);
}

// Waits for the message and gives its parts. A thousand pages take their time.
export async function told(page) {
  await failure(page).waitFor({ timeout: 60_000 });
  const alert = failure(page);
  const likely = alert.getByRole("list", { name: "Likely causes, likeliest first" });
  const lines = alert.getByLabel("Header lines for the server's owner", { exact: true });
  return {
    all: await alert.innerText(),
    first: await alert.locator("b, strong").first().innerText(),
    likely: (await likely.count()) > 0 ? await likely.getByRole("listitem").allInnerTexts() : [],
    lines: (await lines.count()) > 0 ? (await lines.first().innerText()).split("\n") : [],
  };
}
