// Serves a built site on loopback, with nothing but node: `node tools/serve.mjs dist`, port from PORT, else 8080 or the
// next free one.
//
// The end-to-end tests use the same server through `serve()`: it then records every request and can be told to hold
// back or to refuse a file. The page's own security policy is also sent as a header, read from the page itself so that
// the two cannot differ.
import { createReadStream, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
// What is compressed already gains nothing.
const PACKED = new Set([".woff2", ".png", ".ico"]);

const ENTITIES = { "&amp;": "&", "&apos;": "'", "&#39;": "'", "&quot;": '"' };

/** The policy in a page's `<meta http-equiv="Content-Security-Policy">`, or null where it has none. */
export function policyOf(html) {
  const meta = /<meta[^>]*http-equiv=["']?content-security-policy["']?[^>]*>/i.exec(html)?.[0];
  const content = meta && /\scontent=(?:"([^"]*)"|'([^']*)')/i.exec(meta);
  return content ? (content[1] ?? content[2]).replace(/&\w+;|&#\d+;/g, (e) => ENTITIES[e] ?? e).trim() : null;
}

/** The file under `root` that an address names, or null. Nothing outside `root` is ever named, nor a hidden file. */
export function fileFor(root, url) {
  let name;
  try {
    name = decodeURIComponent(url.split(/[?#]/)[0]);
  } catch {
    return null;
  }
  if (name.includes("\0") || name.includes("\\") || name.split("/").some((part) => part.startsWith("."))) return null;
  let file = path.join(root, name);
  if (file !== root && !file.startsWith(root + path.sep)) return null;
  try {
    if (statSync(file).isDirectory()) file = path.join(file, "index.html");
    const real = realpathSync(file);
    return statSync(file).isFile() && real.startsWith(realpathSync(root) + path.sep) ? file : null;
  } catch {
    return null;
  }
}

function answer(site, request, response) {
  const deny = (status, words) => response.writeHead(status, { "content-type": "text/plain" }).end(words);
  if (request.method !== "GET" && request.method !== "HEAD") return deny(405, "GET and HEAD only");
  const file = fileFor(site.root, request.url);
  if (!file) return deny(404, "not found");

  const { mtimeMs, size } = statSync(file);
  const etag = `"${mtimeMs.toString(36)}-${size.toString(36)}"`;
  const extension = path.extname(file);
  const headers = {
    "content-type": TYPES[extension] ?? "application/octet-stream",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    etag,
  };
  const policy = policyFor(site);
  if (policy) headers["content-security-policy"] = policy;
  if (request.headers["if-none-match"] === etag) return response.writeHead(304, headers).end();

  const packable = !PACKED.has(extension) && size > 1000;
  if (packable) headers.vary = "accept-encoding";
  if (packable && /\bbr\b/.test(request.headers["accept-encoding"] ?? "")) {
    const body = packed(site, file, etag);
    response.writeHead(200, { ...headers, "content-encoding": "br", "content-length": body.length });
    return response.end(request.method === "HEAD" ? undefined : body);
  }
  response.writeHead(200, { ...headers, "content-length": size });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).pipe(response);
}

/** Quality 5 costs milliseconds; what a host would reach with the highest quality, `make dist` prints. */
function packed(site, file, etag) {
  const known = site.packed.get(file);
  if (known?.etag === etag) return known.body;
  const body = brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  site.packed.set(file, { etag, body });
  return body;
}

function policyFor(site) {
  try {
    return policyOf(readFileSync(path.join(site.root, "index.html"), "utf8"));
  } catch {
    return null;
  }
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve(server.address().port);
    });
  });
}

/**
 * Serves `root` on loopback; `port` 0 takes any free one.
 *
 * `requests` grows by one record a request: {method, path, host, at}. `hold(pattern)` keeps matching requests waiting
 * until the function it returns is called; `hold(pattern, milliseconds)` also lets them go by itself. `block(pattern)`
 * breaks the connection of matching ones until the function it returns is called; `swap(pattern, body)` answers them
 * with these bytes instead of the file's.
 */
export async function serve({ root, port = 0 }) {
  const site = { root: path.resolve(root), packed: new Map() };
  const requests = [];
  const holds = new Set();
  const blocks = new Set();
  const swaps = new Map();

  const server = createServer(async (request, response) => {
    requests.push({ method: request.method, path: request.url, host: request.headers.host, at: Date.now() });
    for (const pattern of blocks) if (pattern.test(request.url)) return request.socket.destroy();
    for (const held of holds) if (held.pattern.test(request.url)) await held.over;
    for (const [pattern, body] of swaps) if (pattern.test(request.url)) return response.writeHead(200).end(body);
    answer(site, request, response);
  });

  const bound = await listen(server, port);
  return {
    address: `http://127.0.0.1:${bound}/`,
    requests,
    hold(pattern, milliseconds) {
      const held = { pattern };
      held.over = new Promise((resolve) => {
        held.release = resolve;
      });
      holds.add(held);
      const release = () => {
        holds.delete(held);
        held.release();
      };
      if (milliseconds !== undefined) setTimeout(release, milliseconds).unref();
      return release;
    },
    swap(pattern, body) {
      swaps.set(pattern, body);
      return () => swaps.delete(pattern);
    },
    block(pattern) {
      blocks.add(pattern);
      return () => blocks.delete(pattern);
    },
    close() {
      for (const held of holds) held.release();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function main() {
  const root = process.argv[2] ?? "dist";
  let port = Number(process.env.PORT || 8080);
  for (;;) {
    try {
      const { address } = await serve({ root, port });
      console.log(`Manchette: ${address}   (Ctrl C stops the server)`);
      return;
    } catch (error) {
      if (error.code !== "EADDRINUSE") throw error;
      port += 1;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main().catch((error) => {
    console.error(`serve: ${error.message}`);
    process.exit(1);
  });
}
