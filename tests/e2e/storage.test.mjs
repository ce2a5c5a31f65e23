// Drafts are kept in the browser, and nothing is lost where it refuses, is full, or holds what cannot be read.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { journey, started } from "./harness.mjs";
import { chooseFiles, chooseServer, decide, exported, file, kept, listOf, names, paste, row, toStart } from "./pages.mjs";

const NOTHING = { version: "1", default: "deny" };
const HIDDEN = { ...NOTHING, hide: ["clear_session"] };
const policy = async (page) => JSON.parse(await exported(page));
const drafts = (page) => page.getByRole("region", { name: "Your drafts" });
const titles = (page) => drafts(page).getByRole("listitem").locator("b").allTextContents();

async function interpreter(page) {
  await started(page);
  await chooseServer(page, "MCP Python Interpreter");
  await decide(page, "clear_session", "Hide");
}

async function downloadOf(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).first().click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

// Reads or writes records of the database from outside the program.
function stored(page, act, ...args) {
  return page.evaluate(
    ([act, args]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("mcp-policy-builder", 1);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => {
          for (const store of ["drafts", "catalogues", "cards"]) opening.result.createObjectStore(store);
        };
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(["drafts", "catalogues", "cards"], "readwrite");
          let result;
          const [store, key, value] = args;
          const asked = act === "get" ? transaction.objectStore(store).get(key) : act === "keys" ? transaction.objectStore(store).getAllKeys() : transaction.objectStore(store).put(value, key);
          asked.onsuccess = () => (result = asked.result);
          transaction.oncomplete = () => (opening.result.close(), resolve(result));
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    [act, args],
  );
}

journey("a draft is there again after a reload", async ({ page, open }) => {
  await open();
  await interpreter(page);
  await kept(page);
  const before = await exported(page);
  await page.reload();
  await row(page, "clear_session").waitFor();
  assert.ok(await page.getByRole("radiogroup", { name: "Decision for clear_session" }).getByRole("radio", { name: "Hide" }).isChecked());
  assert.equal(await exported(page), before);
  await decide(page, "read_file", "Allow");
  await kept(page);
  await page.reload();
  await row(page, "clear_session").waitFor();
  assert.deepEqual(await policy(page), { ...HIDDEN, tools: { read_file: {} } });
});

journey("the start screen lists the drafts, opens them, and takes a removal back", async ({ page, open, axe }) => {
  await open();
  await interpreter(page);
  await kept(page);
  await toStart(page);
  await paste(page, JSON.stringify({ server: { name: "second" }, tools: [{ name: "alone", inputSchema: {} }] }));
  await listOf(page, 1);
  await decide(page, "alone", "Deny");
  await kept(page);
  await toStart(page);
  await drafts(page).getByText("MCP Python Interpreter").waitFor();
  assert.deepEqual(await titles(page), ["second", "MCP Python Interpreter"], "the latest first");
  await drafts(page).getByRole("listitem").filter({ hasText: "second" }).getByText(/^1 tool, 1 decided(, \d+ problems?)?\. Edited just now\.$/).waitFor();
  await axe("start with drafts");
  await page.getByRole("button", { name: "Remove the draft MCP Python Interpreter" }).click();
  await page.getByText("Removed the draft MCP Python Interpreter").first().waitFor();
  assert.deepEqual(await titles(page), ["second"]);
  await page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Open the draft MCP Python Interpreter" }).click();
  await row(page, "clear_session").waitFor();
  assert.deepEqual(await policy(page), HIDDEN);
  await toStart(page);
  await page.getByRole("button", { name: "Remove the draft second" }).click();
  await page.getByText("Removed the draft second").first().waitFor();
  await page.reload();
  await row(page, "clear_session").waitFor();
  await toStart(page);
  assert.deepEqual(await titles(page), ["MCP Python Interpreter"]);
  assert.equal((await stored(page, "keys", "drafts")).length, 1);
});

journey("removing the last draft leaves a start screen without drafts", async ({ page, open }) => {
  await open();
  await interpreter(page);
  await kept(page);
  await toStart(page);
  await page.getByRole("button", { name: /^Remove the draft/ }).click();
  await drafts(page).waitFor({ state: "detached" });
  await page.reload();
  await started(page);
  await page.getByRole("list", { name: "Known servers" }).waitFor();
  assert.equal(await drafts(page).count(), 0);
});

journey("a second tab reads the draft until it takes over", async ({ page, context, open, axe }) => {
  const bar = (tab) => tab.getByText("This draft is open in another tab.");
  await open();
  await interpreter(page);
  await kept(page);
  const second = await context.newPage();
  await open("", second);
  await bar(second).waitFor();
  assert.deepEqual(await policy(second), HIDDEN);
  assert.ok(await second.getByRole("radiogroup", { name: "Decision for read_file" }).getByRole("radio", { name: "Allow" }).isDisabled());
  await second.getByRole("button", { name: "read_file", exact: true }).click();
  await second.keyboard.press("5");
  assert.deepEqual(await policy(second), HIDDEN, "no key changes what is read only");
  await axe("read only", second);
  // The first goes on, and what it keeps is what the second takes over.
  await decide(page, "read_file", "Allow");
  await kept(page);
  await second.getByRole("button", { name: "Take over" }).click();
  await bar(page).waitFor();
  await bar(second).waitFor({ state: "detached" });
  const both = { ...HIDDEN, tools: { read_file: {} } };
  await second.waitForFunction(() => document.getElementById("policy-code").textContent.includes("read_file"));
  assert.deepEqual(await policy(second), both);
  assert.ok(await page.getByRole("radiogroup", { name: "Decision for read_file" }).getByRole("radio", { name: "Deny" }).isDisabled());
  assert.ok(await page.getByRole("button", { name: /^Undo/ }).first().isDisabled());
  await decide(second, "write_file", "Deny");
  await kept(second);
  await page.getByRole("button", { name: "Take over" }).click();
  await bar(second).waitFor();
  await page.waitForFunction(() => document.getElementById("policy-code").textContent.includes("write_file"));
  await decide(page, "write_file", "Allow");
  assert.deepEqual((await policy(page)).tools, { read_file: {}, write_file: {} });
});

journey("a draft that another tab has closed is free", async ({ page, context, open }) => {
  const second = await context.newPage();
  await open("", second);
  await interpreter(second);
  await kept(second);
  await second.close();
  await open();
  await row(page, "clear_session").waitFor();
  await decide(page, "clear_session", "Deny");
  await kept(page);
});

const BLOCKED = {
  "throws when asked": () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The user denied permission to access the database.", "SecurityError");
    };
  },
  "is not there": () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  "refuses later": () => {
    const open = IDBFactory.prototype.open;
    // A version below that of the database fails only when the request has been made.
    IDBFactory.prototype.open = function () {
      const request = open.call(this, "other", 2);
      request.addEventListener("upgradeneeded", () => request.transaction.abort());
      return request;
    };
  },
};
for (const [how, block] of Object.entries(BLOCKED)) {
  journey(`a storage that ${how} is told, and the draft can be taken along`, { before: ({ page }) => page.addInitScript(block) }, async ({ page, open, axe }) => {
    await open();
    await interpreter(page);
    await page.getByText("Draft not saved. This browser blocks storage for this page. Download the draft before you close the page.").waitFor();
    await page.getByText("Not saved", { exact: true }).waitFor();
    assert.deepEqual(await policy(page), HIDDEN);
    await axe("storage is blocked");
    const draft = await downloadOf(page, "Download the draft");
    assert.equal(draft.name, "mcp-python-interpreter.draft.json");
    const before = await exported(page);
    await toStart(page);
    assert.equal(await drafts(page).count(), 0);
    await chooseFiles(page, file(draft.name, draft.text));
    await listOf(page, 10);
    assert.equal(await exported(page), before);
  });
}

