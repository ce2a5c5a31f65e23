// Catalogues that someone made to deceive: their words are shown as text, what cannot be seen is made visible, and names that mean
// something elsewhere are names here.
import assert from "node:assert/strict";
import { journey, started } from "./harness.mjs";
import { chooseFiles, decide, exported, file, kept, listOf, paste, toStart } from "./pages.mjs";

const MARKUP = '<img src=x onerror="window.injected=1">';
const SCRIPT = "<script>window.injected = 2</script>";
const QUOTES = "say \"hi\"\\ ~1/ 'there'";
const ZERO_WIDTH = "lend\u200Bbook";
const BIDI = "\u202Eelif_daer\u202C";
// Names, in the order of the catalogue, each with the decision made about it.
const TOOLS = [
  [MARKUP, "Hide"],
  ["__proto__", "Deny"],
  ["constructor", "Allow"],
  ["toString", "Hide"],
  ["", "Limit"],
  [QUOTES, "Approve"],
  [ZERO_WIDTH, "Hide"],
  [BIDI, "Deny"],
  ["plain", "Allow"],
];
const CATALOGUE = JSON.stringify({
  tools: TOOLS.map(([name]) => ({
    name,
    title: `<b>${name}</b>`,
    description: `${SCRIPT} Reads \u2066hidden\u2069 books. <a href="javascript:window.injected=3">More</a>`,
    inputSchema: JSON.parse(
      '{"type":"object","required":["__proto__"],"properties":{"__proto__":{"type":"string","description":"<svg onload=alert(4)>"},' +
        '"<svg onload=window.injected=5>":{"enum":["<marquee>","\\u202Eb"],"default":"<u>"},"a\\u00ADb":{"type":"integer"}}}',
    ),
    annotations: { title: "<h1>hints</h1>", readOnlyHint: true },
  })),
});

const rows = (page) => page.getByRole("list", { name: "Tools" }).locator(":scope > li");
const visible = (name) => name.replace(/[\u00AD\u200B\u202A-\u202E\u2066-\u2069]/g, (hidden) => `U+${hidden.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`);

// Nothing of a catalogue's text has become an element or has run.
async function assertNothingInjected(page) {
  const found = await page.evaluate(() => ({
    injected: window.injected,
    elements: [...document.querySelectorAll("#app img, #app script, #app a[href^=javascript], #app marquee, #app u, [onload], [onerror]")].map((e) => e.outerHTML),
    headings: document.querySelectorAll("h1").length,
  }));
  assert.deepEqual(found, { injected: undefined, elements: [], headings: 1 });
}

const WAYS = {
  pasted: (page) => paste(page, CATALOGUE),
  "in a file": (page) => chooseFiles(page, file("<img src=x>.json", CATALOGUE)),
};
for (const [way, bring] of Object.entries(WAYS)) {
  journey(`the words of a hostile catalogue, ${way}, are text`, async ({ page, open, axe }) => {
    page.on("dialog", () => assert.fail("the page asks nothing"));
    await open();
    await started(page);
    await bring(page);
    await listOf(page, TOOLS.length);
    for (const [at, [name]] of TOOLS.entries()) {
      const button = rows(page).nth(at).getByRole("button").first();
      assert.equal(await button.textContent(), visible(name) || "(empty name)");
      assert.ok((await rows(page).nth(at).textContent()).includes(`<b>${visible(name)}</b>`), "the title, as it was written");
    }
    await nameAt(page, 0).click();
    const detail = page.getByRole("region", { name: `Rule for ${MARKUP}` });
    const words = await detail.getByRole("group", { name: "Description" }).textContent();
    assert.ok(words.includes(`${SCRIPT} Reads U+2066hiddenU+2069 books. <a href="javascript:window.injected=3">More</a>`), words);
    const argumentsTable = await detail.getByRole("group", { name: "Arguments" }).textContent();
    for (const piece of ["__proto__", "<svg onload=window.injected=5>", '"<marquee>" or "\\u202eb"', '"<u>"', "aU+00ADb"]) {
      assert.ok(argumentsTable.includes(piece), `${piece} in ${argumentsTable}`);
    }
    await assertNothingInjected(page);
    await axe("a hostile catalogue");
  });
}

const nameAt = (page, at) => rows(page).nth(at).getByRole("button").first();

async function decideAt(page, at, decision) {
  await rows(page).nth(at).getByRole("radio", { name: decision, exact: true }).check({ force: true });
}

journey("names that mean something elsewhere are exported as they are", async ({ page, open }) => {
  await open();
  await started(page);
  await paste(page, CATALOGUE);
  await listOf(page, TOOLS.length);
  for (const [at, [, decision]] of TOOLS.entries()) await decideAt(page, at, decision);
  const policy = JSON.parse(await exported(page));
  const named = (wanted) => TOOLS.filter(([, decision]) => wanted.includes(decision)).map(([name]) => name);
  assert.deepEqual(policy.hide, named(["Hide"]));
  assert.deepEqual(Object.keys(policy.tools), named(["Deny", "Allow", "Limit", "Approve"]));
  const says = (name) => Object.getOwnPropertyDescriptor(policy.tools, name).value;
  assert.deepEqual(says("constructor"), {});
  assert.deepEqual(says("plain"), {});
  assert.equal(says("__proto__").deny_if.length, 1);
  assert.deepEqual(says("__proto__").deny_if[0].conditions, []);
  assert.deepEqual(says(QUOTES).deny_if, [{ conditions: [], on_deny: "Requires human approval." }]);
  assert.equal(says("").limits.length, 1);
  assert.equal(says("").limits[0].counter, "_rate");
  // And back again, one step at a time.
  for (const [at] of TOOLS.entries()) await rows(page).nth(at).getByRole("button", { name: /^Follow the default/ }).click();
  assert.deepEqual(JSON.parse(await exported(page)), { version: "1", default: "deny" });
  await assertNothingInjected(page);
});

