// Where a person is after each step: what is news is in sight, a screen opens at its top, and the focus is never lost.
import assert from "node:assert/strict";
import { PHONE, journey, started } from "./harness.mjs";
import { chooseServer, decide, kept, listOf, paste, row, toStart } from "./pages.mjs";

const SERVER = "MCP Python Interpreter";
const button = (around, name) => around.getByRole("button", { name, exact: true });
const title = (page) => page.getByRole("heading", { level: 1, name: "Decide what your agent's tools may do" });
const tools = (page) => page.getByRole("region", { name: "Tools", exact: true });
const openDraft = (page, name) => button(page, `Open the draft ${name}`);
const second = JSON.stringify({ server: { name: "second" }, tools: [{ name: "alone", inputSchema: {} }] });

// The focus follows a step in one of the next frames.
async function focusOn(page, locator) {
  const element = await locator.elementHandle();
  await page.waitForFunction((element) => document.activeElement === element, element);
}

// Does by the keyboard what a button does.
async function press(page, locator) {
  await locator.focus();
  await page.keyboard.press("Enter");
}

// Waits until the beginning of an element is in the window.
async function inSight(page, locator) {
  const element = await locator.elementHandle();
  await page.waitForFunction((element) => {
    const { top } = element.getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  }, element);
}

async function atTop(page) {
  await page.waitForFunction(() => scrollY === 0);
}

async function scrolledDown(page) {
  await page.evaluate(() => scrollTo(0, 1e6));
  assert.ok(await page.evaluate(() => scrollY > 0), "the screen is longer than the window");
}

async function said(page, sentence) {
  await page.getByRole("status").filter({ hasText: sentence }).first().waitFor({ state: "attached" });
}

async function details(page, tool, decision) {
  await decide(page, tool, decision);
  await button(row(page, tool), tool).click();
  const sheet = page.getByRole("region", { name: `Rule for ${tool}`, exact: true });
  await sheet.waitFor();
  return sheet;
}

for (const [what, viewport] of Object.entries({ "a phone": PHONE, "200 %": { width: 720, height: 450 } })) {
  journey(`what a pasted text brings about is in sight on ${what}`, { viewport }, async ({ page, open }) => {
    await open();
    await started(page);
    await paste(page, '{"tools": [\n  {"name": "a"}\n  {"name": "b"}\n]}');
    const alert = page.getByRole("alert").filter({ hasText: "The pasted text was not loaded" });
    await alert.waitFor();
    await inSight(page, alert);
    await button(alert, "Close").click();
    await paste(page, '{"mcpServers": {"board": {"url": "https://board.example/mcp"}}}');
    const servers = page.getByRole("heading", { name: "Servers in this configuration" });
    await servers.waitFor();
    await inSight(page, servers);
  });
}

journey("on a phone each screen opens at its top", { viewport: PHONE }, async ({ page, open }) => {
  await open();
  await started(page);
  const server = page.getByRole("list", { name: "Known servers" }).getByRole("button").filter({ hasText: SERVER }).first();
  await server.waitFor();
  await scrolledDown(page);
  // As a press where the list stands, without scrolling to it first.
  await server.dispatchEvent("click");
  await listOf(page, 10);
  await atTop(page);
  await scrolledDown(page);
  await toStart(page);
  await atTop(page);
  await openDraft(page, SERVER).waitFor();
  await scrolledDown(page);
  await openDraft(page, SERVER).dispatchEvent("click");
  await listOf(page, 10);
  await atTop(page);
});

journey("the focus goes to the screen that is opened, which is said, and the first load leaves it alone", async ({ page, open }) => {
  const onPage = () => page.evaluate(() => document.activeElement === document.body);
  await open();
  await started(page);
  await page.getByRole("button", { name: /^Show all/ }).waitFor();
  assert.ok(await onPage(), "nothing is focused at first");
  await chooseServer(page, SERVER);
  await focusOn(page, tools(page));
  await said(page, `Opened ${SERVER}, 10 tools`);
  await kept(page);
  await toStart(page);
  await focusOn(page, title(page));
  await said(page, "Back at the start.");
  await press(page, openDraft(page, SERVER));
  await listOf(page, 10);
  await focusOn(page, tools(page));
  await said(page, `Opened ${SERVER}, 10 tools`);
  await page.reload();
  await listOf(page, 10);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.ok(await onPage(), "a draft that opens with the page takes no focus");
});

