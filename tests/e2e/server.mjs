// A static host as plain as any: files of one folder under one path, with types and gzip, and nothing clever.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

// The headers that `_headers` asks for on every path, for hosts that read that file.
async function headersOf(folder) {
  const headers = {};
  for (const line of (await readFile(join(folder, "_headers"), "utf8")).split("\n")) {
    const [, name, value] = /^ {2}([A-Za-z-]+): (.*)$/.exec(line) ?? [];
    if (name) headers[name] = value;
  }
  return headers;
}

// Serves `folder` under `base` on a free loopback port. `url` is the address of the page; `requests` and `missing`
// collect the paths that were asked for; with `withHeaders` the host honours `_headers`.
export async function serve({ folder, base = "/builder/", port = 0, withHeaders = false }) {
  const files = new Map();
  const requests = [];
  const missing = [];
  const extra = withHeaders ? await headersOf(folder) : {};

  async function find(path) {
    if (!files.has(path)) {
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      const plain = await readFile(path);
      const packed = /^image\/png/.test(type) ? null : gzipSync(plain, { level: 9 });
      files.set(path, { type, plain, packed });
    }
    return files.get(path);
  }

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    requests.push(path);
    const inside = normalize(path.startsWith(base) ? path.slice(base.length) || "index.html" : "..");
    try {
      if (inside === ".." || inside.startsWith(`..${sep}`)) throw new Error("outside");
      const { type, plain, packed } = await find(join(folder, inside));
      const gzip = packed && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
      response.writeHead(200, {
        "Content-Type": type,
        "Cache-Control": "no-cache",
        ...(gzip ? { "Content-Encoding": "gzip", Vary: "Accept-Encoding" } : {}),
        ...extra,
      });
      response.end(gzip ? packed : plain);
    } catch {
      missing.push(path);
      response.writeHead(404, { "Content-Type": "text/plain" });
      response.end("Not found\n");
    }
  });

  await new Promise((ready, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", ready);
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    url: origin + base,
    origin,
    requests,
    missing,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