journey("a tool called * is not hidden, and is denied instead", async ({ page, open }) => {
  await open();
  await started(page);
  await paste(page, JSON.stringify({ tools: [{ name: "*", inputSchema: {} }, { name: "other", inputSchema: {} }] }));
  await listOf(page, 2);
  const before = await exported(page);
  const group = page.getByRole("radiogroup", { name: "Decision for *", exact: true });
  await group.getByRole("radio", { name: "Hide" }).dispatchEvent("click");
  await page.getByRole("alert").getByText(/hides every tool.*Deny it instead/).waitFor();
  assert.ok(!(await group.getByRole("radio", { name: "Hide" }).isChecked()), "the control shows what holds");
  assert.equal(await exported(page), before);
  await decide(page, "*", "Deny");
  assert.deepEqual(Object.keys(JSON.parse(await exported(page)).tools), ["*"]);
  assert.equal(await page.getByRole("radiogroup", { name: "Decision for other" }).getByRole("radio", { checked: true }).count(), 0);
});

journey("two tools of one name are decided together", async ({ page, open }) => {
  await open();
  await started(page);
  const tools = ["twin", "other", "twin"].map((name, at) => ({ name, description: `Number ${at}.`, inputSchema: {} }));
  await paste(page, JSON.stringify({ tools }));
  await listOf(page, 3);
  await page.getByText(/odd$/).first().waitFor();
  const chosen = async (word) => {
    const of = (at) => rows(page).nth(at).getByRole("radio", { name: word, exact: true }).isChecked();
    return [await of(0), await of(1), await of(2)];
  };
  await decideAt(page, 2, "Allow");
  assert.deepEqual(await chosen("Allow"), [true, false, true]);
  await decideAt(page, 0, "Hide");
  assert.deepEqual(await chosen("Hide"), [true, false, true]);
  assert.deepEqual(JSON.parse(await exported(page)), { version: "1", default: "deny", hide: ["twin"] });
  await rows(page).nth(2).getByRole("button", { name: "Follow the default for twin" }).click();
  assert.deepEqual(await chosen("Hide"), [false, false, false]);
  assert.deepEqual(JSON.parse(await exported(page)), { version: "1", default: "deny" });
  // Selected both, the name is written once.
  await page.getByRole("checkbox", { name: "Select all 3 tools in the list" }).check();
  await page.getByRole("group", { name: "Change the selected tools" }).getByRole("button", { name: "Deny", exact: true }).click();
  assert.deepEqual(Object.keys(JSON.parse(await exported(page)).tools), ["twin", "other"]);
});

const DECEIVING = "read\u202Egnp.elif\u200B";
// The same with marks; where no element can mark them, in angle brackets.
const MARKED = /read<?U\+202E>?gnp\.elif<?U\+200B>?/;

// The pieces of text in the page and its title that hold a character of the name above that cannot be seen.
const raw = (page) =>
  page.evaluate(() => {
    const hidden = /[\u200B\u202E]/;
    const found = [document.title].filter((title) => hidden.test(title));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (hidden.test(walker.currentNode.data)) found.push(walker.currentNode.parentElement.outerHTML);
    return found;
  });

async function deceiving(page, open) {
  await open();
  await started(page);
  await paste(page, JSON.stringify({ server: { name: DECEIVING }, tools: [{ name: DECEIVING, inputSchema: {} }] }));
  await listOf(page, 1);
}

journey("what cannot be seen is marked wherever a name is said", async ({ page, open }) => {
  await deceiving(page, open);
  await decideAt(page, 0, "Limit");
  await nameAt(page, 0).click();
  assert.deepEqual(await raw(page), []);
  const text = await exported(page);
  assert.match(text, /"read\\u202[eE]gnp\.elif\\u200[bB]"/, "in the document as escapes, which say the same");
  assert.deepEqual(Object.keys(JSON.parse(text).tools), [DECEIVING]);
  await rows(page).first().getByRole("button", { name: /^Follow the default/ }).click();
  await page.getByRole("region", { name: "Notices" }).getByText(MARKED).waitFor();
  assert.deepEqual(await raw(page), []);
  await page.getByRole("searchbox", { name: "Search tools" }).fill("\u202E?");
  await page.getByText("No tools match").waitFor();
  assert.deepEqual(await raw(page), []);
});

journey("what cannot be seen is marked where a draft is listed and removed", async ({ page, open }) => {
  await deceiving(page, open);
  await kept(page);
  await toStart(page);
  await page.getByRole("region", { name: "Your drafts" }).getByText(MARKED).waitFor();
  assert.deepEqual(await raw(page), []);
  await page.getByRole("button", { name: /^Remove the draft/ }).click();
  await page.getByRole("region", { name: "Notices" }).getByText(MARKED).waitFor();
  assert.deepEqual(await raw(page), []);
});

journey("what cannot be seen is marked where a file fails to load", async ({ page, open }) => {
  await open();
  await started(page);
  await chooseFiles(page, file("x\u202Enosj.json", '{"tools": [\u202E \u200B]}'));
  await page.getByRole("alert").getByText(/x<?U\+202E>?nosj\.json/).waitFor();
  assert.deepEqual(await raw(page), []);
});