journey("the form of a rule takes the focus and gives it back", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, SERVER);
  const sheet = await details(page, "write_file", "Allow");
  for (const [add, form] of [["Add a denial rule", "New denial rule"], ["Add a requirement", "New requirement"]]) {
    const fresh = sheet.getByRole("group", { name: form });
    await press(page, button(sheet, add));
    await fresh.waitFor();
    await focusOn(page, fresh.getByRole("combobox", { name: "Argument", exact: true }));
    await press(page, button(fresh, "Cancel"));
    await fresh.waitFor({ state: "detached" });
    await focusOn(page, button(sheet, add));
  }
  await page.keyboard.press("Enter");
  const fresh = sheet.getByRole("group", { name: "New requirement" });
  await fresh.getByRole("combobox", { name: "Argument", exact: true }).selectOption("overwrite");
  await fresh.getByRole("combobox", { name: "Value" }).selectOption("true");
  await press(page, button(fresh, "Add the rule"));
  const rule = sheet.getByRole("group", { name: "Requirement 1" });
  await rule.waitFor();
  await focusOn(page, button(sheet, "Add a requirement"));
  await press(page, button(rule, "Remove the rule"));
  await rule.waitFor({ state: "detached" });
  await focusOn(page, button(sheet, "Add a requirement"));
});

journey("a limit that is removed leaves the focus beside it", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, SERVER);
  const sheet = await details(page, "run_python_code", "Limit");
  const remove = (number) => button(sheet, `Remove limit ${number}`);
  const add = button(sheet, "Add a limit");
  for (const number of [2, 3]) {
    await add.click();
    await remove(number).waitFor();
  }
  await press(page, remove(1));
  await remove(3).waitFor({ state: "detached" });
  await focusOn(page, remove(1));
  await press(page, remove(2));
  await remove(2).waitFor({ state: "detached" });
  await focusOn(page, add);
  // Without a limit the tool is allowed, and there is no list of limits any more.
  await press(page, remove(1));
  await add.waitFor({ state: "detached" });
  await focusOn(page, button(row(page, "run_python_code"), "run_python_code"));
});

journey("the lists of the start screen keep the focus", async ({ page, open }) => {
  await open();
  await started(page);
  await press(page, page.getByRole("button", { name: /^Show all \d/ }));
  await focusOn(page, page.getByRole("list", { name: "Known servers" }).getByRole("button").nth(8));
  await chooseServer(page, SERVER);
  await kept(page);
  await toStart(page);
  await focusOn(page, title(page));
  await paste(page, second);
  await listOf(page, 1);
  await kept(page);
  await toStart(page);
  await focusOn(page, title(page));
  await openDraft(page, SERVER).waitFor();
  await press(page, button(page, "Remove the draft second"));
  await openDraft(page, "second").waitFor({ state: "detached" });
  await focusOn(page, openDraft(page, SERVER));
  await press(page, button(page, `Remove the draft ${SERVER}`));
  await openDraft(page, SERVER).waitFor({ state: "detached" });
  await focusOn(page, title(page));
});

journey("the focus stays near when the control that has it goes or is switched off", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, SERVER);
  const near = () => page.waitForFunction(() => document.activeElement !== document.body);
  await decide(page, "read_file", "Allow");
  await press(page, page.getByRole("banner").getByRole("button", { name: /^Undo/ }));
  await near();
  // Nothing that a key sets off got the focus: pressed once more, nothing comes back.
  await page.keyboard.press("Enter");
  const allowed = page.getByRole("radiogroup", { name: "Decision for read_file", exact: true }).getByRole("radio", { name: "Allow", exact: true });
  assert.equal(await allowed.isChecked(), false);
  await decide(page, "read_file", "Allow");
  await press(page, button(page, "Follow the default for read_file"));
  await near();
  await page.getByLabel("Search tools").fill("nothing like it");
  await press(page, button(page, "Clear the filters"));
  await near();
});

journey("the last tool of a long list opens where it stands", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, "GitHub");
  const list = page.getByRole("list", { name: "Tools", exact: true });
  const last = list.getByRole("listitem").last();
  const name = async () => list.locator(":scope > li").evaluateAll((rows) => rows.toSorted((one, two) => Number(one.getAttribute("aria-posinset")) - Number(two.getAttribute("aria-posinset"))).at(-1).getAttribute("aria-label"));
  await page.locator("main").first().evaluate(() => {
    for (const element of document.querySelectorAll("*")) if (element.scrollHeight > element.clientHeight + 200 && getComputedStyle(element).overflowY === "auto") element.scrollTop = element.scrollHeight;
  });
  await last.waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('ul[aria-label="Tools"] > li')].some((row) => row.getAttribute("aria-posinset") === row.getAttribute("aria-setsize")));
  const tool = await name();
  const top = () => row(page, tool).evaluate((row) => row.getBoundingClientRect().top);
  const before = await top();
  await button(row(page, tool), tool).click();
  await page.getByRole("region", { name: `Rule for ${tool}` }).waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done())))));
  assert.ok(Math.abs((await top()) - before) < 2, `${tool}: ${before} before, ${await top()} after`);
});
