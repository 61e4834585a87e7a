// One browser as a person uses it: pages and tabs, a pointer that drags, keys, sizes and themes; and what the browser
// itself reports: console messages and requests.
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Origin } from "selenium-webdriver";
import { session } from "./engines.mjs";
import { LIBRARY } from "./page.mjs";
import { killed, killTree, until } from "./processes.mjs";

const SCREENSHOTS = fileURLToPath(new URL("../../../target/screenshots/", import.meta.url));
const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What was asked was not answered: the page was left meanwhile. */
class PageWentAway extends Error {}

/**
 * A script that starts a function once under a token, and gives its outcome, {value}, {error} or {pending}; null where
 * the page it was started in is gone. The words of the function stand in the script: the page's policy forbids `eval`.
 */
const asking = (body) => `const [token, first, values] = arguments;
  const runs = (window[Symbol.for("runs of the tests")] ??= new Map());
  if (!runs.has(token)) {
    if (!first) return null;
    for (const old of [...runs.keys()].slice(0, -8)) if (!runs.get(old).pending) runs.delete(old);
    runs.set(token, { pending: true });
    try {
      ${LIBRARY}
      const value = (${body})(...values);
      if (typeof value?.then !== "function") runs.set(token, { value });
      else value.then((value) => runs.set(token, { value }), (error) => runs.set(token, { error: String(error) }));
    } catch (error) {
      runs.set(token, { error: String(error) });
    }
  }
  return runs.get(token);`;

export class Browser {
  /** How long an answer of the page is waited for, in ms. */
  patience = 30_000;
  #console = [];
  #requests = [];
  #size;

  constructor({ engine, profile, address, options }) {
    Object.assign(this, { engine, profile, address, options });
    this.#size = options.size ?? { width: 1280, height: 900 };
  }

  /** Starts the browser, on the profile that this object was given; also after `kill`. */
  async start() {
    const { driver, child } = await session(this.engine, this.profile, this.options);
    Object.assign(this, { driver, child });
    await driver.manage().setTimeouts({ pageLoad: 60_000, script: 10_000 });
    if (this.engine === "firefox") await this.#listen();
    await this.resize(this.#size.width, this.#size.height);
    return this;
  }

  /** Ends the browser as a person would; one that does not answer is killed. */
  async close() {
    if (!this.child) return;
    await Promise.race([this.driver.quit().catch(() => {}), pause(5_000, null, { ref: false })]);
    await killed(this.child);
  }

  /** Kills the browser without waiting for anything. Whatever waits for its answer then fails. */
  abandon() {
    if (this.child) killTree(this.child);
  }

  /** Kills the browser with all its processes, as a crash or a power cut would. `start` opens the profile again. */
  async kill() {
    await this.#collect();
    await killed(this.child);
  }

  // --- pages and tabs ---------------------------------------------------------------------------------------------

  /**
   * Opens a page of the site, by its address below the site's root. Resolves after the `load` event; with {parsed: true}
   * as soon as the text is there, though modules and wasm may still be on their way.
   */
  async open(address = "", { parsed = false } = {}) {
    const url = new URL(address, this.address).href;
    await this.#leave(() => this.driver.get(url), url, parsed);
  }

  async reload({ parsed = false } = {}) {
    await this.#leave(() => this.driver.navigate().refresh(), await this.driver.getCurrentUrl(), parsed);
  }

  /** Goes from the document in view to another one; but an address with another fragment alone stays in this one. */
  async #leave(go, url, parsed) {
    const [page, fragment] = url.split("#");
    // Not `run`: its promise is lost where a new tab's first document is being replaced, and the driver calls that a timeout.
    const stays = await this.driver.executeScript(
      `const [page, fragment, again] = arguments;
      document.documentElement.dataset.left = "yes";
      return !again && location.href.split("#")[0] === page && fragment !== undefined;`,
      page,
      fragment,
      url === (await this.driver.getCurrentUrl()),
    );
    await go();
    if (stays) return;
    const state = `return document.documentElement.dataset.left || location.href.split("#")[0] !== arguments[0]
      ? "left" : document.readyState`;
    const wanted = parsed ? ["interactive", "complete"] : ["complete"];
    // While one document gives way to another, a script may find neither.
    await until(async () => wanted.includes(await this.driver.executeScript(state, page).catch(() => "between")), {
      timeout: 60_000,
      what: `${url} has loaded`,
    });
  }

