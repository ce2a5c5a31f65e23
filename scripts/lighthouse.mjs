// Measures dist/ as a phone would see it: Lighthouse's mobile settings, served with gzip, the median of five runs.
//   node scripts/lighthouse.mjs [RUNS]
// Lighthouse is fetched by npx for this and is no dependency: it is large and nothing else needs it.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { browserPath } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/server.mjs";

// The last line that runs on Node 20.
const LIGHTHOUSE = "lighthouse@12.8.2";
const runs = Number(process.argv[2] ?? 5);
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = mkdtempSync(join(tmpdir(), "lighthouse-"));
const run = promisify(execFile);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const server = await serve({ folder: join(root, "dist") });
try {
  const results = [];
  for (let index = 0; index < runs; index += 1) {
    const file = join(folder, `${index}.json`);
    await run(
      "npx",
      [
        "--yes", LIGHTHOUSE, server.url, "--quiet", "--output=json", `--output-path=${file}`,
        "--only-categories=performance,accessibility,best-practices",
        "--chrome-flags=--headless=new --no-sandbox --disable-background-networking --disable-component-update --disable-sync --disable-quic --no-first-run",
      ],
      { env: { ...process.env, CHROME_PATH: browserPath() }, maxBuffer: 64 << 20 },
    );
    const { categories, audits } = JSON.parse(readFileSync(file, "utf8"));
    const score = (name) => Math.round(categories[name].score * 100);
    const result = {
      performance: score("performance"),
      accessibility: score("accessibility"),
      practices: score("best-practices"),
      fcp: Math.round(audits["first-contentful-paint"].numericValue),
      lcp: Math.round(audits["largest-contentful-paint"].numericValue),
      tbt: Math.round(audits["total-blocking-time"].numericValue),
      cls: audits["cumulative-layout-shift"].numericValue,
      kib: Math.round(audits["total-byte-weight"].numericValue / 1024),
    };
    results.push(result);
    console.log(`run ${index + 1}:`, JSON.stringify(result));
    if (index === 0) {
      for (const category of Object.values(categories)) {
        for (const { id, weight } of category.auditRefs) {
          const { score: part, title, displayValue } = audits[id];
          if (weight > 0 && part !== null && part < 0.9) console.log(`  below 0.9: ${title} ${displayValue ?? ""}`);
        }
      }
    }
  }
  for (const key of Object.keys(results[0])) console.log(`median ${key}: ${median(results.map((result) => result[key]))}`);
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
