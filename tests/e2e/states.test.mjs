// Every state of the page, at both widths and in both themes: nothing for axe to find, no sideways scroll.
import assert from "node:assert/strict";
import { DESKTOP, journey, PHONE, started } from "./harness.mjs";
import { states } from "./states.mjs";

for (const [name, reach] of Object.entries(states)) {
  for (const viewport of [DESKTOP, PHONE]) {
    journey(`${name} at ${viewport.width} px is accessible and does not scroll sideways`, { viewport }, async ({ page, open, axe }) => {
      await open();
      await started(page);
      await reach({ page, open });
      await axe(name);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(excess, 0);
    });
  }
}
