// Every state of the page, at both widths and in both themes: nothing for axe to find, no sideways scroll.
import assert from "node:assert/strict";
import { DESKTOP, journey, PHONE, started } from "./harness.mjs";
import { states } from "./states.mjs";

// The pairs of the overview's parts, texts and controls included, of which one stands on the other. Runs inside the page.
function overlapping() {
  const parts = [...document.querySelectorAll('[aria-label="Overview"] > * > *')].map((part) => ({
    name: part.querySelector("h2")?.textContent ?? part.className,
    boxes: [part, ...part.querySelectorAll("*")].map((element) => element.getBoundingClientRect()).filter(({ width, height }) => width > 1 && height > 1),
  }));
  const meet = (one, two) => one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1;
  const found = [];
  for (const [at, one] of parts.entries()) {
    for (const two of parts.slice(at + 1)) {
      if (one.boxes.some((box) => two.boxes.some((other) => meet(box, other)))) found.push(`${one.name} and ${two.name}`);
    }
  }
  return found;
}

for (const [name, reach] of Object.entries(states)) {
  for (const viewport of [DESKTOP, PHONE]) {
    journey(`${name} at ${viewport.width} px is accessible and does not scroll sideways`, { viewport }, async ({ page, open, axe }) => {
      await open();
      await started(page);
      await reach({ page, open });
      await axe(name);
      assert.deepEqual(await page.evaluate(overlapping), [], "parts of the overview stand on each other");
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(excess, 0);
    });
  }
}