  /** Opens another tab and goes there; resolves with its handle, for `goTo`. */
  async tab(address = "") {
    await this.driver.switchTo().newWindow("tab");
    await this.resize(this.#size.width, this.#size.height);
    await this.open(address);
    return this.here();
  }

  here() {
    return this.driver.getWindowHandle();
  }

  goTo(handle) {
    return this.driver.switchTo().window(handle);
  }

  // --- asking the page --------------------------------------------------------------------------------------------

  /**
   * Runs a function in the page with `values`; what it returns, or what its promise comes to, is the result. It runs once,
   * however often the driver is asked for the answer: WebKit's loses one now and then, and no driver is left to wait for a promise.
   */
  async run(body, ...values) {
    const end = Date.now() + this.patience;
    const token = randomUUID();
    for (let asked = 0; ; asked++) {
      const answer = await this.driver.executeScript(asking(body), token, asked === 0, values).catch((error) => {
        if (error.name !== "ScriptTimeoutError" || Date.now() > end) throw error;
        return { pending: true };
      });
      if (!answer) throw new PageWentAway("the page went away while a script ran in it");
      if (answer.error !== undefined) throw new Error(`in the page: ${answer.error}`);
      if (!answer.pending) return answer.value;
      if (Date.now() > end) throw new Error(`waited ${this.patience} ms in vain for an answer of the page to: ${body}`);
      await pause(Math.min(5 * asked, 50));
    }
  }

  /** Waits until a function, run in the page, gives something truthy, and resolves with it. A page may go and another come meanwhile. */
  until(body, ...values) {
    const asked = () =>
      this.run(body, ...values).catch((error) => {
        if (!(error instanceof PageWentAway)) throw error;
      });
    return until(asked, { what: `in the page: ${body}` });
  }

  // --- pointer and keys -------------------------------------------------------------------------------------------

  /**
   * Selects as a person does: presses the pointer before the first character of `from` and releases it after the last one of `to`. A passage is
   * {text, nth, within}: the n-th occurrence (from 0) under the element that `within` selects, an article by default.
   * A press inside words that are selected already drags these words instead, as it does for a person.
   */
  async drag(from, to = from) {
    const [a, b] = await this.#atRest("(from, to) => dragPoints(from, to)", from, to);
    await this.driver
      .actions()
      .move({ ...a, origin: Origin.VIEWPORT, duration: 0 })
      .press()
      .move({ x: Math.round((a.x + b.x) / 2), y: Math.round((a.y + b.y) / 2), origin: Origin.VIEWPORT, duration: 60 })
      .move({ ...b, origin: Origin.VIEWPORT, duration: 60 })
      .release()
      .perform();
  }

  /** Moves the pointer to the middle of an element (a CSS selector) or of a passage. */
  async point(target) {
    const at = await this.#atRest("(target) => middle(target)", target);
    await this.driver.actions().move({ ...at, origin: Origin.VIEWPORT, duration: 30 }).perform();
  }

  async click(target) {
    await this.point(target);
    await this.driver.actions().press().release().perform();
  }

  /** Types into what has the focus; `Key` of selenium-webdriver names the keys that are no characters. */
  keys(...keys) {
    return this.driver.actions().sendKeys(...keys).perform();
  }

  /** Keys pressed together: chord(Key.CONTROL, "z"). */
  chord(...keys) {
    const actions = keys.reduce((all, key) => all.keyDown(key), this.driver.actions());
    return [...keys].reverse().reduce((all, key) => all.keyUp(key), actions).perform();
  }

  /** A place in the page, once two frames in a row agree on it: what moves is not aimed at. */
  #atRest(body, ...values) {
    return this.until(
      `async (...values) => {
        const look = () => JSON.stringify((${body})(...values));
        const before = look();
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return look() === before && JSON.parse(before);
      }`,
      ...values,
    );
  }