const FULL = "Draft not saved. The browser's storage for this page is full. Remove a draft you no longer need, or download this one.";

journey("a full storage is told, and saving goes on when there is room", {
  before: ({ page }) =>
    page.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...args) {
        if (window.full) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
        return put.apply(this, args);
      };
      window.full = true;
    }),
}, async ({ page, open }) => {
  await open();
  await interpreter(page);
  await page.getByText(FULL).waitFor();
  await page.evaluate(() => (window.full = false));
  await decide(page, "read_file", "Allow");
  await page.getByText(FULL).waitFor({ state: "detached" });
  await kept(page);
  await page.reload();
  // The first save failed with the catalogue; this one must bring it.
  await row(page, "clear_session").waitFor();
  assert.deepEqual(await policy(page), { ...HIDDEN, tools: { read_file: {} } });
});

journey("the quota of the browser itself is told", async ({ page, context, server, open }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: server.origin, quotaSize: 1 });
  await open();
  await interpreter(page);
  await page.getByText(FULL).waitFor();
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: server.origin });
  await decide(page, "read_file", "Allow");
  await kept(page);
  assert.equal(await page.getByText(FULL).count(), 0);
});

const card = (title) => JSON.stringify({ title, tools: 1, decided: 0, saved_at: "2026-01-02T03:04:05Z" });
const WHOLE = {
  format: "mcp-policy-draft/1",
  id: "odd",
  title: "Odd",
  saved_at: "2026-01-02T03:04:05Z",
  revision: 7,
  policy: '{"version":"1","default":"deny"}',
  parked: '{"version":"1","default":"deny"}',
  places: [],
  overrides: [],
  catalogue: { format: "mcp-tool-catalogue/1", tools: [] },
};
const CATALOGUE = '{"format":"mcp-tool-catalogue/1","tools":[{"name":"alone","inputSchema":{"type":"object"}}]}';
// What stands in storage, and what is said about it.
const UNREADABLE = {
  "of a newer version": [JSON.stringify({ ...WHOLE, format: "mcp-policy-draft/2" }), CATALOGUE, /made by a newer version of the builder: version 2/],
  "with a member of a newer version": [JSON.stringify({ ...WHOLE, wishes: [] }), CATALOGUE, /made by a newer version of the builder: the member "wishes"/],
  "that ends early": [JSON.stringify(WHOLE).slice(0, 100), CATALOGUE, /The draft is damaged\. Line 1, column 101/],
  "whose policy is none": [JSON.stringify({ ...WHOLE, policy: '{"version":"1"}' }), CATALOGUE, /The draft is damaged.*policy/],
  "that is something else": ["hello", CATALOGUE, /not a draft of the builder/],
  "without its tools": [JSON.stringify(WHOLE), undefined, /Its tools are missing/],
  "with broken tools": [JSON.stringify(WHOLE), '{"tools": [', /cannot be opened: Line 1, column/],
};
for (const [kind, [text, catalogue, said]] of Object.entries(UNREADABLE)) {
  journey(`a kept draft ${kind} is told, stays, and can be taken along`, async ({ page, open }) => {
    await open();
    await started(page);
    await stored(page, "put", "drafts", "odd", text);
    if (catalogue) await stored(page, "put", "catalogues", "odd", catalogue);
    await stored(page, "put", "cards", "odd", card("Odd"));
    await page.evaluate(() => localStorage.setItem("mcp-policy-builder.last-draft", "odd"));
    // It is opened by itself first, then by hand.
    let coming = page.waitForEvent("download");
    await page.reload();
    for (const _ of [1, 2]) {
      const download = await coming;
      assert.equal(await readFile(await download.path(), "utf8"), text);
      await page.getByRole("alert").getByText(said).waitFor();
      await page.getByRole("button", { name: "Close this notice" }).first().click();
      coming = page.waitForEvent("download");
      coming.catch(() => {});
      await page.getByRole("button", { name: "Open the draft Odd" }).click();
    }
    await coming;
    assert.equal(await stored(page, "get", "drafts", "odd"), text, "nothing is lost");
    // A notice of a failure stands until it is closed, over rows of the list that comes next.
    await page.getByRole("button", { name: "Close this notice" }).last().click();
    await interpreter(page);
    await kept(page);
    assert.deepEqual(await policy(page), HIDDEN);
    await page.reload();
    await row(page, "clear_session").waitFor();
    assert.equal(await stored(page, "get", "drafts", "odd"), text, "nothing is lost later either");
  });
}

