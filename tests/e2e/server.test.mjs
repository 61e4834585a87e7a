// The server of `make serve`, which the other tests stand on.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { fileFor, policyOf, serve } from "../../tools/serve.mjs";

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
const PAGE = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><p>Bonjour`;

let folder;
let site;
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "manchette-site-"));
  mkdirSync(path.join(folder, "dist/www"), { recursive: true });
  writeFileSync(path.join(folder, "secret.txt"), "secret");
  writeFileSync(path.join(folder, "dist/index.html"), PAGE);
  writeFileSync(path.join(folder, "dist/.hidden"), "hidden");
  writeFileSync(path.join(folder, "dist/www/module.wasm"), Buffer.alloc(5_000));
  writeFileSync(path.join(folder, "dist/www/é à.txt"), "accents");
  site = await serve({ root: path.join(folder, "dist") });
});
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** A request that leaves the path as it is written; `fetch` would tidy "..". */
function get(name, headers = {}, method = "GET") {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.address);
    const asked = request({ hostname, port, path: name, headers, method }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.on("error", reject).end();
  });
}

test("a page is served with its own policy, its type and no sniffing", async () => {
  const { status, headers, body } = await get("/");
  assert.equal(status, 200);
  assert.equal(body.toString(), PAGE);
  assert.equal(headers["content-type"], "text/html; charset=utf-8");
  assert.equal(headers["content-security-policy"], POLICY);
  assert.equal(headers["x-content-type-options"], "nosniff");
});

test("wasm has the type that streaming compilation asks for, compressed or not", async () => {
  const plain = await get("/www/module.wasm");
  assert.equal(plain.headers["content-type"], "application/wasm");
  assert.equal(plain.headers["content-length"], "5000");
  const packed = await get("/www/module.wasm", { "accept-encoding": "gzip, br" });
  assert.equal(packed.headers["content-encoding"], "br");
  assert.ok(packed.body.length < 100);
  assert.deepEqual(brotliDecompressSync(packed.body), plain.body);
});

test("nothing outside the folder is served, nor what is hidden", async () => {
  for (const name of ["/../secret.txt", "/www/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt",
    "/.hidden", "/%00", "/%", "//secret.txt", "/www", "/nothing"]) {
    assert.equal((await get(name)).status, 404, name);
  }
  assert.equal(fileFor(path.join(folder, "dist"), "/../dist-other/file"), null);
});

test("a link inside the folder that leads out of it is not followed", async () => {
  symlinkSync(path.join(folder, "secret.txt"), path.join(folder, "dist/www/link.txt"));
  assert.equal((await get("/www/link.txt")).status, 404);
});

test("names with spaces and accents are found", async () => {
  assert.equal((await get(encodeURI("/www/é à.txt?version=2"))).body.toString(), "accents");
});

test("an unchanged file is not sent twice, and nothing can be posted", async () => {
  const { headers } = await get("/");
  assert.equal((await get("/", { "if-none-match": headers.etag })).status, 304);
  assert.equal((await get("/", {}, "POST")).status, 405);
  assert.equal((await get("/", {}, "HEAD")).body.length, 0);
});

test("requests are recorded, held back and broken off as asked", async () => {
  site.requests.length = 0;
  const release = site.hold(/module/);
  let answered = false;
  const held = get("/www/module.wasm").then(() => (answered = true));
  await get("/");
  assert.deepEqual(site.requests.map((one) => one.path), ["/www/module.wasm", "/"]);
  assert.equal(answered, false);
  release();
  assert.equal(await held, true);

  const unblock = site.block(/module/);
  await assert.rejects(get("/www/module.wasm"));
  unblock();
  assert.equal((await get("/www/module.wasm")).status, 200);
});

test("a policy is read whatever the order and quotes of its attributes", () => {
  assert.equal(policyOf(`<meta content='a "b"' http-equiv=content-security-policy>`), 'a "b"');
  assert.equal(policyOf(`<meta http-equiv="Content-Security-Policy"\n content="a &#39;self&#39;; b">`), "a 'self'; b");
  assert.equal(policyOf(`<meta name="description" content="none">`), null);
});
