// Everything that a browser can keep of a page, read from outside the program, and a search for a secret through all of it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

// All that is stored for the page's origin, by where it is. Bytes are given as the text that they hold.
export function stored(page) {
  return page.evaluate(async () => {
    const plain = async (value) => {
      if (value instanceof Blob) return plain(await value.arrayBuffer());
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
      if (value instanceof Map || value instanceof Set) return Promise.all([...value].map(plain));
      if (Array.isArray(value)) return Promise.all(value.map(plain));
      if (!value || typeof value !== "object" || value instanceof Date) return value;
      return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, inner]) => [key, await plain(inner)])));
    };
    const done = (request) => new Promise((ready, failed) => ((request.onsuccess = () => ready(request.result)), (request.onerror = () => failed(request.error))));
    const databases = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const [keys, values] = await Promise.all(
          ["getAllKeys", "getAll"].map((all) => done(database.transaction(store).objectStore(store)[all]())),
        );
        databases[`${name}/${store}`] = await plain(keys.map((key, at) => [key, values[at]]));
      }
      database.close();
    }
    const files = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) files.push(request.url, await (await cache.match(request)).text());
    }
    return { databases, local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie, files, name: window.name };
  });
}

async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return readFile(await file.path(), "utf8");
}

// What leaves the page by a person's hand, as far as the screen offers it now.
async function exports(page) {
  const found = {};
  for (const name of ["Download policy.json", "Download draft"]) {
    const button = page.getByRole("button", { name });
    if (await button.count()) found[name] = await download(page, button.first());
  }
  const copy = page.getByRole("button", { name: "Copy policy.json", exact: true });
  if (await copy.count()) {
    await copy.first().click();
    found["Copy policy.json"] = await page.evaluate(() => navigator.clipboard.readText());
  }
  return found;
}

// Fails where a secret is found: in what the browser keeps, in the address and the page, in what was said to the console, and in
// what can be exported. With `exported`, those must be there to be looked at.
export async function nowhere(page, secret, said, { exported = false } = {}) {
  const out = await exports(page);
  if (exported) assert.equal(Object.keys(out).length, 3, "the policy and the draft can be taken along");
  const places = {
    ...(await stored(page)),
    ...out,
    console: said,
    address: page.url(),
    history: await page.evaluate(() => history.state),
    screen: await page.evaluate(() => document.documentElement.outerHTML),
  };
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64"), Buffer.from(`Bearer ${secret}`).toString("base64")];
  for (const [place, content] of Object.entries(places)) {
    const text = typeof content === "string" ? content : JSON.stringify(content) ?? "";
    for (const form of forms) assert.ok(!text.includes(form), `the secret stands in ${place}`);
  }
}