  // --- size, theme, pictures, accessibility -----------------------------------------------------------------------

  /**
   * Gives the page a size in CSS pixels. Firefox and WebKitGTK have windows with a least width and are given the
   * nearest size they can have; Chromium takes any.
   */
  async resize(width, height) {
    this.#size = { width, height };
    if (this.engine === "chromium") {
      const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
      return this.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", metrics);
    }
    const window = this.driver.manage().window();
    await window.setRect({ width, height });
    const inner = await this.run("() => [innerWidth, innerHeight]");
    await window.setRect({ width: 2 * width - inner[0], height: 2 * height - inner[1] });
  }

  /**
   * What the person asked of the system, in Chromium alone: {scheme: "dark", motion: "reduce", forced: "active",
   * medium: "print"}. What is not named goes back to the default.
   */
  media({ scheme = "", motion = "", forced = "", medium = "" } = {}) {
    return this.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", {
      media: medium,
      features: [
        { name: "prefers-color-scheme", value: scheme },
        { name: "prefers-reduced-motion", value: motion },
        { name: "forced-colors", value: forced },
      ],
    });
  }

  /** Writes what is in view to target/screenshots/NAME-ENGINE.png, for people to look at; resolves with its path. */
  async screenshot(name) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const file = path.join(SCREENSHOTS, `${name.replace(/[^\p{L}\p{N}-]+/gu, "-")}-${this.engine}.png`);
    writeFileSync(file, await this.driver.takeScreenshot(), "base64");
    return file;
  }

  /** What axe-core finds wrong by WCAG 2.2 AA: [{id, help, nodes}], nodes as CSS selectors. */
  async axe() {
    await this.driver.executeScript(await readFile(axePath, "utf8"));
    return this.run(async () => {
      // What is still fading in has not its contrast yet.
      await Promise.allSettled(document.getAnimations().filter((a) => a.effect.getComputedTiming().endTime < 2000).map((a) => a.finished));
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const { violations } = await globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
      return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.target.join(" ")) }));
    });
  }

  // --- what the browser reports -----------------------------------------------------------------------------------

  /** Console messages and uncaught errors so far. WebKitGTK tells a driver of none. */
  async console() {
    await this.#collect();
    return [...this.#console];
  }

  /** Addresses asked for so far. WebKitGTK's come from the page in view and leave out what its policy refused. */
  async requests() {
    await this.#collect();
    return [...this.#requests];
  }

  async #listen() {
    const bidi = await this.driver.getBidi();
    bidi.socket.on("message", (data) => {
      const { method, params } = JSON.parse(data.toString());
      if (method === "log.entryAdded") this.#console.push(`${params.level}: ${params.text}`);
      if (method === "network.beforeRequestSent") this.#requests.push(params.request.url);
    });
    await bidi.subscribe("log.entryAdded");
    await bidi.subscribe("network.beforeRequestSent");
  }

  async #collect() {
    if (this.engine === "webkit") this.#requests.push(...(await this.run("() => loaded()")));
    if (this.engine !== "chromium") return;
    const logs = this.driver.manage().logs();
    for (const { level, message } of await logs.get("browser")) this.#console.push(`${level.name}: ${message}`);
    for (const { message } of await logs.get("performance")) {
      const { method, params } = JSON.parse(message).message;
      if (method === "Network.requestWillBeSent") this.#requests.push(params.request.url);
    }
  }
}

/** Removes a profile folder. A browser that has just ended may still be writing there for a moment. */
export function removeProfile(profile) {
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
