// When the program stops, the page says so, once, and gives back the draft that it was last handed.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { journey, started } from "./harness.mjs";

const DRAFT = { name: "../Täst server", text: '{"note":"<b>kept</b> as it was"}\n' };

async function handOver(page, draft) {
  await page.evaluate((detail) => dispatchEvent(new CustomEvent("policy-draft", { detail })), draft);
}

// What a trap looks like from outside: an uncaught WebAssembly.RuntimeError.
async function trap(page, message = "unreachable") {
  await page.evaluate((text) => {
    dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError(text), message: text }));
  }, message);
}

journey("a crash shows an alert that gives the draft back", async ({ page, open }) => {
  await open();
  await started(page);
  await handOver(page, DRAFT);
  await trap(page);

  const alert = page.getByRole("alertdialog", { name: "The builder stopped" });
  await alert.waitFor();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    alert.getByRole("button", { name: "Download the draft" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "T-st-server.draft.json");
  assert.equal(await readFile(await download.path(), "utf8"), DRAFT.text);

  await alert.getByRole("button", { name: "Copy the draft" }).click();
  await alert.getByText("The draft was copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), DRAFT.text);

  await page.keyboard.press("Escape");
  assert.ok(await alert.isVisible(), "there is nothing to go back to");
  await Promise.all([page.waitForEvent("load"), alert.getByRole("button", { name: "Reload" }).click()]);
  await started(page);
});

journey("a second fault does not show a second alert", async ({ page, open }) => {
  await open();
  await started(page);
  await trap(page, "unreachable");
  await trap(page, "null function");
  assert.equal(await page.getByRole("alertdialog").count(), 1);
  assert.match(await page.getByRole("alertdialog").textContent(), /unreachable/);
});

journey("without a draft the alert offers none", async ({ page, open }) => {
  await open();
  await started(page);
  await handOver(page, DRAFT);
  await handOver(page, null);
  await trap(page);
  const alert = page.getByRole("alertdialog");
  assert.deepEqual(await alert.getByRole("button").allTextContents(), ["Reload"]);
});

journey("the words of a panic are shown as text", async ({ page, open }) => {
  await open();
  await started(page);
  await page.evaluate(() => dispatchEvent(new CustomEvent("policy-panic", { detail: "<img src=x> at row 7" })));
  await trap(page);
  await page.getByRole("alertdialog").getByText("<img src=x> at row 7").waitFor();
});

journey("a rejected promise that holds a trap counts as a crash", { mayFail: [/unreachable/] }, async ({ page, open }) => {
  await open();
  await started(page);
  await page.evaluate(() => {
    Promise.reject(new WebAssembly.RuntimeError("unreachable"));
  });
  await page.getByRole("alertdialog").waitFor();
});

journey("a refused clipboard leaves the draft selected", {
  before: ({ page }) =>
    page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
    }),
}, async ({ page, open }) => {
  await open();
  await started(page);
  await handOver(page, DRAFT);
  await trap(page);
  await page.getByRole("button", { name: "Copy the draft" }).click();
  await page.getByText("The browser refused the clipboard").waitFor();
  assert.equal(await page.evaluate(() => getSelection().toString() || document.activeElement.value), DRAFT.text);
});

journey("faults of others and of no consequence show no alert", async ({ page, open }) => {
  await open();
  await started(page);
  await page.evaluate(() => {
    const foreign = new Error("not ours");
    foreign.stack = "Error: not ours\n    at chrome-extension://abc/content.js:1:1";
    dispatchEvent(new ErrorEvent("error", { error: foreign, filename: "chrome-extension://abc/content.js" }));
    dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop completed with undelivered notifications." }));
  });
  assert.equal(await page.getByRole("alertdialog").count(), 0);
});
