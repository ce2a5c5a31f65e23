// Risk on the screen: what each tool could do, filters and order by it, presets with their preview, and a person's own word.
import assert from "node:assert/strict";
import { PHONE, journey, started } from "./harness.mjs";
import { chooseServer, decide, exported, row } from "./pages.mjs";

const CLASSES = {
  list_python_environments: ["Read", "Low"],
  list_installed_packages: ["Read", "Low"],
  run_python_code: ["Execute", "High"],
  run_python_file: ["Execute", "High"],
  install_package: ["Execute", "High"],
  read_file: ["Read", "Low"],
  write_file: ["Write", "Medium"],
  list_directory: ["Read", "Low"],
  list_sessions: ["Read", "Low"],
  clear_session: ["Destructive", "Critical"],
};
const READERS = ["list_python_environments", "list_installed_packages", "read_file", "list_directory", "list_sessions"];
const NOTHING = { version: "1", default: "deny" };

async function interpreter({ page, open }) {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
}

// The names of the tools in the list, in its order.
async function listed(page) {
  return page.getByRole("list", { name: "Tools" }).locator(":scope > li").evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label")));
}

const chips = (page) => page.getByRole("group", { name: "Filter by risk" });
const perMinute = (tool, max) => ({ limits: [{ counter: `${tool}_rate`, window: "minute", max, scope: "grant" }] });

async function preset(page, name) {
  await page.getByRole("button", { name: "Presets" }).click();
  await page.getByRole("menuitem", { name: new RegExp(`^${name}`) }).click();
  const dialog = page.getByRole("dialog", { name: `Preset: ${name}` });
  await dialog.waitFor();
  return dialog;
}

journey("each tool says what it could do and how bad that would be", async ({ page, open, axe }) => {
  await interpreter({ page, open });
  for (const [tool, [category, severity]] of Object.entries(CLASSES)) {
    await row(page, tool).getByText(category, { exact: true }).filter({ visible: true }).waitFor();
    await row(page, tool).getByText(severity, { exact: true }).filter({ visible: true }).waitFor();
  }
  await axe("risk, the list");
});

journey("the list is filtered by risk, and sorted by it", async ({ page, open, axe }) => {
  await interpreter({ page, open });
  const before = await listed(page);
  await chips(page).getByRole("button", { name: "Destructive 1" }).click();
  assert.deepEqual(await listed(page), ["clear_session"]);
  await axe("risk, filtered");
  await chips(page).getByRole("button", { name: "All 10" }).click();
  assert.deepEqual(await listed(page), before);
  const sort = page.getByRole("button", { name: "Sort by Risk" });
  await sort.click();
  assert.deepEqual((await listed(page)).slice(0, 5), ["clear_session", "run_python_code", "run_python_file", "install_package", "write_file"]);
  await sort.click();
  assert.deepEqual(await listed(page), before);
  // Search and both filters hold together.
  await page.getByRole("searchbox", { name: "Search tools" }).fill("file");
  await chips(page).getByRole("button", { name: "Execute 3" }).click();
  assert.deepEqual(await listed(page), ["run_python_file"]);
});

journey("exposure counts what can be called, and each count is a filter", async ({ page, open }) => {
  await interpreter({ page, open });
  const exposure = page.getByRole("table", { name: "What an agent can call" });
  await exposure.getByRole("button", { name: "Destructive: 1 tool cannot be called" }).waitFor();
  await decide(page, "clear_session", "Allow");
  await decide(page, "run_python_code", "Limit");
  await exposure.getByRole("button", { name: "Destructive: 1 tool can be called freely" }).click();
  assert.deepEqual(await listed(page), ["clear_session"]);
  await exposure.getByRole("button", { name: "Execute: 1 tool can be called within a limit" }).click();
  assert.deepEqual(await listed(page), ["run_python_code"]);
  await exposure.getByRole("button", { name: "Execute: 1 tool can be called within a limit" }).click();
  assert.equal((await listed(page)).length, 10);
});

journey("the recommended preset shows its changes first and is one step", async ({ page, open, axe }) => {
  await interpreter({ page, open });
  const dialog = await preset(page, "Recommended");
  await dialog.getByText(/Of 10 tools, 10 would change/).waitFor();
  assert.equal(await dialog.getByRole("list", { name: "Changes" }).getByRole("listitem").count(), 10);
  await axe("risk, a preset's preview");
  await dialog.getByRole("button", { name: "Change 10 tools" }).click();
  await page.getByText("Recommended: 10 tools changed").first().waitFor();
  const wanted = {
    ...NOTHING,
    hide: ["clear_session"],
    tools: {
      ...Object.fromEntries(READERS.map((tool) => [tool, {}])),
      write_file: perMinute("write_file", 30),
      run_python_code: perMinute("run_python_code", 10),
      run_python_file: perMinute("run_python_file", 10),
      install_package: perMinute("install_package", 10),
    },
  };
  assert.deepEqual(JSON.parse(await exported(page)), wanted);
  await axe("risk, recommended");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  assert.deepEqual(JSON.parse(await exported(page)), NOTHING);
  await page.getByRole("button", { name: /^Redo/ }).click();
  assert.deepEqual(JSON.parse(await exported(page)), wanted);
});

