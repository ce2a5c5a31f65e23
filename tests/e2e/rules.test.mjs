// Rules on arguments, limits, and the text of the policy: what is clicked and what is typed say the same.
import assert from "node:assert/strict";
import { DESKTOP, PHONE, journey, started } from "./harness.mjs";
import { chooseServer, decide, drop, exported, file, paste, row } from "./pages.mjs";

const policy = async (page) => JSON.parse(await exported(page));
const detail = (page, tool) => page.getByRole("region", { name: `Rule for ${tool}`, exact: true });
const text = (page) => page.getByRole("textbox", { name: "Text of policy.json" });
const button = (page, name) => page.getByRole("button", { name, exact: true });

async function interpreter(page, open) {
  await open();
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
}

async function details(page, tool) {
  await row(page, tool).getByRole("button", { name: tool, exact: true }).click();
  await detail(page, tool).waitFor();
  return detail(page, tool);
}

// The document once it is as wanted.
async function says(page, wanted) {
  await page.waitForFunction(
    (wanted) => {
      const region = document.querySelector('[aria-label="policy.json"]');
      return region && JSON.stringify(JSON.parse(region.textContent)) === wanted;
    },
    JSON.stringify(wanted),
    { timeout: 5_000 },
  ).catch(async () => assert.deepEqual(await policy(page), wanted));
}

const entry = (entry, tool = "write_file") => ({ version: "1", default: "deny", tools: { [tool]: entry } });
const overwrite = { conditions: [{ path: "args.overwrite", op: "eq", value: true }] };

journey("a denial rule is made from the schema, says what it does, and gets its companion", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "write_file", "Allow");
  const sheet = await details(page, "write_file");
  await button(sheet, "Add a denial rule").click();
  const fresh = sheet.getByRole("group", { name: "New denial rule" });
  await fresh.getByRole("combobox", { name: "Argument", exact: true }).selectOption("overwrite");
  await fresh.getByRole("combobox", { name: "Value" }).selectOption("true");
  await fresh.getByText("Denied when overwrite is true.", { exact: false }).waitFor();
  assert.deepEqual(await policy(page), entry({}), "nothing is in force before it is added");
  await button(fresh, "Add the rule").click();
  await says(page, entry({ deny_if: [overwrite] }));
  const rule = sheet.getByRole("group", { name: "Denial rule 1" });
  await rule.getByRole("textbox", { name: "Tell the agent" }).fill("No overwriting.");
  await says(page, entry({ deny_if: [{ ...overwrite, on_deny: "No overwriting." }] }));
  await rule.getByRole("button", { name: "Require overwrite" }).click();
  const demanded = { conditions: [{ path: "args.overwrite", op: "exists", value: true }], on_deny: "overwrite must be given." };
  await says(page, entry({ require: [demanded], deny_if: [{ ...overwrite, on_deny: "No overwriting." }] }));
  assert.equal(await rule.getByRole("button", { name: "Require overwrite" }).count(), 0, "the way around is closed");
  await button(page, "Undo: Add a requirement for write_file").or(page.getByRole("button", { name: /^Undo/ }).first()).first().click();
  await says(page, entry({ deny_if: [{ ...overwrite, on_deny: "No overwriting." }] }));
});

journey("a pattern that RE2 refuses stays in its field with the reason, and can be tried on an example", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "write_file", "Allow");
  const sheet = await details(page, "write_file");
  await button(sheet, "Add a requirement").click();
  const fresh = sheet.getByRole("group", { name: "New requirement" });
  await fresh.getByRole("combobox", { name: "Argument", exact: true }).selectOption("file_path");
  const pattern = fresh.getByRole("textbox", { name: "Pattern" });
  await pattern.fill("^/srv/(?=data)");
  assert.equal(await pattern.getAttribute("aria-invalid"), "true");
  assert.ok(await button(fresh, "Add the rule").isDisabled());
  await pattern.fill("^/srv/data/");
  await fresh.getByRole("textbox", { name: "Try it on" }).fill("/srv/data/a.txt");
  await fresh.getByRole("status").filter({ hasText: /^matches$/ }).waitFor();
  await fresh.getByRole("textbox", { name: "Try it on" }).fill("/etc/passwd");
  await fresh.getByRole("status").filter({ hasText: "does not match" }).waitFor();
  await button(fresh, "Add the rule").click();
  await says(page, entry({ require: [{ conditions: [{ path: "args.file_path", op: "regex", value: "^/srv/data/" }] }] }));
});

