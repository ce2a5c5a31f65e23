// The simulator: what a gateway with this policy would make of a call, and calls that are kept to be made again.
import assert from "node:assert/strict";
import { DESKTOP, PHONE, journey, started } from "./harness.mjs";
import { chooseServer, decide, row } from "./pages.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const verdict = (page) => page.getByRole("region", { name: "Verdict" });

async function interpreter(page, open) {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
}

async function show(page, name) {
  const tab = page.getByRole("tab", { name: new RegExp(`^${name}`) });
  const bar = page.getByRole("navigation", { name: "Sections" }).getByRole("button", { name: new RegExp(`^${name}`) });
  await ((await tab.isVisible()) ? tab : bar).click();
}

async function pick(page, tool) {
  await page.getByRole("combobox", { name: "Tool", exact: true }).selectOption({ label: tool });
}

async function says(page, word) {
  await verdict(page).getByText(word, { exact: false }).first().waitFor();
}

journey("a limit lets three calls through, denies the fourth, and opens again in the next minute", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "run_python_code", "Limit");
  await row(page, "run_python_code").getByRole("button", { name: "run_python_code", exact: true }).click();
  await page.getByRole("textbox", { name: "Calls", exact: true }).fill("3");
  await button(page.getByRole("region", { name: "Rule for run_python_code" }), "Try a call").click();
  const call = page.getByRole("form", { name: "Call" });
  await call.getByRole("textbox", { name: "Times" }).fill("3");
  await button(call, "Call").click();
  await says(page, "Allowed, the last of 3 calls");
  const quota = call.getByRole("meter", { name: "Calls counted as run_python_code" });
  assert.deepEqual([await quota.getAttribute("aria-valuenow"), await quota.getAttribute("aria-valuemax")], ["3", "3"]);
  await call.getByRole("textbox", { name: "Times" }).fill("1");
  await button(call, "Call").click();
  await says(page, "Limited");
  await verdict(page).getByText("[POLICY DENIED]", { exact: false }).waitFor();
  const why = verdict(page).getByRole("list", { name: "Why" });
  await why.getByText("3 of 3 calls used", { exact: false }).waitFor();
  const counters = page.getByRole("list", { name: "Counters" });
  const left = async () => Number((await counters.innerText()).match(/(\d+) s left/)[1]);
  const before = await left();
  await button(page, "+10 seconds").click();
  await page.waitForFunction((gone) => !document.querySelector('[aria-label="Counters"]')?.innerText.includes(gone), `${before} s left`);
  await button(page, "Next window").click();
  await button(call, "Call").click();
  await verdict(page).getByText("Allowed", { exact: true }).waitFor();
  assert.equal(await quota.getAttribute("aria-valuenow"), "1", "a new window counts from nothing");
  const log = page.getByRole("table", { name: "Audit log" });
  assert.equal(await log.getByRole("row").count(), 6, "a head and five calls");
  await page.getByRole("combobox", { name: "Decision in the log" }).selectOption("limited");
  await page.waitForFunction(() => document.querySelectorAll('[aria-label="Audit log"] tbody tr').length === 1);
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Export as JSON Lines").click()]);
  assert.equal(download.suggestedFilename(), "audit.jsonl");
  await button(page, "Clear the log").click();
  await page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Undo" }).last().click();
  await page.waitForFunction(() => document.querySelectorAll('[aria-label="Audit log"] tbody tr').length > 0);
});

journey("a text of several lines is an argument as it is typed", async ({ page, open }) => {
  await interpreter(page, open);
  await show(page, "Simulate");
  await pick(page, "run_python_code");
  await page.getByRole("textbox", { name: /^code/ }).fill("import os\nprint(1)");
  await button(page, "Arguments as JSON").click();
  const json = await page.getByRole("textbox", { name: "Arguments as JSON" }).inputValue();
  assert.deepEqual(JSON.parse(json), { code: "import os\nprint(1)" });
  await pick(page, "list_sessions");
  assert.equal(await page.getByRole("combobox", { name: "Tool", exact: true }).evaluate((list) => list.selectedOptions[0].text), "list_sessions");
});

journey("a finding opens the call that shows it", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "clear_session", "Allow");
  await show(page, "Problems");
  const finding = page.getByRole("list", { name: "Findings" }).getByRole("listitem").filter({ hasText: "clear_session" }).first();
  await button(finding, "Try it").click();
  const call = page.getByRole("form", { name: "Call" });
  assert.equal(await page.getByRole("combobox", { name: "Tool", exact: true }).evaluate((list) => list.selectedOptions[0].text), "clear_session");
  await button(call, "Call").click();
  await says(page, "Allowed");
});

journey("an approval is denied by version 1, and held by a gateway that can", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "install_package", "Approve");
  await show(page, "Simulate");
  await pick(page, "install_package");
  await button(page, "Fill in a valid example").click();
  const call = page.getByRole("form", { name: "Call" });
  await button(call, "Call").click();
  await says(page, "Approval");
  await verdict(page).getByText("[POLICY DENIED] Requires human approval.", { exact: false }).waitFor();
  await call.getByRole("combobox", { name: "Gateway" }).selectOption({ label: "can hold calls" });
  await button(call, "Call").click();
  await says(page, "Held: it waits for a person");
  const queue = page.getByRole("list", { name: "Approval queue" });
  await button(queue, "Approve").click();
  await verdict(page).getByText("Allowed", { exact: true }).waitFor();
  await button(call, "Call").click();
  await button(queue, "Refuse").click();
  await says(page, "A person refused the call");
  await button(call, "Call").click();
  await button(queue, "Let it expire").click();
  await says(page, "Nobody approved the call in time");
});