journey("a preset leaves what was decided by hand unless told otherwise, and keeps to the selection", async ({ page, open }) => {
  await interpreter({ page, open });
  await decide(page, "read_file", "Deny");
  let dialog = await preset(page, "Recommended");
  await dialog.getByText(/9 would change.*One decision made by hand stays/).waitFor();
  await dialog.getByRole("checkbox", { name: "Also change decisions made by hand" }).check();
  await dialog.getByRole("button", { name: "Change 10 tools" }).waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  assert.deepEqual(Object.keys(JSON.parse(await exported(page)).tools), ["read_file"]);

  await page.getByRole("checkbox", { name: "Select write_file" }).check();
  await page.getByRole("checkbox", { name: "Select read_file" }).check();
  dialog = await preset(page, "Read only");
  await dialog.getByText(/Of 2 tools selected, 1 would change/).waitFor();
  await dialog.getByRole("button", { name: "Change 1 tool", exact: true }).click();
  const policy = JSON.parse(await exported(page));
  assert.deepEqual(policy.hide, ["write_file"]);
  assert.deepEqual(Object.keys(policy.tools), ["read_file"]);
});

journey("one tool's recommendation is followed with one click", async ({ page, open }) => {
  await interpreter({ page, open });
  await row(page, "write_file").getByRole("button", { name: "write_file", exact: true }).click();
  const detail = page.getByRole("region", { name: "Rule for write_file" });
  await detail.getByText("Recommended: Limit, 30 per minute").waitFor();
  await detail.getByRole("button", { name: "Apply" }).click();
  await detail.getByText("As recommended: Limit, 30 per minute").waitFor();
  assert.deepEqual(JSON.parse(await exported(page)).tools, { write_file: perMinute("write_file", 30) });
});

journey("a detail shows the evidence, and a person's own word wins and can be undone", async ({ page, open, axe }) => {
  await interpreter({ page, open });
  const tool = row(page, "list_sessions");
  await tool.getByRole("button", { name: "list_sessions", exact: true }).click();
  const detail = page.getByRole("region", { name: "Rule for list_sessions" });
  await detail.getByText("Estimated in your browser").waitFor();
  await detail.getByText("The verb “list” means: it only reads.").waitFor();
  await detail.getByRole("group", { name: "Hints" }).getByText("true: it may destroy").waitFor();
  await detail.getByText("How do I block it?").click();
  await detail.getByText(/Choose Hide/).waitFor();
  await axe("risk, a detail");

  await detail.getByLabel("Category").selectOption("destructive");
  await detail.getByText("Set by you").waitFor();
  await detail.getByLabel("Reason", { exact: true }).fill("It ends idle sessions.");
  await tool.getByText("by you").filter({ visible: true }).waitFor();
  await chips(page).getByRole("button", { name: "Overridden 1" }).waitFor();
  await detail.getByText("Recommended: Hide").waitFor();
  assert.deepEqual(JSON.parse(await exported(page)), NOTHING, "what a person says about risk is no part of the policy");
  await axe("risk, overridden");

  // Choosing and giving the reason was one stay at the row.
  await page.getByRole("button", { name: /^Undo/ }).click();
  await detail.getByText("Estimated in your browser").waitFor();
  await page.getByRole("button", { name: /^Redo/ }).click();
  await detail.getByText("Set by you").waitFor();
  assert.equal(await detail.getByLabel("Reason", { exact: true }).inputValue(), "It ends idle sessions.");
  await detail.getByRole("button", { name: "Back to the estimate" }).click();
  await detail.getByText("Estimated in your browser").waitFor();
});

journey("a page says how risk is estimated", async ({ page, open, axe }) => {
  await interpreter({ page, open });
  await page.getByRole("button", { name: "How risk is estimated" }).click();
  const about = page.getByRole("dialog", { name: "How risk is estimated" });
  await about.getByText("What it cannot know").waitFor();
  await axe("risk, about");
  await page.keyboard.press("Escape");
  await about.waitFor({ state: "hidden" });
});

journey("on a phone the risk stands under the name and the chips scroll by themselves", { viewport: PHONE }, async ({ page, open, axe }) => {
  await interpreter({ page, open });
  await row(page, "clear_session").getByText("Destructive", { exact: true }).filter({ visible: true }).waitFor();
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(excess, 0);
  await axe("risk, on a phone");
});
