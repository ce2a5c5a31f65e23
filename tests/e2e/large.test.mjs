// A catalogue of ten thousand tools: the list holds only the rows near what is seen, and nothing a person does waits for the rest.
import assert from "node:assert/strict";
import { journey, started } from "./harness.mjs";
import { chooseFiles, exported, file, listOf, row } from "./pages.mjs";

const COUNT = 10_000;
const VERBS = ["list", "get", "create", "update", "delete", "run", "send", "search"];
const THINGS = ["file", "issue", "branch", "invoice", "session", "cluster", "message", "page"];

const nameOf = (at) => `${VERBS[at % 8]}_${THINGS[Math.floor(at / 8) % 8]}_${String(at).padStart(5, "0")}`;

// About 1 kB each, as tools of real servers are.
function tool(at) {
  const property = (name) => [name, { type: "string", description: `The ${name} of the thing that this call is about, as the service names it.` }];
  return {
    name: nameOf(at),
    title: `Tool number ${at}`,
    description: `Does one thing to one ${THINGS[at % 8]} of the workspace. ${"It answers with what was found, page by page, and says when there is more. ".repeat(4)}`,
    inputSchema: { type: "object", properties: Object.fromEntries(["id", "owner", "path", "query"].map(property)), required: ["id"] },
    annotations: { readOnlyHint: at % 8 < 2 },
  };
}

const TEXT = JSON.stringify({ tools: Array.from({ length: COUNT }, (_, at) => tool(at)) });

const rows = (page) => page.getByRole("list", { name: "Tools" }).locator(":scope > li");
const focused = (page) => page.evaluate(() => document.activeElement.textContent);

async function load(page, open) {
  await open();
  await started(page);
  await chooseFiles(page, file("tools.json", TEXT));
  await listOf(page, COUNT);
}

// How long, in ms, from an action on an element to the frame that shows what came of it.
function timed(target, action) {
  return target.evaluate(async (element, { key, text, scroll }) => {
    // A message is handled behind the frame that is drawn next.
    const painted = async () => {
      await new Promise(requestAnimationFrame);
      await new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(null);
      });
    };
    await painted();
    const before = performance.now();
    if (key) {
      element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    } else if (text !== undefined) {
      element.value = text;
      element.dispatchEvent(new InputEvent("input", { bubbles: true }));
    } else if (scroll !== undefined) {
      element.scrollTo(0, scroll);
    } else {
      element.click();
    }
    await painted();
    return performance.now() - before;
  }, action ?? {});
}

journey("ten thousand tools are a window of rows that the keys walk through", async ({ page, open, axe }) => {
  await load(page, open);
  const inPage = () => rows(page).count();
  assert.ok((await inPage()) < 100, `${await inPage()} rows are in the page`);
  const scroll = (to) => page.getByRole("region", { name: "Tools" }).evaluate((region, to) => region.scrollTo(0, to), to);
  await scroll(1e9);
  await row(page, nameOf(COUNT - 1)).waitFor();
  assert.equal(await row(page, nameOf(COUNT - 1)).getAttribute("aria-posinset"), String(COUNT));
  assert.ok((await inPage()) < 100);
  await axe("ten thousand tools, at the end");
  await scroll(0);
  await row(page, nameOf(0)).waitFor();
  // The row that has the focus stays in the page, wherever the list is scrolled to.
  await row(page, nameOf(2)).getByRole("button", { name: nameOf(2), exact: true }).focus();
  await scroll(300_000);
  await row(page, nameOf(5_360)).waitFor();
  assert.equal(await focused(page), nameOf(2));
  assert.ok((await inPage()) < 100);
  await page.keyboard.press("j");
  await page.waitForFunction((name) => document.activeElement.textContent === name, nameOf(3));
  await page.keyboard.press("k");
  await page.waitForFunction((name) => document.activeElement.textContent === name, nameOf(2));
  for (let at = 3; at < 40; at += 1) {
    await page.keyboard.press("j");
    await page.waitForFunction((name) => document.activeElement.textContent === name, nameOf(at));
  }
  const { top, bottom, height } = await page.evaluate(() => ({ ...document.activeElement.getBoundingClientRect().toJSON(), height: innerHeight }));
  assert.ok(top >= 0 && bottom <= height, "the row with the focus is in sight");
  await page.keyboard.press("5");
  assert.deepEqual(JSON.parse(await exported(page)).tools, { [nameOf(39)]: {} });
});

journey("search narrows ten thousand tools to those meant", async ({ page, open }) => {
  await load(page, open);
  const search = page.getByRole("searchbox", { name: "Search tools" });
  await search.fill("delete invoice");
  const meant = Array.from({ length: COUNT }, (_, at) => nameOf(at)).filter((name) => /^delete_invoice_/.test(name));
  await page.waitForFunction((count) => document.querySelector("li[aria-posinset]").getAttribute("aria-setsize") === String(count), meant.length);
  assert.equal(await rows(page).first().getAttribute("aria-label"), meant[0]);
  await search.fill(nameOf(7_777));
  await listOf(page, 1);
  await search.fill("");
  await listOf(page, COUNT);
});

// What a person feels as an answer at once, in ms.
const AT_ONCE = 100;
// How often each step is taken; the quickest counts, since other work of the machine makes single ones slow.
const ROUNDS = 3;

// Steps with ten thousand tools: [what, target, action]. Without an action the target is clicked.
function steps(page) {
  const button = (at) => row(page, nameOf(at)).getByRole("button", { name: nameOf(at), exact: true });
  const radio = (at, word) => row(page, nameOf(at)).getByRole("radio", { name: word, exact: true });
  const region = page.getByRole("region", { name: "Tools" });
  const search = page.getByRole("searchbox", { name: "Search tools" });
  const all = page.getByRole("checkbox", { name: /^Select all/ });
  return [
    ["decide one", radio(0, "Deny")],
    ["decide another", radio(1, "Limit")],
    ["open a detail", button(2)],
    ["open another detail", button(4)],
    ["close it", button(4)],
    ["to the next row by j", button(4), { key: "j" }],
    ["allow it by 5", button(5), { key: "5" }],
    ["scroll by a page", region, { scroll: 800 }],
    ["scroll back", region, { scroll: 0 }],
    ["type the first letter of a search", search, { text: "d" }],
    ["clear the search", search, { text: "" }],
    ["select one", page.getByRole("checkbox", { name: `Select ${nameOf(3)}` })],
    ["clear the selection", page.getByRole("button", { name: "Clear the selection" })],
    ["select all", all],
    ["clear the whole selection", page.getByRole("button", { name: "Clear the selection" })],
  ];
}

async function assertAtOnce(page, steps) {
  const taken = new Map(steps.map(([what]) => [what, []]));
  const undo = page.getByRole("banner").getByRole("button", { name: /^Undo/ });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [what, target, action] of steps) taken.get(what).push(Math.round(await timed(target, action)));
    while (await undo.isEnabled()) await undo.click();
  }
  const slow = [];
  for (const [what, times] of taken) {
    const quickest = Math.min(...times);
    console.log(`${what}: ${times.join(", ")} ms`);
    if (quickest >= AT_ONCE) slow.push(`${what}: ${quickest} ms`);
  }
  assert.deepEqual(slow, [], `each takes less than ${AT_ONCE} ms`);
}

journey("with ten thousand tools each step is shown at once", async ({ page, open }) => {
  await load(page, open);
  await assertAtOnce(page, steps(page));
});
