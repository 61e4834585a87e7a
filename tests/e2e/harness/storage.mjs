// The storage panel as a person uses it: opened by its button, read, files taken out of it and given to it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { By, Key } from "selenium-webdriver";

/** An address of the site on which there is no Manchette. */
export const PLAIN = "www/theme.js";

export const ALL = ["chromium", "firefox", "webkit"];

/** Opens the panel by the button that says how things are kept. */
export async function openPanel(browser) {
  await browser.until(() => document.querySelector(".m-saved-open")?.getBoundingClientRect().width > 0);
  await browser.click(".m-saved-open");
  await browser.until(() => Boolean(document.querySelector("dialog[open] .m-store")));
}

/** Closes it by Escape. */
export async function closePanel(browser) {
  await browser.keys(Key.ESCAPE);
  await browser.until(() => !document.querySelector("dialog[open]"));
}

/** What the panel's list of words out of place shows: [{key, why, words}]. */
export function panelWords(browser) {
  return browser.run(async () => {
    // The list is looked up after the panel is drawn.
    await new Promise((resolve) => setTimeout(resolve, 300));
    return [...document.querySelectorAll(".m-store-found")].map((item) => ({
      key: item.querySelector("code").textContent,
      why: item.querySelector("p").textContent,
      words: item.querySelector("textarea").value,
    }));
  });
}

/** Does what saves a file, clicking a control or by itself, and gives the file: {name, text}. */
export async function savedFile(browser, act) {
  await browser.run(() => {
    window.savedFiles = [];
    if (window.savesWatched) return;
    window.savesWatched = true;
    const blobs = new Map();
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const address = make.call(URL, blob);
      blobs.set(address, blob);
      return address;
    };
    HTMLAnchorElement.prototype.click = function () {
      window.savedFiles.push({ name: this.download, blob: blobs.get(this.href) });
    };
  });
  if (typeof act === "string") await browser.click(act);
  else await act();
  await browser.until(() => window.savedFiles.length > 0);
  return browser.run(async () => {
    const [{ name, blob }] = window.savedFiles;
    return { name, text: await blob.text() };
  });
}

/** A backup that somebody changed, as text, its check made to fit. */
export function sealed(browser, backup) {
  return browser.run(async (backup) => {
    const bytes = backup.items.flatMap(([key, value]) => [new TextEncoder().encode(key), [255], new TextEncoder().encode(value), [255]]);
    const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes.flatMap((part) => [...part])));
    backup.check = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return JSON.stringify(backup);
  }, backup);
}

/** Gives a file field a file. It goes away once `taken` has resolved, whose result is that of the whole. */
export async function giveFile(browser, { name, text }, field, taken) {
  const folder = mkdtempSync(path.join(tmpdir(), "manchette-file-"));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    await browser.driver.findElement(By.css(`${field} input`)).sendKeys(file);
    return await taken();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Gives the panel a file to restore, or what `field` takes, through its own file field. Resolves with what came of it. */
export async function chooseFile(browser, file, field = ".m-store-restore", outcome = ".m-store-outcome") {
  const before = await browser.run((outcome) => document.querySelector(outcome).textContent, outcome);
  const changed = (outcome, before) => {
    const { textContent } = document.querySelector(outcome);
    return textContent !== before && textContent;
  };
  return giveFile(browser, file, field, () => browser.until(changed, outcome, before));
}

/** Fills `localStorage` until no more than `room` UTF-16 units are free. */
export function fillStorage(browser, room) {
  return browser.run((room) => {
    let size = 2 ** 22;
    for (let i = 0; size >= 1; i += 1) {
      try {
        localStorage.setItem(`filler ${i}`, "x".repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
    let free = 0;
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith("filler"))) {
      if (free >= room) break;
      const { length } = localStorage.getItem(key);
      const kept = Math.max(0, length - (room - free));
      localStorage.setItem(key, "x".repeat(kept));
      free += length - kept;
    }
  }, room);
}

/** Takes stores away while no page of Manchette is open, and stays on a page of the site without it. */
export async function wipe(browser, { local = false, journal = false }) {
  await browser.open(PLAIN);
  await browser.run(async (local, journal) => {
    if (local) localStorage.clear();
    if (!journal) return;
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = request.onblocked = () => reject(new Error(`${name} is not let go`));
      });
    }
  }, local, journal);
}
