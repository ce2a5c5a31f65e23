// Addresses: files that stand at one, and the servers of a client's configuration. Live servers are asked in tests/live.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { DESKTOP, PHONE, journey, started } from "./harness.mjs";
import { chooseServer, decide, exported, listOf, paste, toStart } from "./pages.mjs";

const TOOLS = JSON.stringify({ tools: [{ name: "read_item", inputSchema: {} }, { name: "drop_table", inputSchema: {} }] });
const BROWSER_SAYS = [/^console error: Failed to load resource/, /blocked by CORS policy/, /net::ERR_/];

// A host of files: each path has a status, a body, and whether pages of other origins may read it.
async function host(files) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    const [status, body, shared = true] = files[request.url] ?? [404, "not here"];
    response.writeHead(status, { "Content-Type": "application/json", ...(shared ? { "Access-Control-Allow-Origin": "*" } : {}) });
    if (body === null) response.write("{");
    else response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { origin, asked, close };
}

const form = (page) => page.getByRole("form", { name: "Live server or URL" });
const failure = (page) => page.locator("#load-error");

async function load(page, url) {
  await form(page).getByRole("textbox", { name: "Address" }).fill(url);
  await form(page).getByRole("button", { name: "Load as a file" }).click();
}

// A journey with a host that stands for its time.
function hosted(name, files, options, body) {
  const mayRequest = ["http://127.0.0.1"];
  journey(name, { mayFail: BROWSER_SAYS, mayRequest, ...options }, async (given) => {
    const there = await host(files);
    try {
      await body({ ...given, there });
    } finally {
      await there.close();
    }
  });
}

hosted("a tool list is loaded from its address", { "/lists/tools.json?v=2": [200, TOOLS] }, {}, async ({ page, open, there }) => {
  await open();
  await started(page);
  await load(page, `${there.origin}/lists/tools.json?v=2`);
  await listOf(page, 2);
  await page.getByRole("listitem", { name: "drop_table" }).waitFor();
});

hosted("a file that is not there, not shared or not whole leaves what is open as it is", { "/closed.json": [200, TOOLS, false], "/endless.json": [200, null] }, {}, async ({ page, open, there }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  await decide(page, "clear_session", "Hide");
  const before = await exported(page);
  await toStart(page);
  await load(page, `${there.origin}/missing.json`);
  await failure(page).getByText("The server answered 404.").waitFor();
  await load(page, `${there.origin}/closed.json`);
  await failure(page).getByText("Something answers at this address", { exact: false }).waitFor();
  const lines = failure(page).getByLabel("Header lines for the server's owner");
  assert.match(await lines.innerText(), /^Access-Control-Allow-Origin: http:\/\/127\.0\.0\.1:\d+$/);
  await load(page, `${there.origin}/endless.json`);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Cancel", exact: true }).waitFor({ state: "detached" });
  await load(page, "ftp://example.test/tools.json");
  await failure(page).getByText("The address must start with https:// or http://.").waitFor();
  await page.getByRole("button", { name: /^Open the draft/ }).click();
  await listOf(page, 10);
  assert.equal(await exported(page), before);
});

journey("what is wrong with a header is said, and nothing is asked", async ({ page, open }) => {
  await open();
  await started(page);
  await form(page).getByText("Token and headers").click();
  await form(page).getByRole("textbox", { name: "Address" }).fill("http://127.0.0.1:9/mcp");
  await form(page).getByRole("textbox", { name: "Other headers" }).fill("X-Team blue");
  await form(page).getByRole("button", { name: "Connect", exact: true }).click();
  await form(page).getByText("Line 1 of the headers has no colon.", { exact: false }).waitFor();
});

const CONFIGURATION = JSON.stringify({
  mcpServers: {
    git: { command: "uvx", args: ["mcp-server-git"], env: { GIT_TOKEN: "s3cr3t-value" } },
    board: { url: "https://board.example.test/mcp", headers: { Authorization: "Bearer s3cr3t-value" } },
    old: { url: "https://old.example.test/mcp", disabled: true },
  },
});

