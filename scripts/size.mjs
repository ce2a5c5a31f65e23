// Prints the size of every file that the start of the page loads, and fails when all of them together are above the gate.
// Catalogues and whatever else is loaded on demand are not counted. `scripts/size.limit` holds the gate, in bytes of gzip;
// raise it only with a reason.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const html = readFileSync(join(root, "dist/index.html"), "utf8");
const limit = Number(readFileSync(join(root, "scripts/size.limit"), "utf8").trim());
if (!Number.isSafeInteger(limit)) throw new Error("scripts/size.limit must hold one whole number");

const named = [
  ...[...html.matchAll(/(?:href|src)="\.\/([^"]+)"/g)].map(([, name]) => name),
  ...(/<meta name="program" content="([^"]+)"/.exec(html)?.[1] ?? "").split(" ").map((name) => name.replace("./", "")),
];
const files = ["index.html", ...new Set(named.filter(Boolean))];

const sizes = files.map((name) => {
  const bytes = readFileSync(join(root, "dist", name));
  return { name, raw: bytes.length, packed: gzipSync(bytes, { level: 9 }).length };
});
sizes.sort((a, b) => b.packed - a.packed || (a.name < b.name ? -1 : 1));

const line = (raw, packed, name) => console.log(`${String(raw).padStart(10)}${String(packed).padStart(10)}  ${name}`);
line("bytes", "gzip", "");
for (const { name, raw, packed } of sizes) line(raw, packed, name);
const total = sizes.reduce((sum, { packed }) => sum + packed, 0);
line(sizes.reduce((sum, { raw }) => sum + raw, 0), total, `together; the gate is ${limit}`);
if (total > limit) {
  console.error(`The first load is ${total - limit} bytes above the gate.`);
  process.exit(1);
}
