// The text of policy.json on the screen: line by line where it is seen, and as a whole exactly what is exported.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { journey, started } from "./harness.mjs";
import { chooseServer, decide, exported, listOf, paste, row } from "./pages.mjs";

// Enough for many lines, so that those far away are not drawn one by one.
const COUNT = 400;
const TEXT = JSON.stringify({ tools: Array.from({ length: COUNT }, (_, at) => ({ name: `tool_${at}`, inputSchema: { type: "object" } })) });

const region = (page) => page.getByRole("region", { name: "policy.json" });

async function many(page, open) {
  await open();
  await started(page);
  await paste(page, TEXT);
  await listOf(page, COUNT);
}

async function decideAll(page, decision) {
  await page.getByRole("checkbox", { name: /^Select all/ }).check();
  await page.getByRole("group", { name: "Change the selected tools" }).getByRole("button", { name: decision, exact: true }).click();
}

// What is shown is what is downloaded and what is copied.
async function assertShownIsExported(page) {
  const shown = await exported(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download policy.json" }).click()]);
  assert.equal(await readFile(await download.path(), "utf8"), shown);
  await page.getByRole("button", { name: "Copy policy.json" }).click();
  await page.waitForFunction(async (shown) => (await navigator.clipboard.readText()) === shown, shown);
  return JSON.parse(shown);
}

journey("a long text is whole on the screen after each change", async ({ page, open }) => {
  await many(page, open);
  assert.equal(Object.keys((await assertShownIsExported(page)).tools ?? {}).length, 0);
  await decideAll(page, "Limit");
  assert.equal(Object.keys((await assertShownIsExported(page)).tools).length, COUNT);
  const lines = (await exported(page)).split("\n").length;
  assert.ok(lines > 3_000, `${lines} lines`);
  await region(page).evaluate((region) => region.scrollTo(0, region.scrollHeight));
  await decide(page, "tool_0", "Allow");
  await decide(page, "tool_1", "Hide");
  await assertShownIsExported(page);
  await region(page).evaluate((region) => region.scrollTo(0, region.scrollHeight / 2));
  await decide(page, "tool_0", "Approve");
  await assertShownIsExported(page);
  await decideAll(page, "Hide");
  assert.equal((await assertShownIsExported(page)).hide.length, COUNT);
  await page.keyboard.press("Escape");
  await page.getByRole("banner").getByRole("button", { name: /^Undo/ }).click();
  await assertShownIsExported(page);
});

journey("a line leads to its tool", async ({ page, open }) => {
  await many(page, open);
  await decideAll(page, "Allow");
  await region(page).evaluate((region) => region.scrollTo(0, region.scrollHeight));
  await region(page).getByText('"tool_399"').click();
  await page.waitForFunction(() => {
    const box = document.querySelector('li[aria-label="tool_399"]')?.getBoundingClientRect();
    return box && box.top >= 0 && box.bottom <= innerHeight;
  });
  await region(page).evaluate((region) => region.scrollTo(0, 0));
  // And the tool to its lines.
  await row(page, "tool_398").getByRole("button", { name: "tool_398", exact: true }).click();
  await page.waitForFunction(() => {
    const region = document.querySelector('[aria-label="policy.json"]').getBoundingClientRect();
    const lines = [...document.querySelectorAll('[aria-label="policy.json"] *')].filter((e) => e.children.length === 0 && e.textContent === '"tool_398"');
    return lines.some((line) => line.getBoundingClientRect().top >= region.top && line.getBoundingClientRect().bottom <= region.bottom);
  });
});

journey("where the clipboard is shut, the text is selected", {
  before: ({ page }) =>
    page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"));
    }),
}, async ({ page, open, axe }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  await decide(page, "write_file", "Limit");
  await page.getByRole("button", { name: "Copy policy.json" }).click();
  await page.getByRole("alert").getByText(/Not copied: .*The text is selected: press Ctrl\+C, or ⌘C\./).waitFor();
  assert.equal((await page.evaluate(() => getSelection().toString())).trim(), (await exported(page)).trim(), "without the numbers of the lines");
  await axe("not copied");
});

// What a screen reader reads in the region, piece by piece: the numbers of the lines are made by the style sheet.
async function spoken(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Accessibility.enable");
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const pieces = [];
  const walk = (node) => {
    if (node?.role?.value === "StaticText") pieces.push(node.name.value);
    for (const child of node?.childIds ?? []) walk(known.get(child));
  };
  walk(nodes.find(({ role, name }) => role?.value === "region" && name?.value === "policy.json"));
  return pieces;
}

journey("the lines are numbered from 1, through all of the text", async ({ page, open }) => {
  await many(page, open);
  for (const tool of ["tool_0", "tool_1"]) await decide(page, tool, "Limit");
  await decideAll(page, "Allow");
  const lines = (await exported(page)).trimEnd().split("\n").length;
  assert.ok(lines > 400, "more than one stretch of lines");
  for (const [to, wanted] of [[0, [1, 2, 3]], [1e9, [lines - 1, lines]]]) {
    await region(page).evaluate(async (region, to) => {
      region.scrollTo(0, to);
      for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    }, to);
    const pieces = await spoken(page);
    const numbers = pieces.filter((piece, at) => /^\d+$/.test(piece) && (at === 0 || pieces[at - 1].endsWith("\n"))).map(Number);
    for (const number of wanted) assert.equal(numbers.filter((other) => other === number).length, 1, `one line ${number}`);
  }
});

// The lines on the screen, in the order in which they stand: a text that a reader and Ctrl+C get.
async function inOrder(page, after) {
  const text = await exported(page);
  let document;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new Error(`${after}: ${error.message}\n${text}`);
  }
  assert.equal(text.trimEnd(), JSON.stringify(document, null, 2), after);
}

journey("every line stands in its place, whatever was decided before", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  await page.getByRole("button", { name: "Presets" }).first().click();
  await page.getByRole("menuitem", { name: /^Recommended/ }).click();
  await page.getByRole("button", { name: "Change 10 tools", exact: true }).click();
  await inOrder(page, "Recommended");
  for (const [tool, decision] of [["read_file", "Deny"], ["list_sessions", "Hide"], ["install_package", "Hide"]]) {
    await decide(page, tool, decision);
    await inOrder(page, `${tool}: ${decision}`);
  }
  // Decisions by chance, with some taken back.
  let seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  const next = (below) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor(seed / 65_536) % below;
  };
  const tools = ["list_python_environments", "run_python_code", "install_package", "read_file", "write_file", "clear_session", "list_sessions"];
  const steps = [];
  for (let step = 0; step < 50; step += 1) {
    if (next(5) === 0) {
      await page.keyboard.press("Control+z");
      steps.push("undo");
    } else {
      const [tool, decision] = [tools[next(tools.length)], ["Hide", "Deny", "Approve", "Limit", "Allow"][next(5)]];
      await decide(page, tool, decision);
      steps.push(`${tool}: ${decision}`);
    }
    await inOrder(page, steps.join(", "));
  }
});