for (const viewport of [DESKTOP, PHONE]) {
  journey(`a client's configuration lists its servers at ${viewport.width} px`, { viewport }, async ({ page, open, axe }) => {
    await open();
    await started(page);
    await paste(page, CONFIGURATION);
    const servers = page.getByRole("list", { name: "Servers in this configuration" });
    await servers.getByText("mcp-server-git", { exact: false }).first().waitFor();
    assert.equal(await servers.getByText("s3cr3t-value", { exact: false }).count(), 0, "values of headers and variables are not read");
    await servers.getByText("Turned off").waitFor();
    await axe("servers of a configuration");
    await servers.getByRole("button", { name: "Connect to board" }).click();
    assert.equal(await form(page).getByRole("textbox", { name: "Address" }).inputValue(), "https://board.example.test/mcp");
    assert.match(await form(page).getByRole("textbox", { name: "Other headers" }).inputValue(), /^Authorization:/);
    await page.getByRole("button", { name: "Close the list of servers" }).click();
    await servers.waitFor({ state: "detached" });
  });

  hosted(`a failure is accessible at ${viewport.width} px`, { "/closed.json": [200, TOOLS, false] }, { viewport }, async ({ page, open, axe, there }) => {
    await open();
    await started(page);
    await form(page).getByRole("textbox", { name: "Address" }).fill(`${there.origin}/closed.json`);
    await form(page).getByRole("button", { name: "Connect", exact: true }).click();
    await failure(page).getByLabel("Header lines for the server's owner").waitFor();
    await axe("a server that cannot be read");
    await failure(page).getByRole("button", { name: "PowerShell" }).click();
    await failure(page).getByLabel("List the tools from a shell").waitFor();
  });
}

// A server of the protocol that answers 401 whatever comes, and what it was sent.
async function closedServer() {
  const authorizations = [];
  const server = createServer((request, response) => {
    if (request.method !== "OPTIONS") authorizations.push(request.headers.authorization);
    response.writeHead(request.method === "OPTIONS" ? 204 : 401, { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*, authorization", "Access-Control-Allow-Methods": "*" });
    response.end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const close = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { url: `http://127.0.0.1:${server.address().port}/mcp`, authorizations, close };
}

journey("a token entered for one server is not sent to another of a configuration", { mayFail: BROWSER_SAYS, mayRequest: ["http://127.0.0.1"] }, async ({ page, open }) => {
  const [one, other] = [await closedServer(), await closedServer()];
  try {
    await open();
    await started(page);
    await form(page).getByText("Token and headers").click();
    await form(page).getByRole("textbox", { name: "Address" }).fill(one.url);
    await form(page).getByLabel("Bearer token").fill("meant-for-one");
    await form(page).getByRole("button", { name: "Connect", exact: true }).click();
    await failure(page).getByText(/answered 401/).first().waitFor();
    assert.deepEqual([...new Set(one.authorizations)], ["Bearer meant-for-one"]);
    await paste(page, JSON.stringify({ mcpServers: { other: { url: other.url } } }));
    await page.getByRole("button", { name: "Connect to other" }).click();
    await failure(page).getByText(other.url, { exact: false }).first().waitFor();
    assert.equal(await form(page).getByLabel("Bearer token").inputValue(), "");
    const before = other.authorizations.length;
    await form(page).getByRole("button", { name: "Connect", exact: true }).click();
    while (other.authorizations.length === before) await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.deepEqual([...new Set(other.authorizations)], [undefined]);
  } finally {
    await one.close();
    await other.close();
  }
});

journey("the headers that a configured server wants can be typed at once, and the fields stay open while they are edited", async ({ page, open }) => {
  await open();
  await started(page);
  await paste(page, CONFIGURATION);
  await page.getByRole("button", { name: "Connect to board" }).focus();
  await page.keyboard.press("Enter");
  const headers = form(page).getByRole("textbox", { name: "Other headers" });
  await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
  await headers.fill("");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await form(page).getByLabel("Bearer token").evaluate((field) => field === document.activeElement), true);
  await page.keyboard.type("abc");
  assert.equal(await form(page).getByLabel("Bearer token").inputValue(), "abc");
});

// As a host would serve it whose own policy lets the page talk to nobody else.
async function narrowed({ page }) {
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.continue();
    const response = await route.fetch();
    const body = (await response.text()).replace("connect-src 'self' https: http:", "connect-src 'self'");
    await route.fulfill({ response, body });
  });
}

journey("a host whose policy does not let the page ask is named as the reason", { before: narrowed, mayFail: [...BROWSER_SAYS, /Content Security Policy/] }, async ({ page, open }) => {
  await open();
  await started(page);
  await form(page).getByRole("textbox", { name: "Address" }).fill("http://127.0.0.1:9/mcp");
  await form(page).getByRole("button", { name: "Connect", exact: true }).click();
  await failure(page).getByText("“connect-src”", { exact: false }).first().waitFor();
  assert.equal(await failure(page).getByRole("list", { name: "Likely causes, likeliest first" }).count(), 0);
});
