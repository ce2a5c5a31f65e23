// Bringing something in: pasted, chosen, dropped, bundled. What fails says where and why, and changes nothing that is open.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { dist, journey, started } from "./harness.mjs";
import { chooseFiles, chooseServer, decide, drop, exported, file, kept, listOf, names, paste, toStart } from "./pages.mjs";

const list = (...tools) => ({ tools: tools.map((name) => ({ name, inputSchema: { type: "object" } })) });
const policy = async (page) => JSON.parse(await exported(page));
const alert = (page) => page.getByRole("alert");

// Texts that cannot be loaded: what is said, and the line shown with the place in it under the caret.
const BROKEN = {
  "a comma is missing": ['{"tools": [\n  {"name": "a"}\n  {"name": "b"}\n]}', /Line 3, column 3: expected .*comma.*, found `\{`/, ['  {"name": "b"}', "  ^"]],
  "it ends early": ['{"tools": [{"name": "a"}', /Line 1, column 25: .*found the end of the text/, ['{"tools": [{"name": "a"}', `${" ".repeat(24)}^`]],
  "it is Python": ["{'tools': []}", /Line 1, column 2: .*found a single quote/, ["{'tools': []}", " ^"]],
  "it is no JSON": ["hello", /Line 1, column 1: /, ["hello", "^"]],
  "it holds no tools": ['{"a": 1}', /Line 1, column 1: /, ['{"a": 1}', "^"]],
};
for (const [what, [text, said, place]] of Object.entries(BROKEN)) {
  journey(`a pasted text is told where it fails: ${what}`, async ({ page, open, axe }) => {
    await open();
    await started(page);
    await paste(page, text);
    await alert(page).getByText("The pasted text was not loaded").waitFor();
    await alert(page).getByText(said).waitFor();
    assert.deepEqual((await alert(page).locator("pre").textContent()).split("\n"), place);
    await axe("not loaded");
    assert.equal(await page.getByRole("textbox", { name: "Paste a tools/list result" }).inputValue(), text, "what was pasted can be mended");
    await paste(page, JSON.stringify(list("alone")));
    await listOf(page, 1);
    await toStart(page);
    assert.equal(await alert(page).count(), 0);
  });
}

journey("what fails to load leaves the open draft as it is", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  await decide(page, "clear_session", "Hide");
  const before = await exported(page);
  const rows = await names(page);
  for (const [name, text, said] of [
    ["list.json", '{"tools": [}', "list.json was not loaded. Line 1, column 12"],
    ["x.draft.json", '{"format": "mcp-policy-draft/9"}', "x.draft.json was not loaded. This draft was made by a newer version"],
  ]) {
    await drop(page, file(name, text));
    await alert(page).getByText(said).waitFor();
    assert.equal(await exported(page), before);
    assert.deepEqual(await names(page), rows);
  }
  await page.getByRole("button", { name: /^Undo: .*clear_session/ }).click();
  assert.deepEqual(await policy(page), { version: "1", default: "deny" });
});

journey("pages of one list are put together in the order of their names", async ({ page, open }) => {
  await open();
  await started(page);
  const pages = Array.from({ length: 12 }, (_, at) => {
    const body = { ...list(`tool_${at + 1}`), ...(at < 11 ? { nextCursor: `c${at + 1}` } : {}) };
    return file(`page${at + 1}.json`, JSON.stringify({ jsonrpc: "2.0", id: at, result: body }));
  });
  await chooseFiles(page, ...pages.toReversed());
  await listOf(page, 12);
  assert.deepEqual(await names(page), Array.from({ length: 12 }, (_, at) => `tool_${at + 1}`));
  assert.equal(await page.getByText(/odd$/).count(), 0);
});

journey("a page that is missing is told", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseFiles(page, file("page1.json", JSON.stringify({ ...list("a"), nextCursor: "more" })));
  await listOf(page, 1);
  await page.getByText("1 thing about this catalogue is odd").click();
  await page.getByText(/page/).first().waitFor();
});

