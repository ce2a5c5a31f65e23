// The keyboard alone: each shortcut, where keys are only text, where the focus goes; and windows too narrow for two columns.
import assert from "node:assert/strict";
import { journey, started } from "./harness.mjs";
import { chooseServer, exported, kept, listOf, paste, row } from "./pages.mjs";

const NOTHING = { version: "1", default: "deny" };
const [FIRST, SECOND, LAST] = ["list_python_environments", "list_installed_packages", "list_sessions"];
const policy = async (page) => JSON.parse(await exported(page));
const nameButton = (page, tool) => row(page, tool).getByRole("button", { name: tool, exact: true });
const detail = (page, tool) => page.getByRole("region", { name: `Rule for ${tool}` });

async function interpreter(page, open) {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
}

// The focus follows a key in the next frame.
async function focusOn(page, locator) {
  const element = await locator.elementHandle();
  await page.waitForFunction((element) => document.activeElement === element, element);
}

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

journey("J and K walk through the rows and stop at the ends", async ({ page, open }) => {
  await interpreter(page, open);
  await press(page, "j");
  await focusOn(page, nameButton(page, FIRST));
  await press(page, "k");
  await focusOn(page, nameButton(page, FIRST));
  await press(page, "j");
  await focusOn(page, nameButton(page, SECOND));
  await press(page, "K");
  await focusOn(page, nameButton(page, FIRST));
  for (let rows = 0; rows < 12; rows += 1) await press(page, "j");
  await focusOn(page, nameButton(page, LAST));
});

// What each digit writes for the current tool.
const DIGITS = {
  1: { hide: [FIRST] },
  2: { tools: { [FIRST]: { deny_if: [{ conditions: [] }] } } },
  3: { tools: { [FIRST]: { deny_if: [{ conditions: [], on_deny: "Requires human approval." }] } } },
  5: { tools: { [FIRST]: {} } },
};
journey("digits decide for the current tool, and 0 takes it back", async ({ page, open }) => {
  await interpreter(page, open);
  await press(page, "5");
  assert.deepEqual(await policy(page), NOTHING, "no tool is current yet");
  await press(page, "j");
  await focusOn(page, nameButton(page, FIRST));
  for (const [digit, says] of Object.entries(DIGITS)) {
    await press(page, digit);
    assert.deepEqual(await policy(page), { ...NOTHING, ...says }, digit);
  }
  await press(page, "4");
  const { limits } = (await policy(page)).tools[FIRST];
  assert.equal(limits.length, 1);
  await press(page, "6", "9");
  assert.deepEqual((await policy(page)).tools[FIRST], { limits });
  await press(page, "0");
  assert.deepEqual(await policy(page), NOTHING);
  await focusOn(page, nameButton(page, FIRST));
});

journey("keys act on the row that has the focus, however it got there", async ({ page, open }) => {
  await interpreter(page, open);
  await press(page, "j");
  await focusOn(page, nameButton(page, FIRST));
  await row(page, "write_file").getByRole("radio", { name: "Deny", exact: true }).check({ force: true });
  await press(page, "5");
  assert.deepEqual(await policy(page), { ...NOTHING, tools: { write_file: {} } });
  await page.getByRole("checkbox", { name: "Select read_file" }).focus();
  await press(page, "1");
  assert.deepEqual(await policy(page), { ...NOTHING, hide: ["read_file"], tools: { write_file: {} } });
});

journey("Enter opens and closes the detail, Escape closes it", async ({ page, open }) => {
  await interpreter(page, open);
  await press(page, "j", "j");
  await focusOn(page, nameButton(page, SECOND));
  await press(page, "Enter");
  await detail(page, SECOND).waitFor();
  assert.equal(await nameButton(page, SECOND).getAttribute("aria-expanded"), "true");
  await press(page, "Enter");
  await detail(page, SECOND).waitFor({ state: "detached" });
  await press(page, "Enter");
  await detail(page, SECOND).waitFor();
  await press(page, "Escape");
  await detail(page, SECOND).waitFor({ state: "detached" });
  await focusOn(page, nameButton(page, SECOND));
});

journey("X selects, and / goes to the search", async ({ page, open }) => {
  await interpreter(page, open);
  await press(page, "j");
  await focusOn(page, nameButton(page, FIRST));
  await press(page, "x");
  await page.getByRole("group", { name: "Change the selected tools" }).getByText("1 selected").waitFor();
  assert.ok(await page.getByRole("checkbox", { name: `Select ${FIRST}` }).isChecked());
  await press(page, "x");
  const search = page.getByRole("searchbox", { name: "Search tools" });
  await search.waitFor();
  await press(page, "/");
  await focusOn(page, search);
  assert.equal(await search.inputValue(), "", "the key itself is not typed");
});

