// A test that is a person's way through the page: one in each engine named, in a fresh profile, on a server of its own.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../../tools/serve.mjs";
import { Browser, removeProfile } from "./browser.mjs";
import { ENGINES } from "./engines.mjs";

export const SITE = fileURLToPath(new URL("../../../dist/", import.meta.url));

/** `make soak` asks for full counts: count(200, 20) is 200 there and 20 else. */
export const count = (full, usual) => (process.env.SOAK ? full : usual);

/**
 * How often a journey that failed is begun anew, in a fresh profile: once where many run for long, and each is named that
 * needed it, so that what is unsteady is seen and mended; never where one is worked on, or in `make soak`.
 */
const RETRIES = process.env.SOAK ? 0 : Number(process.env.RETRIES ?? 0);

/**
 * Registers a test in each of `engines` that this run drives: `body(browser, site)` gets a started Browser and the
 * server, with its `hold`, `block` and `requests`.
 *
 * After the body, the test fails for any console message that no pattern of `console` expects, and for any request to
 * another origin unless `foreign` says that the body checks requests itself. On failure a screenshot is written and the messages are printed.
 */
export function journey(name, options, body) {
  const { engines = ["chromium"], site: root = SITE, console: expected = [], timeout = 120_000, foreign = false, ...rest } = options;
  for (const engine of engines.filter((engine) => ENGINES.includes(engine))) {
    test(`${name} [${engine}]`, { timeout }, async (t) => {
      for (let again = RETRIES; ; again -= 1) {
        try {
          await once(t);
          return;
        } catch (error) {
          if (t.signal.aborted || again <= 0) throw error;
          t.diagnostic(`UNSTEADY, begun anew: ${error.stack}`);
          console.log(`unsteady: ${name} [${engine}]`);
        }
      }
    });

    async function once(t) {
      const site = await serve({ root });
      const profile = mkdtempSync(path.join(tmpdir(), "manchette-"));
      const browser = new Browser({ engine, profile, address: site.address, options: rest });
      // A driver that hangs answers nothing any more; with the browser gone, the body fails and all is cleaned up.
      t.signal.addEventListener("abort", () => browser.abandon());
      try {
        await started(browser);
        await body(browser, site);
        await assertQuiet(browser, expected);
        if (!foreign) await assertOwnOrigin(browser, site);
      } catch (error) {
        if (t.signal.aborted) throw error;
        t.diagnostic(`screenshot: ${await browser.screenshot(`failed ${name}`).catch((e) => e.message)}`);
        for (const words of await browser.console().catch(() => [])) t.diagnostic(words);
        throw error;
      } finally {
        await browser.close();
        await site.close();
        removeProfile(profile);
      }
    }
  }
}

/** Starts it; again where Firefox does not answer on its second connection, which it does now and then on a busy machine. */
async function started(browser, tries = 3) {
  try {
    await browser.start();
  } catch (error) {
    if (!/BiDi connection/.test(error.message) || tries <= 1) throw error;
    await browser.close();
    await started(browser, tries - 1);
  }
}

/** No console message and no uncaught error but those that a pattern of `expected` fits. */
export async function assertQuiet(browser, expected = []) {
  const messages = (await browser.console()).filter((words) => !expected.some((pattern) => pattern.test(words)));
  assert.deepEqual(messages, [], "the console holds messages");
}

/** Nothing was asked of another origin. What never leaves the browser (data:, blob:, about:) may be asked for. */
export async function assertOwnOrigin(browser, site) {
  const own = new URL(site.address).origin;
  const foreign = (await browser.requests()).filter((url) => /^(https?|wss?|ftp):/.test(url) && new URL(url).origin !== own);
  assert.deepEqual(foreign, [], "requests went to other origins");
}
