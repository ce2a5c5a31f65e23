// What every journey shares: dist/ on a host of its own under a sub-path, one browser, a new context per journey, and the
// checks that hold everywhere: no error in the console, no request but for the page's own files, nothing missing.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "..", "..");
export const dist = join(root, "dist");
const output = join(here, "output");

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

let shared;
async function sharedBrowser() {
  shared ??= { browser: await launch(), axe: await readFile(join(root, "node_modules/axe-core/axe.min.js"), "utf8") };
  return shared;
}
after(async () => shared?.browser.close());

// journey(name, options, async ({ page, context, server, open, axe, shot }) => …)
//   viewport     DESKTOP unless told
//   scripts      false: as a browser with scripts off
//   withHeaders  true: the host honours _headers
//   mayFail      patterns of console messages and page errors that this journey brings about
//   mayRequest   address prefixes, beside the page's own, that this journey has a person ask for
//   before       async ({ page, context }) run before the page is opened
export function journey(name, options, body) {
  if (typeof options === "function") [options, body] = [{}, options];
  const { viewport = DESKTOP, scripts = true, withHeaders = false, mayFail = [], mayRequest = [], before } = options;

  test(name, { timeout: 120_000 }, async () => {
    const { browser } = await sharedBrowser();
    const server = await serve({ folder: dist, withHeaders });
    const context = await browser.newContext({
      viewport,
      javaScriptEnabled: scripts,
      reducedMotion: "reduce",
      acceptDownloads: true,
    });
    try {
      await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
      const wrong = [];
      const expected = (text) => mayFail.some((pattern) => pattern.test(text));
      const report = (text) => expected(text) || wrong.push(text);
      const watch = (page) => {
        page.setDefaultTimeout(15_000);
        page.on("pageerror", (error) => report(`page error: ${error.message}`));
        page.on("console", (message) => {
          if (["error", "warning"].includes(message.type())) report(`console ${message.type()}: ${message.text()}`);
        });
      };
      context.on("page", watch);
      context.on("request", (request) => {
        const address = request.url();
        const own = [server.url, `blob:${server.origin}`, "data:", ...mayRequest];
        if (!own.some((prefix) => address.startsWith(prefix))) wrong.push(`foreign request: ${address}`);
      });

      const page = await context.newPage();
      await before?.({ page, context });
      const open = async (hash = "", target = page) => {
        await target.goto(server.url + hash);
        return target;
      };
      await body({ page, context, server, open, axe: (label, target = page) => axe(target, label), shot: (label, target = page) => shot(target, label) });

      for (const path of server.missing) {
        if (!expected(path)) wrong.push(`missing file: ${path}`);
      }
      assert.deepEqual(wrong, [], "nothing goes wrong beside the journey");
    } finally {
      await context.close();
      await server.close();
    }
  });
}

// Waits until the program has taken the static greeting away.
export async function started(page) {
  await page.waitForFunction(() => !document.getElementById("boot"));
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

// Fails with every violation that axe finds in the page as it stands, in both themes.
export async function axe(page, label) {
  const { axe: source } = await sharedBrowser();
  const found = [];
  for (const theme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: theme });
    // Colours may still be on their way from one theme to the other.
    await page.evaluate(async () => {
      const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      await frames();
      // The end of one can be the start of another, in what inherits the colour.
      for (let running = document.getAnimations(); running.length > 0; running = document.getAnimations()) {
        await Promise.allSettled(running.map((animation) => animation.finished));
        await frames();
      }
    });
    // Evaluated by the debugger, which the page's content policy does not bind.
    await page.evaluate(`if (!window.axe) { ${source} }`);
    const violations = await page.evaluate(
      async (tags) =>
        (await window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] })).violations.map(
          ({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) }),
        ),
      TAGS,
    );
    for (const { id, help, nodes: all } of violations) {
      const nodes = id === "target-size" ? await stillTooSmall(page, all) : all;
      if (nodes.length === 0) continue;
      const places = nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`);
      found.push(`${label} (${theme}): ${id}: ${help}\n    ${places.join("\n    ")}`);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  assert.equal(found.length, 0, `axe finds\n  ${found.join("\n  ")}`);
}

// A target that a bar happens to cover in part is small only until it is scrolled clear, so it is looked at again there.
async function stillTooSmall(page, nodes) {
  const small = [];
  for (const node of nodes) {
    const again = await page.evaluate(async (target) => {
      const element = target.length === 1 && document.querySelector(target[0]);
      if (!element) return true;
      element.scrollIntoView({ block: "center" });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const { violations } = await window.axe.run(element, { runOnly: { type: "rule", values: ["target-size"] }, resultTypes: ["violations"] });
      return violations.length > 0;
    }, node.target);
    if (again) small.push(node);
  }
  return small;
}

// Keeps a picture of the page in tests/e2e/output/, which git ignores.
export async function shot(page, label) {
  mkdirSync(output, { recursive: true });
  await page.screenshot({ path: join(output, `${label}.png`) });
}
