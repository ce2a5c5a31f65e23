// What a button offers is what it does: a fix and an undo mean the policy as it is now.
import assert from "node:assert/strict";
import { journey, started } from "./harness.mjs";
import { chooseServer, decide, exported, toStart } from "./pages.mjs";

const SERVER = "MCP Python Interpreter";
const policy = async (page) => JSON.parse(await exported(page));
const notices = (page) => page.getByRole("region", { name: "Notices", exact: true });
const undo = (page) => notices(page).getByRole("button", { name: "Undo", exact: true });

journey("a fix leaves alone what was decided since it was offered", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, SERVER);
  await page.getByRole("tab", { name: /^Problems/ }).click();
  const finding = page.getByRole("list", { name: "Findings", exact: true }).getByRole("listitem").filter({ hasText: "nothing can be called" });
  const fix = finding.getByRole("button", { name: "Decide the undecided tools as recommended", exact: true });
  await fix.waitFor();
  await decide(page, "read_file", "Deny");
  await fix.click();
  await finding.waitFor({ state: "detached" });
  const { tools } = await policy(page);
  assert.ok(Array.isArray(tools.read_file.deny_if), "the denial by hand stays");
  assert.ok("list_directory" in tools, "the others are decided");
});

journey("an offer to undo goes with the next step and with its draft", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseServer(page, SERVER);
  const decideTwo = async (decision) => {
    for (const tool of ["read_file", "write_file"]) {
      await page.getByRole("checkbox", { name: `Select ${tool}` }).check();
    }
    const bar = page.getByRole("group", { name: "Change the selected tools" });
    await bar.getByRole("button", { name: decision, exact: true }).click();
    await undo(page).waitFor();
  };
  await decideTwo("Hide");
  await decide(page, "list_directory", "Allow");
  await undo(page).waitFor({ state: "detached" });
  await decideTwo("Deny");
  await toStart(page);
  assert.equal(await undo(page).count(), 0);
});
