// A server changes: what a newer list means for a draft, the way through it, several drafts of several servers, and the library.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DESKTOP, dist, journey, PHONE, started } from "./harness.mjs";
import { chooseFiles, chooseServer, decide, exported, file, kept, listOf, names, paste, toStart } from "./pages.mjs";

const text = { type: "string" };
const tool = (name, description, properties = {}, rest = {}) => ({
  name,
  description,
  inputSchema: { type: "object", properties },
  ...rest,
});
const list = (version, tools, server = "notes-server") => JSON.stringify({ server: { name: server, version }, tools });
const READ = tool("read_notes", "Reads notes.", { id: text });
const WRITE = tool("write_note", "Writes a note.", { id: text, body: text }, { annotations: { destructiveHint: true } });
const DELETE = tool("delete_note", "Deletes a note.", { id: text });
const MAIL = tool("send_mail", "Sends a note to somebody.", { to: text, note: text });
const FIRST = list("1.0.0", [READ, WRITE, DELETE, MAIL]);
const SECOND = list("2.0.0", [
  tool("read_notes", "Reads notes.", { id: text, folder: text }),
  { ...WRITE, annotations: { destructiveHint: false } },
  { ...MAIL, name: "send_mails" },
  tool("purge_everything", "Deletes every note for good."),
]);

const policy = async (page) => JSON.parse(await exported(page));
const question = (page) => page.getByRole("dialog", { name: /^You have a draft for/ });
const compare = (page) => question(page).getByRole("button", { name: /^Compare with your draft/ });
const banner = (page) => page.getByRole("status").filter({ hasText: "The server's tools changed" });
const changed = (page) => page.getByRole("list", { name: "Changed tools" }).locator(":scope > li");
const change = (page, name) => page.getByRole("list", { name: "Changed tools" }).getByRole("listitem", { name, exact: true });
// A row of the list of tools: a change of the same name may stand beside it.
const row = (page, name) => page.getByRole("list", { name: "Tools", exact: true }).getByRole("listitem", { name, exact: true });
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const tab = (page, name) => page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();

// A draft of the first list with a decision for each tool.
async function decided(page, open) {
  await open();
  await started(page);
  await paste(page, FIRST);
  await listOf(page, 4);
  await decide(page, "read_notes", "Allow");
  await decide(page, "write_note", "Allow");
  await decide(page, "delete_note", "Deny");
  await decide(page, "send_mail", "Deny");
  await kept(page);
}

async function compared(page, open) {
  await decided(page, open);
  await toStart(page);
  await paste(page, SECOND);
  await compare(page).click();
  await changed(page).first().waitFor();
}

journey("a newer list of a server with a draft is compared, never put in its place", async ({ page, open, axe }) => {
  await decided(page, open);
  await toStart(page);
  await paste(page, SECOND);
  await question(page).waitFor();
  await axe("question about a newer list");
  await page.keyboard.press("Escape");
  await question(page).waitFor({ state: "detached" });
  assert.equal(await page.getByRole("button", { name: /^Open the draft/ }).count(), 1, "nothing happened");
  await paste(page, SECOND);
  await compare(page).click();
  await banner(page).getByText("1 new, 1 probably renamed, 2 changed, 1 gone since you looked at them.").waitFor();
  await changed(page).first().waitFor();
  assert.deepEqual(await changed(page).evaluateAll((items) => items.map((item) => item.getAttribute("aria-label")).sort()), [
    "delete_note", "purge_everything", "read_notes", "send_mails", "write_note",
  ]);
  await change(page, "read_notes").getByText(/folder/).first().waitFor();
  await change(page, "write_note").getByText("High").waitFor();
  assert.match(await change(page, "write_note").textContent(), /Before: true.*Now: false/);
  await axe("changes");
  assert.deepEqual(Object.keys((await policy(page)).tools), ["read_notes", "write_note", "delete_note", "send_mail"], "decisions stay");
});

