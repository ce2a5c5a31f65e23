// The browser that tests and pictures run in: the system's Chromium, or the one that CHROMIUM names.
import { accessSync, constants } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export function browserPath() {
  for (const place of process.env.CHROMIUM ? [process.env.CHROMIUM] : PLACES) {
    try {
      accessSync(place, constants.X_OK);
      return place;
    } catch {
      // Not here; the next place may have it.
    }
  }
  throw new Error("No Chromium found: run `scripts/setup test`, or name one in CHROMIUM");
}

// A browser that asks the network for nothing of its own.
export function launch() {
  return chromium.launch({
    executablePath: browserPath(),
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--no-first-run",
    ],
  });
}
