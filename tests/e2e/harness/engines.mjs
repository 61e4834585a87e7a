// The three engines behind one WebDriver protocol. Each session has a driver process of its own, so that killing that
// process's tree kills this browser and no other.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Builder, Capabilities, logging } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import { freePort, killTree, start, until } from "./processes.mjs";

// So that the tests also run by themselves, without make.
process.env.PATH = `${fileURLToPath(new URL("../../../target/tools/bin", import.meta.url))}:${process.env.PATH}`;

/** The engines that this run drives, from ENGINES; all three without it. */
export const ENGINES = (process.env.ENGINES ?? "chromium firefox webkit").split(/\s+/).filter(Boolean);

const CHROMIUM_FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--lang=fr-FR",
];

// A browser's own calls home would be neither the page's fault nor ours.
const FIREFOX_PREFERENCES = {
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "intl.accept_languages": "fr-FR, fr",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.reportingpolicy.firstRun": false,
};

function found(...programs) {
  const name = programs.find((program) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0);
  if (!name) throw new Error(`${programs.join(" or ")} is not installed: make setup`);
  return spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
}

/** Debian keeps WebKitGTK's browser for automation outside PATH, in a folder named after machine and version. */
function miniBrowser() {
  const names = readdirSync("/usr/lib", { recursive: false, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      const folder = path.join("/usr/lib", entry.name);
      const versions = entry.name.includes("-linux-") ? readdirSync(folder).filter((n) => n.startsWith("webkit")) : [];
      return versions.map((version) => path.join(folder, version, "MiniBrowser"));
    })
    .filter((file) => spawnSync("test", ["-x", file]).status === 0)
    .sort();
  if (names.length === 0) throw new Error("WebKitGTK's MiniBrowser is not installed: make setup");
  return names.at(-1);
}

const engines = {
  chromium: {
    driver: (port) => [found("chromedriver"), [`--port=${port}`]],
    capabilities(profile, { flags = [] }) {
      const prefs = new logging.Preferences();
      prefs.setLevel(logging.Type.BROWSER, logging.Level.ALL);
      prefs.setLevel(logging.Type.PERFORMANCE, logging.Level.ALL);
      const options = new chrome.Options();
      options.setChromeBinaryPath(found("chromium", "google-chrome"));
      options.addArguments(...CHROMIUM_FLAGS, `--user-data-dir=${profile}`, ...flags);
      options.setPerfLoggingPrefs({ enableNetwork: true, enablePage: false });
      options.setLoggingPrefs(prefs);
      options.setPageLoadStrategy("none");
      return options;
    },
  },
  firefox: {
    // Its second connection has port 9222 unless told, where another Firefox may be listening.
    driver: (port, second) => [found("geckodriver"), ["--port", String(port), "--websocket-port", String(second), "--log", "error"]],
    capabilities: (profile, { flags = [], preferences = {} }) =>
      new Capabilities({
        browserName: "firefox",
        pageLoadStrategy: "none",
        webSocketUrl: true,
        "moz:firefoxOptions": {
          binary: found("firefox-esr", "firefox"),
          args: ["-headless", "-profile", profile, ...flags],
          prefs: { ...FIREFOX_PREFERENCES, ...preferences },
        },
      }),
  },
  webkit: {
    // MiniBrowser has no headless mode; the screen is one that nobody sees.
    driver: (port) => [
      found("xvfb-run"),
      ["-a", "-s", "-screen 0 1920x1400x24", found("WebKitWebDriver"), `--port=${port}`],
    ],
    capabilities: (_profile, { flags = [] }) =>
      new Capabilities({
        browserName: "MiniBrowser",
        pageLoadStrategy: "none",
        "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation", ...flags] },
      }),
  },
};

async function answers(url) {
  try {
    return (await fetch(`${url}/status`)).ok;
  } catch {
    return false;
  }
}

// A driver that waited for pages to load would not let a test look at one that is still loading, so the strategy is
// "none" everywhere and `Browser.open` waits.

/**
 * Starts `engine` on the folder `profile` and opens a WebDriver session. WebKitGTK forgets everything at its end, so
 * that a profile means nothing to it.
 */
export async function session(engine, profile, options = {}) {
  const { driver: command, capabilities } = engines[engine];
  const [port, second] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const child = start(...command(port, second), { LANG: "fr_FR.UTF-8", LANGUAGE: "fr" });
  try {
    await until(() => child.failed || child.exitCode !== null || answers(url), {
      timeout: 30_000,
      what: `the driver of ${engine} answers`,
    });
    const builder = new Builder().disableEnvironmentOverrides().usingServer(url);
    const wanted = capabilities(profile, options);
    if (engine === "chromium") builder.forBrowser("chrome").setChromeOptions(wanted);
    else builder.withCapabilities(wanted);
    const driver = await builder.build();
    return { driver, child };
  } catch (error) {
    killTree(child);
    throw new Error(`${engine} did not start: ${error.message}\n${child.said}`);
  }
}