journey("files are dropped anywhere: a list and its policy, then another list", async ({ page, open }) => {
  await open();
  await started(page);
  const rule = { version: "1", default: "allow", tools: { a: {} }, hide: ["b"] };
  await drop(page, file("policy.json", JSON.stringify(rule)), file("tools.json", JSON.stringify(list("a", "b", "c"))));
  await listOf(page, 3);
  assert.deepEqual(await policy(page), rule);
  await drop(page, file("other.json", JSON.stringify(list("x"))));
  await listOf(page, 1);
  assert.deepEqual(await policy(page), { version: "1", default: "deny" });
  await decide(page, "x", "Allow");
  await kept(page);
  await toStart(page);
  await page.getByRole("region", { name: "Your drafts" }).getByText("3 tools").waitFor();
  assert.equal(await page.getByRole("button", { name: /^Open the draft/ }).count(), 2, "the first draft is kept");
});

journey("a policy dropped on an open draft replaces its policy as one step", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  await decide(page, "clear_session", "Hide");
  await decide(page, "write_file", "Deny");
  const before = await exported(page);
  const text = '{"version": "1", "default": "allow", "hide": ["read_file"], "tools": {"elsewhere": {}}, "note": [1.50]}';
  await drop(page, file("policy.json", text));
  await page.getByText("Imported policy.json: 2 tools decided").first().waitFor();
  await listOf(page, 11);
  const report = page.getByRole("region", { name: "Imported policy" });
  await report.getByText("1 hidden, 1 allowed, 9 allowed by default.").waitFor();
  await report.getByText("elsewhere: not in the catalogue: kept, and marked in the list.").waitFor();
  await report.getByText("/note: not known to the format: kept exactly as written.").waitFor();
  assert.deepEqual(await policy(page), JSON.parse(text));
  assert.ok((await exported(page)).includes("1.50"), "what is unknown is kept to the digit");
  await page.getByRole("listitem", { name: "elsewhere" }).getByText("Not in the catalogue").waitFor();
  await page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Undo" }).click();
  assert.equal(await exported(page), before);
  await page.getByRole("button", { name: "Redo: Import policy.json" }).click();
  assert.deepEqual(await policy(page), JSON.parse(text));
});

journey("a policy alone opens with the tools that it names", async ({ page, open }) => {
  await open();
  await started(page);
  const text = '{\n  "version": "1",\n  "default": "deny",\n  "hide": [\n    "gone"\n  ],\n  "tools": {\n    "kept": {}\n  }\n}\n';
  await chooseFiles(page, file("policy.json", text));
  await listOf(page, 2);
  assert.equal(await exported(page), text);
  assert.deepEqual((await names(page)).toSorted(), ["gone", "kept"]);
  await decide(page, "gone", "Allow");
  assert.deepEqual(await policy(page), { version: "1", default: "deny", tools: { kept: {}, gone: {} } });
});

journey("a policy with errors is told by line and column", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseFiles(page, file("policy.json", '{\n  "version": "1",\n  "default": "denyy",\n  "hide": "all"\n}'));
  await alert(page).getByText("policy.json was not loaded").waitFor();
  await alert(page).getByText(/Line 3, column 14: /).waitFor();
  await alert(page).getByText("2 errors in all.").waitFor();
  assert.deepEqual((await alert(page).locator("pre").textContent()).split("\n"), ['  "default": "denyy",', `${" ".repeat(13)}^`]);
});

journey("an error that the server gave instead of its tools is told as the server's", async ({ page, open }) => {
  await open();
  await started(page);
  await paste(page, '{"jsonrpc": "2.0", "id": 1, "error": {"code": -32601, "message": "Method <b>not</b> found"}}');
  await alert(page).getByText("The server answered with an error (-32601): “Method <b>not</b> found”").waitFor();
  assert.equal(await alert(page).locator("pre").count(), 0);
});

const WIDE = JSON.stringify(list("größe", "本"));
const bigEndian = (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
const ENCODINGS = {
  "UTF-8 with a mark": Buffer.from(`\uFEFF${WIDE}`),
  "UTF-16, little end first": Buffer.from(`\uFEFF${WIDE}`, "utf16le"),
  "UTF-16, big end first": bigEndian(WIDE),
};
for (const [encoding, bytes] of Object.entries(ENCODINGS)) {
  journey(`a file in ${encoding} is read`, async ({ page, open }) => {
    await open();
    await started(page);
    await chooseFiles(page, file("tools.json", bytes));
    await listOf(page, 2);
    assert.deepEqual(await names(page), ["größe", "本"]);
  });
}

journey("a file that is no text is told", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseFiles(page, file("tools.json", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10])));
  await alert(page).getByText("tools.json was not loaded").waitFor();
  await chooseFiles(page, file("empty.json", ""));
  await alert(page).getByText("empty.json was not loaded").waitFor();
});