journey("a rule is made by the keyboard alone", async ({ page, open }) => {
  await interpreter(page, open);
  const name = row(page, "write_file").getByRole("button", { name: "write_file", exact: true });
  await name.focus();
  await page.keyboard.press("5");
  await page.keyboard.press("Enter");
  const sheet = detail(page, "write_file");
  await sheet.waitFor();
  await button(sheet, "Add a denial rule").focus();
  await page.keyboard.press("Enter");
  const fresh = sheet.getByRole("group", { name: "New denial rule" });
  await fresh.getByRole("combobox", { name: "Argument", exact: true }).focus();
  await page.keyboard.type("over");
  await fresh.getByText("Denied when overwrite is true.", { exact: false }).waitFor();
  await button(fresh, "Add the rule").focus();
  await page.keyboard.press("Enter");
  await says(page, entry({ deny_if: [overwrite] }));
});

journey("a tool has several limits, and all tools together have their own", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "run_python_code", "Limit");
  const sheet = await details(page, "run_python_code");
  await button(sheet, "Add a limit").click();
  const limit = (counter, window, max) => ({ counter, window, max, scope: "grant" });
  const first = limit("run_python_code_rate", "minute", 10);
  await says(page, entry({ limits: [first, limit("run_python_code_rate_2", "hour", 100)] }, "run_python_code"));
  await sheet.getByRole("textbox", { name: "Counter" }).nth(1).fill("code_per_hour");
  await says(page, entry({ limits: [first, limit("code_per_hour", "hour", 100)] }, "run_python_code"));
  await button(sheet, "Remove limit 1").click();
  await says(page, entry({ limits: [limit("code_per_hour", "hour", 100)] }, "run_python_code"));
  const overview = page.getByRole("region", { name: "Overview" });
  await overview.getByText("No limit for all tools together").click();
  await button(overview, "Add a limit").click();
  await says(page, {
    version: "1",
    default: "deny",
    all_tools: { limits: [limit("calls_per_minute", "minute", 10)] },
    tools: { run_python_code: { limits: [limit("code_per_hour", "hour", 100)] } },
  });
});

journey("the text can be typed with a mistake in between: nothing is lost, and a visit is one step", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "write_file", "Allow");
  await button(page, "Edit policy.json").click();
  const start = await text(page).inputValue();
  await text(page).fill(start.replace('"write_file": {}', '"write_file": {},\n    "read_file": {}'));
  await page.getByRole("radiogroup", { name: "Decision for read_file" }).getByRole("radio", { name: "Allow", checked: true }).waitFor();
  const broken = start.replace('"deny"', '"dney"');
  await text(page).fill(broken);
  const errors = page.getByRole("status").filter({ hasText: "1 error" });
  await errors.waitFor();
  assert.ok(await button(page, "Copy policy.json").isDisabled());
  assert.equal(await text(page).getAttribute("aria-invalid"), "true");
  await page.getByRole("radiogroup", { name: "Decision for read_file" }).getByRole("radio", { name: "Allow", checked: true }).waitFor();
  await button(page, "Copy the last valid text").click();
  await page.getByText("Copied policy.json").first().waitFor();
  const kept = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.deepEqual(Object.keys(kept.tools).toSorted(), ["read_file", "write_file"]);
  assert.equal(await text(page).inputValue(), broken, "what was typed stays");
  await page.getByRole("button", { name: /^Line 3, column/ }).click();
  assert.ok(await text(page).evaluate((field) => document.activeElement === field && field.selectionStart > 0));
  await text(page).fill(start.replace('"deny"', '"allow"'));
  await page.getByRole("radiogroup", { name: "Unlisted tools" }).getByRole("radio", { name: "Allow", checked: true }).waitFor();
  await button(page, "Done editing policy.json").click();
  await says(page, { version: "1", default: "allow", tools: { write_file: {} } });
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await says(page, entry({}));
});

journey("a broken document is brought in and mended by its fixes", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "write_file", "Allow");
  await drop(page, file("policy.json", '{\n  "version": 1,\n  "default": "deny",\n  "tools": { "read_file": {}, }\n}\n'));
  await text(page).waitFor();
  await page.getByRole("radiogroup", { name: "Decision for write_file" }).getByRole("radio", { name: "Allow", checked: true }).waitFor();
  await button(page, "Remove the comma").click();
  await page.getByRole("button", { name: /^Line 2, column/ }).waitFor();
  await page.getByRole("status").filter({ hasText: "1 error" }).getByRole("listitem").getByRole("button").last().click();
  await page.getByRole("radiogroup", { name: "Decision for read_file" }).getByRole("radio", { name: "Allow", checked: true }).waitFor();
  await button(page, "Done editing policy.json").click();
  await says(page, entry({}, "read_file"));
});