journey("commands undo, redo and download, from wherever the focus is", async ({ page, open }) => {
  await interpreter(page, open);
  await press(page, "j", "5");
  await page.getByRole("button", { name: /^Undo: / }).waitFor();
  const allowed = await exported(page);
  await press(page, "Control+z");
  assert.deepEqual(await policy(page), NOTHING);
  await press(page, "Control+Shift+z");
  assert.equal(await exported(page), allowed);
  await press(page, "Control+z", "Control+y");
  assert.equal(await exported(page), allowed);
  await page.getByRole("searchbox", { name: "Search tools" }).focus();
  await page.keyboard.type("ab");
  await press(page, "Control+z");
  assert.equal(await exported(page), allowed, "in a field, undo is the field's");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Control+s")]);
  assert.equal(download.suggestedFilename(), "policy.json");
});

journey("no single key acts while something is typed", async ({ page, open }) => {
  await interpreter(page, open);
  await press(page, "j", "j", "2");
  await focusOn(page, nameButton(page, SECOND));
  const before = await exported(page);
  await press(page, "Enter");
  const fields = [page.getByRole("searchbox", { name: "Search tools" }), page.getByLabel("Reason shown to the agent")];
  const text = "jk12345x0?/";
  await fields[1].focus();
  const reason = await fields[1].inputValue();
  await page.keyboard.type(text);
  assert.ok((await fields[1].inputValue()).includes(text));
  assert.equal((await policy(page)).tools[SECOND].deny_if[0].on_deny, await fields[1].inputValue());
  await fields[1].fill(reason);
  assert.equal(await exported(page), before);
  await fields[0].focus();
  await page.keyboard.type(text);
  assert.equal(await fields[0].inputValue(), text);
  assert.equal(await page.getByRole("dialog").count(), 0);
  await fields[0].fill("");
  await page.getByRole("combobox", { name: "Decision" }).focus();
  await press(page, "5", "x");
  assert.equal(await exported(page), before);
  assert.equal(await page.getByRole("group", { name: "Change the selected tools" }).count(), 0);
});

journey("no key acts behind a dialog, and the focus goes back", async ({ page, open, axe }) => {
  await interpreter(page, open);
  await press(page, "j");
  await focusOn(page, nameButton(page, FIRST));
  await press(page, "?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await dialog.waitFor();
  await axe("shortcuts");
  await press(page, "5", "x", "j", "Control+z");
  assert.deepEqual(await policy(page), NOTHING);
  assert.ok(await dialog.evaluate((dialog) => dialog.contains(document.activeElement)));
  for (let stops = 0; stops < 12; stops += 1) {
    await press(page, "Tab");
    const inside = await dialog.evaluate((dialog) => dialog.contains(document.activeElement) || document.activeElement === document.body);
    assert.ok(inside, "the focus stays in the dialog");
  }
  await press(page, "Escape");
  await dialog.waitFor({ state: "hidden" });
  await focusOn(page, nameButton(page, FIRST));
  const opener = page.getByRole("button", { name: "Keyboard shortcuts" });
  await opener.focus();
  await press(page, "Enter");
  await dialog.waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "hidden" });
  await focusOn(page, opener);
});

