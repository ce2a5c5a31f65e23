// The main job: choose a server, decide for each tool, copy policy.json. Once with the mouse, once with the keyboard alone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { PHONE, journey, started } from "./harness.mjs";
import { chooseServer, decide, exported, row } from "./pages.mjs";

const REASON = "Writing files is not part of this job.";
const WANTED = {
  version: "1",
  default: "deny",
  hide: ["clear_session"],
  tools: {
    list_python_environments: {},
    list_installed_packages: {},
    run_python_code: { limits: [{ counter: "run_python_code_rate", window: "minute", max: 10, scope: "grant" }] },
    install_package: { deny_if: [{ conditions: [], on_deny: "Requires human approval." }] },
    read_file: {},
    write_file: { deny_if: [{ conditions: [], on_deny: REASON }] },
    list_directory: {},
    list_sessions: {},
  },
};
const READERS = ["list_python_environments", "list_installed_packages", "read_file", "list_directory", "list_sessions"];

// Members of objects in another order say the same.
function same(text, wanted) {
  assert.deepEqual(JSON.parse(text), wanted);
}

journey("a policy for MCP Python Interpreter, with the mouse", async ({ page, open, axe }) => {
  await open();
  await started(page);
  await axe("start");
  await chooseServer(page, "MCP Python Interpreter");
  await axe("build, nothing decided");
  await decide(page, "clear_session", "Hide");
  await decide(page, "run_python_code", "Limit");
  await decide(page, "install_package", "Approve");
  await decide(page, "write_file", "Deny");
  await row(page, "write_file").getByRole("button", { name: "write_file", exact: true }).click();
  await page.getByLabel("Reason shown to the agent").fill(REASON);
  await axe("build, a detail open");
  for (const tool of READERS) await decide(page, tool, "Allow");
  await page.getByRole("button", { name: "Copy policy.json" }).click();
  await page.getByText("Copied policy.json").first().waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  same(copied, WANTED);
  assert.equal(copied, await exported(page), "what is copied is what is shown");
  // A row half under the bar that stays in place is no target of its own.
  await page.getByRole("region", { name: "Tools" }).evaluate((list) => list.scrollTo(0, 0));
  await axe("build, copied");
});

journey("the same policy, with the keyboard alone", async ({ page, open }) => {
  await open();
  await started(page);
  // The search box of the list is reached by Tab, the server by its name.
  await page.keyboard.press("Tab");
  for (let stops = 0; stops < 40; stops += 1) {
    const name = await page.evaluate(() => document.activeElement?.innerText ?? "");
    if (name.includes("MCP Python Interpreter")) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await row(page, "clear_session").waitFor();
  const keys = {
    list_python_environments: "5", list_installed_packages: "5", run_python_code: "4", run_python_file: "0",
    install_package: "3", read_file: "5", write_file: "2", list_directory: "5", list_sessions: "5", clear_session: "1",
  };
  for (let rows = 0; rows < 10; rows += 1) {
    await page.keyboard.press("j");
    await page.waitForFunction(() => document.activeElement?.classList.contains("name"));
    const tool = await page.evaluate(() => document.activeElement.textContent);
    assert.ok(tool in keys, `a row for ${tool}`);
    await page.keyboard.press(keys[tool]);
    if (tool === "write_file") {
      await page.keyboard.press("Enter");
      const reason = page.getByLabel("Reason shown to the agent");
      await reason.waitFor();
      for (let stops = 0; stops < 20 && !(await reason.evaluate((field) => field === document.activeElement)); stops += 1) {
        await page.keyboard.press("Tab");
      }
      await page.keyboard.type(REASON);
      // Back to the row: single keys are text inside a field.
      for (let stops = 0; stops < 20; stops += 1) {
        await page.keyboard.press("Shift+Tab");
        if (await page.evaluate(() => document.activeElement?.classList.contains("name"))) break;
      }
    }
  }
  const copy = page.getByRole("button", { name: "Copy policy.json" });
  for (let stops = 0; stops < 120 && !(await copy.evaluate((button) => button === document.activeElement)); stops += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.getByText("Copied policy.json").first().waitFor();
  same(await page.evaluate(() => navigator.clipboard.readText()), WANTED);
});

journey("saying only that one tool is hidden gives the short document", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  await decide(page, "clear_session", "Hide");
  const short = '{\n  "version": "1",\n  "default": "deny",\n  "hide": [\n    "clear_session"\n  ]\n}\n';
  assert.equal(await exported(page), short);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download policy.json" }).click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), "policy.json");
  assert.equal(await readFile(await download.path(), "utf8"), short);
});

journey("every step can be undone and done again", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  const empty = await exported(page);
  await decide(page, "clear_session", "Hide");
  const hidden = await exported(page);
  await page.getByRole("radiogroup", { name: "Unlisted tools" }).getByRole("radio", { name: "Allow" }).check();
  const open_posture = await exported(page);
  assert.equal(JSON.parse(open_posture).default, "allow");
  await page.getByRole("button", { name: /^Undo/ }).click();
  assert.equal(await exported(page), hidden);
  await page.keyboard.press("Control+z");
  assert.equal(await exported(page), empty);
  await page.keyboard.press("Control+Shift+Z");
  await page.getByRole("button", { name: /^Redo/ }).click();
  assert.equal(await exported(page), open_posture);
  await page.getByRole("button", { name: "Follow the default for clear_session" }).click();
  assert.deepEqual(JSON.parse(await exported(page)), { version: "1", default: "allow" });
});