journey("a downloaded draft is opened again as it was", async ({ page, open }) => {
  await open();
  await interpreter(page);
  await decide(page, "run_python_code", "Limit");
  await decide(page, "write_file", "Approve");
  // A rule that a decision leaves no room for comes back with the draft.
  await decide(page, "run_python_code", "Hide");
  const before = await exported(page);
  const draft = await downloadOf(page, "Download draft");
  await toStart(page);
  await chooseFiles(page, file(draft.name, draft.text));
  await listOf(page, 10);
  assert.equal(await exported(page), before);
  assert.deepEqual((await names(page)).slice(0, 2), ["list_python_environments", "list_installed_packages"]);
  await decide(page, "run_python_code", "Limit");
  assert.equal((await policy(page)).tools.run_python_code.limits[0].max, 10);
  await kept(page);
  await toStart(page);
  assert.deepEqual(await titles(page), ["MCP Python Interpreter", "MCP Python Interpreter"], "the one that was kept stays");
  // Pasted, it is a draft as well.
  await paste(page, draft.text);
  await listOf(page, 10);
  assert.equal(await exported(page), before);
});

journey("opening the draft that is open already changes nothing", async ({ page, open }) => {
  await open();
  await interpreter(page);
  await kept(page);
  await toStart(page);
  await page.getByRole("button", { name: "Open the draft MCP Python Interpreter" }).click();
  await row(page, "clear_session").waitFor();
  await decide(page, "read_file", "Allow");
  assert.deepEqual(await policy(page), { ...HIDDEN, tools: { read_file: {} } });
  assert.equal(await page.getByText("open in another tab").count(), 0);
});