journey("single keys can be switched off, and stay so", async ({ page, open }) => {
  await interpreter(page, open);
  await press(page, "j", "?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await dialog.getByRole("checkbox", { name: "Single-key shortcuts" }).uncheck();
  await press(page, "Escape");
  await dialog.waitFor({ state: "hidden" });
  await nameButton(page, SECOND).focus();
  await press(page, "j", "k", "5", "x", "/", "?");
  assert.deepEqual(await policy(page), NOTHING);
  await focusOn(page, nameButton(page, SECOND));
  assert.equal(await page.getByRole("dialog").count(), 0);
  // What is no single key still works.
  await press(page, "Enter");
  await detail(page, SECOND).waitFor();
  await kept(page);
  await page.reload();
  await row(page, FIRST).waitFor();
  await nameButton(page, FIRST).focus();
  await press(page, "5");
  assert.deepEqual(await policy(page), NOTHING);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await dialog.getByRole("checkbox", { name: "Single-key shortcuts" }).check();
  await press(page, "Escape");
  await dialog.waitFor({ state: "hidden" });
  await nameButton(page, FIRST).focus();
  await press(page, "5");
  assert.deepEqual(await policy(page), { ...NOTHING, tools: { [FIRST]: {} } });
});

journey("the menu of presets is walked by arrows and gives the focus back", async ({ page, open }) => {
  await interpreter(page, open);
  const opener = page.getByRole("button", { name: "Presets" });
  await opener.focus();
  await press(page, "Enter");
  const items = page.getByRole("menuitem");
  await focusOn(page, items.first());
  await press(page, "ArrowDown");
  await focusOn(page, items.nth(1));
  await press(page, "End");
  await focusOn(page, items.last());
  await press(page, "5");
  assert.deepEqual(await policy(page), NOTHING);
  await press(page, "Escape");
  await focusOn(page, opener);
  assert.equal(await items.count(), 0);
});

journey("the edge between list and policy moves by arrows", async ({ page, open }) => {
  await interpreter(page, open);
  const edge = page.getByRole("separator", { name: "Resize the inspector" });
  await edge.focus();
  const at = async () => Number(await edge.getAttribute("aria-valuenow"));
  const before = await at();
  await press(page, "ArrowLeft", "ArrowLeft");
  assert.equal(await at(), before + 32);
  await press(page, "ArrowRight");
  assert.equal(await at(), before + 16);
});

for (const where of ["start", "build"]) {
  journey(`the first stop of ${where} leads past what is on every page`, async ({ page, open }) => {
    if (where === "build") await interpreter(page, open);
    else await open().then(() => started(page));
    // From the top of the page, as after a load.
    await page.evaluate(() => document.activeElement.blur());
    await page.mouse.click(2, 2);
    await page.getByRole("link", { name: "Skip to the main part" }).focus();
    await press(page, "Enter");
    await page.waitForFunction(() => document.activeElement.id === "main");
    await press(page, "Tab");
    const inside = await page.evaluate(() => document.getElementById("main").contains(document.activeElement) && document.activeElement.id !== "main");
    assert.ok(inside, "the next stop is in the main part");
  });

  journey(`Tab goes through ${where} in the order of the page, and through all of it`, async ({ page, open }) => {
    if (where === "build") await interpreter(page, open);
    else await open().then(() => started(page).then(() => page.getByRole("button", { name: /^Show all/ }).waitFor()));
    await page.getByRole("link", { name: "Skip to the main part" }).focus();
    const stops = [];
    for (let presses = 0; presses < 200; presses += 1) {
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return null;
        const before = window.before;
        window.before = element;
        const { width, height } = element.getBoundingClientRect();
        return {
          html: element.outerHTML.slice(0, 120),
          inOrder: !before || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
          seen: width > 0 && height > 0,
          tabIndex: element.tabIndex,
        };
      });
      if (!stop) break;
      stops.push(stop);
      await press(page, "Tab");
    }
    assert.ok(stops.length > 15 && stops.length < 200, `${stops.length} stops`);
    assert.deepEqual(stops.filter(({ inOrder, seen, tabIndex }) => !inOrder || !seen || tabIndex > 0), []);
    if (where === "build") assert.ok(stops.some(({ html }) => html.includes('aria-label="policy.json"')), "the policy's text is a stop, so that it can be scrolled");
  });
}

// Windows: phones, and what is left of a desk at 200 % and 400 %.
journey("what stands above the list keeps apart at every width", async ({ page, open }) => {
  await open();
  await chooseServer(page, "MCP Python Interpreter");
  const overview = page.getByRole("region", { name: "Overview" });
  for (const width of [1920, 1440, 1280, 1200, 1024, 900, 768, 600, 480]) {
    await page.setViewportSize({ width, height: 800 });
    const crossing = await overview.evaluate((region) => {
      const parts = [...region.querySelectorAll("table, fieldset, h2, [role=group]")].map((part) => ({ part, box: part.getBoundingClientRect() }));
      const cross = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      const apart = parts.filter(({ part }) => !parts.some((other) => other.part !== part && other.part.contains(part)));
      return apart.flatMap((one, at) => apart.slice(at + 1).filter((other) => cross(one.box, other.box)).map((other) => `${one.part.outerHTML.slice(0, 60)} and ${other.part.outerHTML.slice(0, 60)}`));
    });
    assert.deepEqual({ width, crossing }, { width, crossing: [] });
  }
});

