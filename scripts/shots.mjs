// Takes pictures of the states of dist/ in both themes, on a desk and on a phone.
//   node scripts/shots.mjs [--out FOLDER] [--width PIXELS]… [STATE…]
// Without states, all of them; without widths, 1440 and 390. The default folder is one that git ignores.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/server.mjs";
import { states } from "../tests/e2e/states.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: join(root, "tests/e2e/output/shots") },
    width: { type: "string", multiple: true, default: ["1440", "390"] },
  },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(states);
const unknown = wanted.filter((name) => !states[name]);
if (unknown.length > 0) throw new Error(`No state is called ${unknown.join(", ")}; there are ${Object.keys(states).join(", ")}`);

mkdirSync(values.out, { recursive: true });
const browser = await launch();
const server = await serve({ folder: join(root, "dist") });
for (const name of wanted) {
  for (const width of values.width.map(Number)) {
    for (const colorScheme of ["light", "dark"]) {
      const height = width < 900 ? 844 : 900;
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
      const page = await context.newPage();
      await page.goto(server.url);
      await page.waitForFunction(() => !document.getElementById("boot"));
      await states[name]({ page, open: (hash = "") => page.goto(server.url + hash) });
      const file = join(values.out, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file });
      console.log(file);
      await context.close();
    }
  }
}
await browser.close();
await server.close();