journey("the person goes through the changes, and every step is undone", async ({ page, open }) => {
  await compared(page, open);
  await press(page, "Follow the rename: send_mails");
  await change(page, "send_mails").waitFor({ state: "detached" });
  let { tools } = await policy(page);
  assert.ok(tools.send_mails && !tools.send_mail, "the rules moved");
  await tab(page, "Changes");
  await press(page, "Drop its rules: delete_note");
  await change(page, "delete_note").waitFor({ state: "detached" });
  assert.equal((await policy(page)).tools.delete_note, undefined);
  await tab(page, "Changes");
  await press(page, "Keep: read_notes");
  await change(page, "read_notes").waitFor({ state: "detached" });
  await press(page, "Keep: write_note");
  await change(page, "write_note").waitFor({ state: "detached" });
  await press(page, "Decide: purge_everything");
  const name = row(page, "purge_everything").getByRole("button", { name: "purge_everything", exact: true });
  await page.waitForFunction(() => document.activeElement?.textContent === "purge_everything");
  await row(page, "purge_everything").getByText("New", { exact: true }).waitFor();
  await name.waitFor();
  await decide(page, "purge_everything", "Hide");
  await row(page, "purge_everything").getByText("New", { exact: true }).waitFor({ state: "detached" });
  await banner(page).waitFor({ state: "detached" });
  await tab(page, "Changes");
  await page.getByText("No changes", { exact: true }).first().waitFor();
  for (const _ of Array(6)) await page.getByRole("button", { name: /^Undo: / }).click();
  await listOf(page, 4);
  assert.deepEqual(await names(page), ["read_notes", "write_note", "delete_note", "send_mail"]);
  assert.equal(await banner(page).count(), 0);
  await page.getByRole("button", { name: /^Redo: / }).click();
  await banner(page).waitFor();
});

journey("a new tool stays new when all that was looked at is gone, also after a reload", async ({ page, open }) => {
  await open();
  await started(page);
  await paste(page, list("1.0.0", [READ]));
  await listOf(page, 1);
  await kept(page);
  await toStart(page);
  await paste(page, list("2.0.0", [tool("purge_everything", "Deletes every note for good.")]));
  await compare(page).click();
  await press(page, "Keep: read_notes");
  await change(page, "read_notes").waitFor({ state: "detached" });
  await row(page, "purge_everything").getByText("New", { exact: true }).waitFor();
  await kept(page);
  await page.reload();
  await row(page, "purge_everything").getByText("New", { exact: true }).waitFor();
});

journey("new and changed tools are marked and found until somebody looked, also after a reload", async ({ page, open }) => {
  await compared(page, open);
  await kept(page);
  await page.reload();
  await row(page, "purge_everything").getByText("New", { exact: true }).waitFor();
  await row(page, "read_notes").getByText("Changed", { exact: true }).waitFor();
  const chips = page.getByRole("group", { name: "Filter by risk" });
  await chips.getByRole("button", { name: /^New/ }).click();
  await listOf(page, 2);
  assert.deepEqual((await names(page)).sort(), ["purge_everything", "send_mails"]);
  await chips.getByRole("button", { name: /^Changed/ }).click();
  await listOf(page, 2);
  assert.deepEqual((await names(page)).sort(), ["read_notes", "write_note"]);
  await tab(page, "Changes");
  await press(page, "Keep: read_notes");
  await change(page, "read_notes").waitFor({ state: "detached" });
  await kept(page);
  await toStart(page);
  await page.getByText(/changes wait/).waitFor();
});