journey("a broken document can be mended before any catalogue is there", async ({ page, open }) => {
  await open();
  await started(page);
  await paste(page, '{"version":"1","default":"deny","tools":{"a":{},}}');
  await button(page, "Open it in the editor").click();
  await button(page, "Remove the comma").click();
  await button(page, "Done editing policy.json").click();
  await says(page, entry({}, "a"));
});

journey("a finding shows its place and its page, previews its fix, and goes when it is fixed", async ({ page, open }) => {
  await interpreter(page, open);
  await decide(page, "clear_session", "Allow");
  await page.getByRole("tab", { name: /^Problems/ }).click();
  const finding = page.getByRole("list", { name: "Findings" }).getByRole("listitem").filter({ hasText: "clear_session" }).first();
  await finding.waitFor();
  await finding.getByRole("button", { name: "Preview" }).click();
  await finding.getByRole("group", { name: "What the fix changes" }).waitFor();
  await finding.getByRole("button", { name: /^About the check/ }).click();
  await page.getByRole("dialog").getByText("It speaks up here").waitFor();
  await page.keyboard.press("Escape");
  await finding.getByRole("button", { name: "clear_session", exact: true }).click();
  await detail(page, "clear_session").waitFor();
  const count = await page.getByRole("list", { name: "Findings" }).getByRole("listitem").filter({ hasText: "clear_session" }).count();
  await finding.getByRole("button").nth(2).click();
  await page.waitForFunction(
    (count) => [...document.querySelectorAll('[aria-label="Findings"] > li')].filter((item) => item.textContent.includes("clear_session")).length < count,
    count,
  );
});

for (const viewport of [DESKTOP, PHONE]) {
  journey(`rules, the editor and the problems are accessible at ${viewport.width} px`, { viewport }, async ({ page, open, axe }) => {
    await interpreter(page, open);
    await decide(page, "write_file", "Allow");
    await decide(page, "clear_session", "Allow");
    const sheet = await details(page, "write_file");
    await button(sheet, "Add a denial rule").click();
    const fresh = sheet.getByRole("group", { name: "New denial rule" });
    await fresh.getByRole("combobox", { name: "Argument", exact: true }).selectOption("file_path");
    await fresh.getByRole("textbox", { name: "Pattern" }).fill("(");
    await axe("a new rule");
    await fresh.getByRole("textbox", { name: "Pattern" }).fill("^/etc/");
    await button(fresh, "Add the rule").click();
    await sheet.getByRole("group", { name: "Denial rule 1" }).waitFor();
    await axe("a rule");
    const show = async (name) => {
      const wide = page.getByRole("tab", { name: new RegExp(`^${name}`) });
      await ((await wide.isVisible()) ? wide : page.getByRole("navigation", { name: "Sections" }).getByRole("button", { name: new RegExp(`^${name}`) })).click();
    };
    await show("Problems");
    await page.getByRole("list", { name: "Findings" }).waitFor();
    await axe("problems");
    await show("Policy");
    await button(page, "Edit policy.json").click();
    await text(page).fill('{"version": "2"}');
    await page.getByRole("button", { name: /^Line 1/ }).first().waitFor();
    await axe("the text with errors");
  });
}

journey("all three forms of export say what they lose, and are copied and downloaded", async ({ page, open, axe }) => {
  await interpreter(page, open);
  await decide(page, "run_python_code", "Limit");
  await decide(page, "write_file", "Allow");
  await button(page, "Edit policy.json").click();
  const rule = { require: [{ conditions: [{ path: "args.file_path", op: "regex", value: "^/srv/" }] }] };
  const whole = { ...(await text(page).inputValue().then(JSON.parse)) };
  whole.tools.write_file = rule;
  await text(page).fill(JSON.stringify(whole));
  await button(page, "Done editing policy.json").click();
  await button(page, "Export as").click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  const form = (name) => dialog.getByRole("radio", { name });
  const shown = () => dialog.getByRole("region", { name: "Text of the export" }).textContent();
  await dialog.getByText("This form says all of the policy.").waitFor();
  assert.equal(await shown(), await exported(page));
  await form(/shorthand/).check();
  await dialog.getByText("What this form does not say").waitFor();
  assert.deepEqual(JSON.parse(await shown()).tools, {
    run_python_code: { rate_limit: { max: 10, window: 60 } },
    write_file: { ...JSON.parse(await shown()).tools.write_file, action: "deny" },
  });
  await button(dialog, "Copy the export").click();
  await page.waitForFunction(async (text) => (await navigator.clipboard.readText()) === text, await shown());
  await form(/Markdown/).check();
  await dialog.getByText("run_python_code").first().waitFor();
  assert.match(await shown(), /^# /);
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: /^Download / }).click()]);
  assert.match(download.suggestedFilename(), /\.md$/);
  await axe("the export");
});