journey("what was decided a moment before the page is left is kept", async ({ page, open }) => {
  await open();
  await interpreter(page);
  await kept(page);
  await decide(page, "read_file", "Allow");
  await page.reload();
  await row(page, "clear_session").waitFor();
  assert.deepEqual(await policy(page), { ...HIDDEN, tools: { read_file: {} } });
});

journey("a draft that another tab works on is not removed under it", async ({ page, context, open }) => {
  await open();
  await interpreter(page);
  await kept(page);
  const second = await context.newPage();
  await open("", second);
  await second.getByText("This draft is open in another tab.").waitFor();
  await toStart(second);
  await second.getByRole("button", { name: /^Remove the draft/ }).click();
  await second.getByRole("region", { name: "Notices" }).getByText(/draft/).waitFor();
  await decide(page, "read_file", "Allow");
  await kept(page);
  await toStart(page);
  await page.reload();
  await started(page);
  await row(page, "clear_session").waitFor();
  assert.deepEqual(await policy(page), { ...HIDDEN, tools: { read_file: {} } });
});

journey("back at the start at once, the draft is in the list as it is", async ({ page, open }) => {
  await open();
  await interpreter(page);
  await toStart(page);
  await drafts(page).getByText(/^10 tools, 1 decided[,.]/).waitFor();
});

journey("a draft that is gone is said to be gone", async ({ page, context, open }) => {
  await open();
  await interpreter(page);
  await kept(page);
  await toStart(page);
  await paste(page, JSON.stringify({ server: { name: "second" }, tools: [{ name: "alone", inputSchema: {} }] }));
  await listOf(page, 1);
  await kept(page);
  await toStart(page);
  await drafts(page).getByText("MCP Python Interpreter").waitFor();
  const second = await context.newPage();
  await open("", second);
  await listOf(second, 1);
  await toStart(second);
  await second.getByRole("button", { name: "Remove the draft MCP Python Interpreter" }).click();
  await second.getByText("Removed the draft").first().waitFor();
  await page.getByRole("button", { name: "Open the draft MCP Python Interpreter" }).click();
  await page.getByRole("region", { name: "Notices" }).getByText(/no longer|gone|not here/).waitFor();
});

journey("a draft whose line in the list is damaged is still in the list", async ({ page, open }) => {
  await open();
  await interpreter(page);
  await kept(page);
  const [id] = await stored(page, "keys", "drafts");
  await stored(page, "put", "cards", id, "{bad");
  await toStart(page);
  await drafts(page).getByRole("button", { name: /^Open the draft/ }).click();
  await row(page, "clear_session").waitFor();
});