journey("a newer list comes in from the build screen, by keyboard", async ({ page, open, axe }) => {
  await decided(page, open);
  await page.getByRole("button", { name: "Load a newer list" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Load a newer list" });
  await dialog.waitFor();
  await axe("load a newer list");
  await paste(page, "{not json");
  await dialog.getByRole("alert").getByText(/was not loaded/).waitFor();
  assert.deepEqual((await names(page)).length, 4, "what was open stays");
  await dialog.getByRole("textbox", { name: "Paste a tools/list result" }).fill(SECOND);
  await dialog.getByRole("button", { name: "Load", exact: true }).focus();
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await banner(page).waitFor();
  await page.getByRole("button", { name: "Review" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Changes of the server");
  await page.getByRole("button", { name: "Keep: write_note", exact: true }).focus();
  await page.keyboard.press("Enter");
  await change(page, "write_note").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.closest("#changes-list"), undefined);
});

journey("a list of another server is not taken without a word", async ({ page, open }) => {
  await decided(page, open);
  await press(page, "Load a newer list");
  await paste(page, list("1", [tool("alone", "Is alone.")], "another-server"));
  const dialog = page.getByRole("dialog", { name: "This list is of another server" });
  await dialog.waitFor();
  await dialog.getByRole("button", { name: "Start a new draft" }).click();
  await listOf(page, 1);
  await kept(page);
  await toStart(page);
  assert.equal(await page.getByRole("button", { name: /^Open the draft/ }).count(), 2);
});

journey("the same list again changes nothing", async ({ page, open }) => {
  await decided(page, open);
  const before = await exported(page);
  await press(page, "Load a newer list");
  await chooseFiles(page, file("again.json", FIRST));
  await page.getByRole("region", { name: "Notices" }).getByText(/says the same about every tool/).waitFor();
  assert.equal(await exported(page), before);
  assert.equal(await banner(page).count(), 0);
});

journey("drafts show what they allow and are switched between", async ({ page, open, axe }) => {
  await decided(page, open);
  await page.getByRole("button", { name: "Drafts", exact: true }).click();
  await page.getByRole("menuitem", { name: /All drafts/ }).click();
  await page.getByRole("list", { name: "Known servers" }).waitFor();
  await chooseServer(page, "MCP Python Interpreter");
  await kept(page);
  await toStart(page);
  const drafts = page.getByRole("region", { name: "Your drafts" }).getByRole("listitem");
  const notes = drafts.filter({ hasText: "notes-server" });
  assert.match(await notes.textContent(), /4 tools, 4 decided, \d+ problems?\. Edited just now\./);
  assert.match(await notes.textContent(), /Freely:.*1 Read/);
  await drafts.filter({ hasText: "MCP Python Interpreter" }).getByText("An agent can call nothing.").waitFor();
  await axe("overview of drafts");
  await page.getByRole("button", { name: "Open the draft MCP Python Interpreter" }).click();
  await listOf(page, 10);
  await page.getByRole("button", { name: "Drafts", exact: true }).click();
  await page.getByRole("menuitem", { name: /notes-server/ }).click();
  await listOf(page, 4);
  assert.ok((await policy(page)).tools.read_notes);
});

journey("the library counts categories, sorts, and says as of when", async ({ page, open, axe }) => {
  const { servers } = JSON.parse(await readFile(join(dist, "catalogues/index.json"), "utf8"));
  const asked = [];
  page.on("request", (request) => request.url().includes("/catalogues/") && asked.push(request.url()));
  await open();
  await started(page);
  const known = page.getByRole("list", { name: "Known servers" }).getByRole("button");
  await known.first().waitFor();
  assert.equal(asked.filter((url) => !url.endsWith("index.json")).length, 0, "no catalogue is loaded at first");
  const first = servers[0];
  for (const [category, count] of Object.entries(first.categories)) {
    if (count > 0) assert.match(await known.first().textContent(), new RegExp(`${count} ${category}`, "i"));
  }
  const sort = page.getByRole("combobox", { name: "Sort servers" });
  await sort.selectOption("Name");
  const byName = servers.map(({ title }) => title).sort((one, two) => (one.toLowerCase() < two.toLowerCase() ? -1 : 1));
  assert.ok((await known.first().textContent()).includes(byName[0]));
  await sort.selectOption("Most tools");
  const most = Math.max(...servers.map(({ tools }) => tools));
  assert.match(await known.first().textContent(), new RegExp(`${most} tools`));
  await sort.selectOption("Riskiest");
  await axe("library");
  await sort.selectOption("Latest");
  await known.first().click();
  await page.getByText(/as of \d{4}-\d{2}-\d{2}/).first().waitFor();
});

for (const viewport of [DESKTOP, PHONE]) {
  journey(`changes at ${viewport.width} px are accessible and do not scroll sideways`, { viewport }, async ({ page, open, axe, shot }) => {
    const phone = viewport === PHONE;
    const width = viewport.width;
    const look = async (name) => {
      await axe(`${name} at ${width}`);
      for (const theme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme: theme });
        await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
        await shot(`drift-${name}-${width}-${theme}`);
      }
      await page.emulateMedia({ colorScheme: null });
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(excess, 0, name);
    };
    await open();
    await started(page);
    await paste(page, FIRST);
    await listOf(page, 4);
    await decide(page, "read_notes", "Allow");
    await decide(page, "write_note", "Allow");
    await decide(page, "delete_note", "Deny");
    await page.getByRole("button", { name: "Load a newer list" }).click();
    await look("dialog");
    await paste(page, SECOND);
    await changed(page).first().waitFor();
    await look("changes");
    if (phone) await page.getByRole("navigation", { name: "Sections" }).getByRole("button", { name: "Tools" }).click();
    await look("banner");
    await toStart(page);
    await look("start");
    await paste(page, FIRST);
    await question(page).waitFor();
    await look("question");
  });
}

journey("opening a draft is no change: the list of drafts stays in its order", async ({ page, open }) => {
  await decided(page, open);
  await toStart(page);
  await paste(page, list("1", [tool("alone", "Is alone.")], "another-server"));
  await listOf(page, 1);
  await decide(page, "alone", "Deny");
  await kept(page);
  await toStart(page);
  const drafts = page.getByRole("region", { name: "Your drafts" }).getByRole("listitem").locator("b");
  await page.getByRole("button", { name: "Open the draft notes-server" }).click();
  await listOf(page, 4);
  await page.reload();
  await listOf(page, 4);
  await toStart(page);
  await drafts.nth(1).waitFor();
  assert.deepEqual(await drafts.allTextContents(), ["another-server", "notes-server"]);
});