journey("arrow keys through one control are one step", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  const group = page.getByRole("radiogroup", { name: "Decision for write_file" });
  await group.getByRole("radio", { name: "Hide" }).focus();
  await page.keyboard.press("Space");
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("ArrowRight");
  assert.ok(await group.getByRole("radio", { name: "Limit" }).isChecked());
  await page.getByRole("button", { name: /^Undo/ }).click();
  assert.deepEqual(JSON.parse(await exported(page)), { version: "1", default: "deny" });
});

journey("several tools are decided at once, and those not shown are counted", async ({ page, open, axe }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  for (const tool of ["run_python_code", "run_python_file", "write_file"]) {
    await page.getByRole("checkbox", { name: `Select ${tool}` }).check();
  }
  await axe("build, several selected");
  const bar = page.getByRole("group", { name: "Change the selected tools" });
  await bar.getByText("3 selected").waitFor();
  await bar.getByRole("button", { name: "Deny" }).click();
  assert.deepEqual(Object.keys(JSON.parse(await exported(page)).tools), ["run_python_code", "run_python_file", "write_file"]);
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  assert.deepEqual(JSON.parse(await exported(page)), { version: "1", default: "deny" });
});

journey("a limit is edited in place, and a number that is none is kept beside its error", async ({ page, open, axe }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  await decide(page, "run_python_code", "Limit");
  await row(page, "run_python_code").getByRole("button", { name: "run_python_code", exact: true }).click();
  const detail = page.getByRole("region", { name: "Rule for run_python_code" });
  await detail.getByLabel("Calls").fill("30");
  await detail.getByLabel("Window").selectOption("hour");
  const limit = async () => JSON.parse(await exported(page)).tools.run_python_code.limits[0];
  assert.deepEqual(await limit(), { counter: "run_python_code_rate", window: "hour", max: 30, scope: "grant" });
  await detail.getByLabel("Calls").fill("many");
  await axe("build, a limit in error");
  assert.equal((await limit()).max, 30);
  assert.equal(await detail.getByLabel("Calls").inputValue(), "many");
});

journey("a denial that reads as an approval is refused and kept in the field", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  await decide(page, "write_file", "Deny");
  await row(page, "write_file").getByRole("button", { name: "write_file", exact: true }).click();
  const reason = page.getByLabel("Reason shown to the agent");
  await reason.fill("Requires human approval.");
  await page.getByText(/means Approve/).waitFor();
  assert.equal(await reason.inputValue(), "Requires human approval.");
  assert.ok(!(await exported(page)).includes("approval."));
});

journey("the search and the filter narrow the list", async ({ page, open, axe }) => {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  await page.getByLabel("Search tools").fill("list_");
  await row(page, "clear_session").waitFor({ state: "detached" });
  assert.equal(await page.getByRole("radiogroup", { name: /^Decision for/ }).count(), 4);
  await page.getByLabel("Search tools").fill("docker");
  await page.getByText("No tools match").waitFor();
  await axe("build, no match");
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await decide(page, "clear_session", "Hide");
  await page.getByRole("combobox", { name: "Decision" }).selectOption("Hide");
  assert.equal(await page.getByRole("radiogroup", { name: /^Decision for/ }).count(), 1);
});

journey("a phone shows the list and the policy in turn", { viewport: PHONE }, async ({ page, open, axe }) => {
  await open();
  await started(page);
  await axe("start on a phone");
  await chooseServer(page, "MCP Python Interpreter");
  await decide(page, "clear_session", "Hide");
  await axe("build on a phone");
  await page.getByRole("navigation", { name: "Sections" }).getByRole("button", { name: "Policy" }).click();
  assert.ok((await exported(page)).includes("clear_session"));
  await axe("policy on a phone");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  assert.ok(!wide, "the page does not scroll sideways");
});