const WINDOWS = { "360 px": { width: 360, height: 640 }, "320 px": { width: 320, height: 640 }, "200 %": { width: 720, height: 450 }, "400 %": { width: 320, height: 256 } };
for (const [what, viewport] of Object.entries(WINDOWS)) {
  journey(`nothing is lost or scrolls sideways at ${what}`, { viewport }, async ({ page, open, axe }) => {
    const fits = async (where) => {
      const { page: excess, out } = await page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        const out = [...document.querySelectorAll("button, input, select, textarea, h1, h2, h3, p")].filter((element) => {
          const box = element.getBoundingClientRect();
          // What scrolls by itself (chips, code, tables) may go on beyond the edge.
          const scrolls = (around) => around && (["auto", "scroll"].includes(getComputedStyle(around).overflowX) && around.scrollWidth > around.clientWidth + 1 && !around.matches(".work, .start") || scrolls(around.parentElement));
          return box.width > 0 && box.right > width + 1 && !element.closest(".sr, .skip") && !scrolls(element.parentElement);
        });
        return { page: document.documentElement.scrollWidth - width, out: out.map((element) => element.outerHTML.slice(0, 120)) };
      });
      assert.deepEqual({ where, excess, out }, { where, excess: 0, out: [] });
    };
    await open();
    await started(page);
    await page.getByRole("button", { name: /^Show all/ }).waitFor();
    await fits("start");
    await paste(page, '{"tools": [\n  {"name": "a"}\n  {"name": "b"}\n]}');
    await page.getByRole("alert").waitFor();
    await fits("start, not loaded");
    await chooseServer(page, "MCP Python Interpreter");
    await fits("build");
    await nameButton(page, "run_python_code").click();
    await press(page, "4");
    await detail(page, "run_python_code").getByLabel("Calls").waitFor();
    await fits("build, a detail open");
    await axe(`build at ${what}`);
    await page.getByRole("checkbox", { name: "Select run_python_file" }).check();
    await fits("build, one selected");
    await press(page, "?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await fits("shortcuts");
    await press(page, "Escape");
    await page.getByRole("navigation", { name: "Sections" }).getByRole("button", { name: "Policy" }).click();
    await page.getByRole("button", { name: "Copy policy.json" }).waitFor();
    await fits("policy");
  });
}

journey("a name without a break and a long title stay within a narrow window", { viewport: { width: 320, height: 640 } }, async ({ page, open }) => {
  await open();
  await started(page);
  const long = "x".repeat(200);
  await paste(page, JSON.stringify({ server: { name: long }, tools: [{ name: long, title: long, description: long, inputSchema: { properties: { [long]: { enum: [long] } } } }] }));
  await listOf(page, 1);
  await row(page, long).getByRole("button").first().click();
  await detail(page, long).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
});

journey("with forced colours the page is drawn", async ({ page, open, shot }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await interpreter(page, open);
  await press(page, "j", "4", "Enter");
  await detail(page, FIRST).waitFor();
  await shot("forced-colours");
});

// What has the focus, when something else lies over all of it.
function covered(page) {
  return page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    const active = document.activeElement;
    if (active === document.body) return null;
    // Of a radio that is drawn as its label, the label is what is seen.
    const seen = active.closest("label") ?? active;
    const { x, y, width, height } = seen.getBoundingClientRect();
    const points = [[0.5, 0.5], [0.05, 0.1], [0.95, 0.1], [0.05, 0.9], [0.95, 0.9]];
    const above = points.map(([right, down]) => document.elementFromPoint(x + width * right, y + height * down));
    return above.some((element) => element && (seen.contains(element) || element.contains(seen))) ? null : `${active.outerHTML.slice(0, 100)} at ${Math.round(y)}`;
  });
}

for (const viewport of [{ width: 1440, height: 900 }, { width: 1440, height: 500 }, { width: 720, height: 450 }, { width: 390, height: 844 }]) {
  journey(`what has the focus is never covered by a bar at ${viewport.width} by ${viewport.height}`, { viewport }, async ({ page, open }) => {
    await open();
    await started(page);
    const tools = Array.from({ length: 30 }, (_, at) => ({ name: `tool_${at}`, description: "Reads one thing.", inputSchema: { properties: { id: { type: "string" } } } }));
    await paste(page, JSON.stringify({ tools }));
    await listOf(page, tools.length);
    const found = new Set();
    const walk = async (key, times) => {
      for (let presses = 0; presses < times; presses += 1) {
        await press(page, key);
        const what = await covered(page);
        if (what) found.add(`${key}: ${what}`);
      }
    };
    await walk("j", 20);
    await walk("k", 10);
    await press(page, "Enter");
    await walk("Tab", 40);
    await walk("Shift+Tab", 60);
    assert.deepEqual([...found], []);
  });
}
