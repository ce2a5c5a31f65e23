// The page comes up, says what it is before and without its program, and keeps to its own files.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { dist, journey, started } from "./harness.mjs";

const HEADING = "Decide what your agent's tools may do";

async function html() {
  return readFile(join(dist, "index.html"), "utf8");
}

// The policy of the page, or of a headers file, as a map from directive to its sources.
function directives(policy) {
  return Object.fromEntries(
    policy.split(";").map((part) => {
      const [name, ...sources] = part.trim().split(/\s+/);
      return [name, sources.join(" ")];
    }),
  );
}

async function pagePolicy() {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await html());
  return directives(policy);
}

test("the heading and the first sentence stand in the HTML", async () => {
  const text = await html();
  assert.match(text, new RegExp(`<h1>${HEADING}</h1>`));
  assert.match(text, /<p class="lede">[A-Z][^<]{60,}<\/p>/);
});

test("the content policy allows own files and WebAssembly, and nothing weaker", async () => {
  assert.deepEqual(await pagePolicy(), {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self' https: http:",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
  });
  assert.match(await html(), /<meta name="referrer" content="no-referrer">/);
});

test("the headers file says the same as the page, and refuses frames", async () => {
  const [, policy] = /Content-Security-Policy: (.*)/.exec(await readFile(join(dist, "_headers"), "utf8"));
  assert.deepEqual(directives(policy), { ...(await pagePolicy()), "frame-ancestors": "'none'" });
});

test("the page holds no inline script or style and no absolute address", async () => {
  const text = await html();
  for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) assert.match(tag, /\ssrc="\.\//);
  assert.doesNotMatch(text, /<style\b|\sstyle=|\son[a-z]+=/);
  for (const [, address] of text.matchAll(/(?:href|src)="([^"]*)"/g)) assert.match(address, /^\.\//);
});

journey("the page comes up under a sub-path", async ({ page, open }) => {
  await open();
  await started(page);
  await page.getByRole("heading", { level: 1, name: HEADING }).waitFor();
});

journey("the page comes up on a host that honours the headers file", { withHeaders: true }, async ({ page, open }) => {
  await open();
  await started(page);
});

for (const [stored, shown] of [["dark", "dark"], ["light", "light"], ["<b>", "auto"], [null, "auto"]]) {
  journey(`a stored theme of ${stored} is shown as ${shown} before the first paint`, {
    before: async ({ page }) => {
      await page.addInitScript((theme) => theme && localStorage.setItem("mcp-policy-builder.theme", theme), stored);
      // The theme must not wait for the program.
      await page.route("**/*.wasm", () => {});
    },
  }, async ({ page, open }) => {
    await open();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), shown);
  });
}

journey("without scripts the page explains what it needs", { scripts: false }, async ({ page, open }) => {
  await open();
  assert.equal(await page.locator("h1").textContent(), HEADING);
  const words = page.locator("noscript p");
  assert.match(await words.textContent(), /needs JavaScript/);
  assert.ok(await words.isVisible());
});

journey("a browser without WebAssembly gets an explanation", {
  before: ({ page }) => page.addInitScript(() => delete window.WebAssembly),
}, async ({ page, open, axe }) => {
  await open();
  await page.getByRole("status").getByText("This browser does not run WebAssembly").waitFor();
  await axe("without WebAssembly");
});

journey("a program that cannot be fetched is told in plain words", {
  mayFail: [/Failed to load resource/, /preload/],
  before: ({ page }) => page.route("**/*.wasm", (route) => route.abort()),
}, async ({ page, open, axe }) => {
  await open();
  await page.getByRole("status").getByText("The builder could not be loaded").waitFor();
  await axe("not loaded");
});