journey("a hidden tool is gone from the agent's list, and its call is denied", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "clear_session", "Hide");
  await show(page, "Simulate");
  await page.getByText("What the agent sees in tools/list").click();
  const seen = page.getByRole("list", { name: "Tools that the agent sees" });
  await seen.getByText("write_file").waitFor();
  assert.equal(await seen.getByText("clear_session").count(), 0);
  await page.getByText("1 tool hidden", { exact: false }).waitFor();
  await pick(page, "clear_session");
  await button(page, "Fill in a valid example").click();
  await button(page.getByRole("form", { name: "Call" }), "Call").click();
  await says(page, "Hidden");
});

journey("a scenario turns red when a rule is changed, and green on undo", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "read_file", "Allow");
  await show(page, "Simulate");
  await pick(page, "read_file");
  await button(page, "Fill in a valid example").click();
  await button(page.getByRole("form", { name: "Call" }), "Call").click();
  await verdict(page).getByText("Allowed", { exact: true }).waitFor();
  await page.getByRole("textbox", { name: "Name of the scenario" }).fill("Reading goes through");
  await button(page, "Save the calls as a scenario").click();
  const scenario = page.getByRole("list", { name: "Scenarios" }).getByRole("listitem", { name: "Reading goes through" });
  await scenario.getByText("Passes").waitFor();
  await decide(page, "read_file", "Deny");
  await scenario.getByText("Fails").waitFor();
  await scenario.getByText("Call 1: expected allowed, found denied").waitFor();
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await scenario.getByText("Passes").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Export").click()]);
  const file = await download.path();
  await button(page, "Remove the scenario Reading goes through").click();
  await scenario.waitFor({ state: "detached" });
  await page.getByLabel("Import scenarios").setInputFiles(file);
  await scenario.getByText("Passes").waitFor();
});

journey("the calls at a rule's bounds are tried at once, and any of them can be opened", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "write_file", "Allow");
  await row(page, "write_file").getByRole("button", { name: "write_file", exact: true }).click();
  const sheet = page.getByRole("region", { name: "Rule for write_file" });
  await button(sheet, "Add a requirement").click();
  const fresh = sheet.getByRole("group", { name: "New requirement" });
  await fresh.getByRole("combobox", { name: "Argument", exact: true }).selectOption("file_path");
  await fresh.getByRole("textbox", { name: "Pattern" }).fill("^/srv/data/");
  await button(fresh, "Add the rule").click();
  await button(sheet.getByRole("group", { name: "Requirement 1" }), "Try calls at its bounds").click();
  const table = page.getByRole("table", { name: "Calls at the bounds" });
  await table.getByText("Denied").first().waitFor();
  await table.getByText("Allowed").first().waitFor();
  await table.getByRole("row").filter({ hasText: "Denied" }).first().getByRole("button").click();
  await button(page.getByRole("form", { name: "Call" }), "Call").click();
  await says(page, "Denied");
  await button(page, "Save as a scenario").click();
  await page.getByRole("list", { name: "Scenarios" }).getByText("Passes").waitFor();
});

for (const viewport of [DESKTOP, PHONE]) {
  journey(`the simulator is accessible at ${viewport.width} px`, { viewport }, async ({ page, open, axe }) => {
    await interpreter(page, open);
    await decide(page, "run_python_code", "Limit");
    await show(page, "Simulate");
    await axe("no call yet");
    // On a wide window only the panes scroll, never the page around them.
    const excess = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    assert.ok(viewport !== DESKTOP || excess <= 0, `the page scrolls by ${excess} px`);
    await pick(page, "run_python_code");
    await button(page, "Fill in a valid example").click();
    const call = page.getByRole("form", { name: "Call" });
    await call.getByRole("textbox", { name: "Times" }).fill("11");
    await button(call, "Call").click();
    await says(page, "Limited");
    await button(page, "Save the calls as a scenario").click();
    await page.getByRole("list", { name: "Scenarios" }).getByRole("listitem").waitFor();
    await page.getByText("What the agent sees in tools/list").click();
    await axe("a limited call");
    await button(page, "Arguments as JSON").click();
    await page.getByRole("textbox", { name: "Arguments as JSON" }).fill("{");
    await page.getByText(/^Line 1, column/).waitFor();
    await axe("arguments with an error");
  });
}

journey("a verdict says of which tool it is, and that the policy has changed since", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "read_file", "Allow");
  await show(page, "Simulate");
  await pick(page, "read_file");
  await button(page.getByRole("form", { name: "Call" }), "Call").click();
  await says(page, "Allowed");
  await says(page, "read_file");
  const outdated = page.getByText("The policy has changed since this call");
  assert.equal(await outdated.count(), 0);
  await decide(page, "read_file", "Deny");
  await outdated.waitFor();
  await button(page.getByRole("form", { name: "Call" }), "Call").click();
  await says(page, "Denied");
  assert.equal(await outdated.count(), 0);
});