journey("the same file can be chosen again", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseFiles(page, file("tools.json", "{"));
  await alert(page).waitFor();
  await alert(page).getByRole("button", { name: "Close" }).click();
  assert.equal(await alert(page).count(), 0);
  await chooseFiles(page, file("tools.json", "{"));
  await alert(page).waitFor();
});

journey("a bundled catalogue that fails to load is told and can be tried again", { mayFail: [/Failed to load resource/] }, async ({ page, open }) => {
  await open();
  await started(page);
  await page.route("**/catalogues/mcp-python-interpreter.json", (route) => route.abort());
  const server = page.getByRole("list", { name: "Known servers" }).getByRole("button").filter({ hasText: "MCP Python Interpreter" });
  await server.click();
  await alert(page).getByText(/could not be loaded. Check that you are online, then try again./).waitFor();
  await page.unroute("**/catalogues/mcp-python-interpreter.json");
  await page.route("**/catalogues/mcp-python-interpreter.json", (route) => route.fulfill({ status: 404 }));
  await server.click();
  await alert(page).getByText(/is missing from this copy of the page \(status 404\)/).waitFor();
  await page.unroute("**/catalogues/mcp-python-interpreter.json");
  await server.click();
  await listOf(page, 10);
});

journey("an index that fails to load is told, and the other ways still work", {
  mayFail: [/Failed to load resource/],
  before: ({ page }) => page.route("**/catalogues/index.json", (route) => route.abort()),
}, async ({ page, open, axe }) => {
  await open();
  await started(page);
  await alert(page).getByText(/could not be loaded/).waitFor();
  await axe("no index");
  await paste(page, JSON.stringify(list("alone")));
  await listOf(page, 1);
});

journey("what is being loaded can be stopped, and what comes later wins", async ({ page, open }) => {
  await open();
  await started(page);
  let answer;
  const asked = new Promise((resolve) => {
    page.route("**/catalogues/mcp-python-interpreter.json", (route) => {
      answer = () => route.continue();
      resolve();
    });
  });
  await page.getByRole("list", { name: "Known servers" }).getByRole("button").filter({ hasText: "MCP Python Interpreter" }).click();
  await asked;
  await page.getByText("Reading the tool list").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  assert.equal(await page.getByText("Reading the tool list").count(), 0);
  const finished = page.waitForEvent("requestfinished", (request) => request.url().endsWith("mcp-python-interpreter.json"));
  answer();
  await finished;
  await paste(page, JSON.stringify(list("alone")));
  await listOf(page, 1);
  assert.deepEqual(await names(page), ["alone"]);
});

journey("every bundled catalogue opens with all its tools", async ({ page, open }) => {
  const { servers } = JSON.parse(await readFile(join(dist, "catalogues/index.json"), "utf8"));
  assert.ok(servers.length >= 5);
  await open();
  await started(page);
  const known = page.getByRole("list", { name: "Known servers" }).getByRole("button");
  for (const [at, { title, tools }] of servers.entries()) {
    const all = page.getByRole("button", { name: `Show all ${servers.length} servers` });
    await known.first().waitFor();
    if (await all.count()) await all.click();
    assert.ok((await known.nth(at).textContent()).includes(title), title);
    await known.nth(at).click();
    // One server is bundled twice, with its tools one by one and grouped: for the second list there is a draft.
    const anew = page.getByRole("button", { name: "Start a new draft" });
    const opened = page.getByRole("list", { name: "Tools", exact: true });
    await anew.or(opened).first().waitFor();
    if (await anew.isVisible()) await anew.click();
    await page.waitForFunction((title) => document.title === `${title} · MCP Policy Builder`, title);
    await listOf(page, tools);
    await toStart(page);
  }
});
