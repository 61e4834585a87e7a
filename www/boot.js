// What must work when the wasm module does not: starting it, saying plainly that it failed, and putting
// the words being typed in safety when it stops half-way. Nothing here depends on the interface's code.

const SAFE = {
  fr: "Vos notes enregistrées sont en sûreté dans ce navigateur.",
  en: "Your saved notes are safe in this browser.",
};

const MESSAGES = {
  old: {
    fr: ["Ce navigateur est trop ancien pour Manchette.", "L’article reste lisible.",
      "Ouvrez la page dans une version à jour de Firefox, Chrome, Edge ou Safari."],
    en: ["This browser is too old for Manchette.", "The article can still be read.",
      "Open the page in a current version of Firefox, Chrome, Edge or Safari."],
  },
  start: {
    fr: ["Manchette n’a pas pu démarrer.", `L’article reste lisible. ${SAFE.fr}`, "Rechargez la page."],
    en: ["Manchette could not start.", `The article can still be read. ${SAFE.en}`, "Reload the page."],
  },
  stopped: {
    fr: ["Manchette s’est arrêtée.", SAFE.fr, "Rechargez la page pour continuer."],
    en: ["Manchette has stopped.", SAFE.en, "Reload the page to go on."],
  },
  stoppedKept: {
    fr: ["Manchette s’est arrêtée.", `${SAFE.fr} Le texte en cours de saisie a été mis de côté.`,
      "Rechargez la page pour continuer."],
    en: ["Manchette has stopped.", `${SAFE.en} The text being typed was put aside.`, "Reload the page to go on."],
  },
  stoppedUnsaved: {
    fr: ["Manchette s’est arrêtée.", `${SAFE.fr} Le texte en cours de saisie n’a pas pu être mis de côté.`,
      "Copiez-le d’abord s’il est à l’écran, puis rechargez la page."],
    en: ["Manchette has stopped.", `${SAFE.en} The text being typed could not be put aside.`,
      "Copy it first if it is on screen, then reload the page."],
  },
};

/** Shows one message, first French then English; a second failure never covers the first. */
function show(kind, cause) {
  if (document.querySelector(".m-notice-failed")) return;
  const notice = document.createElement("div");
  notice.className = "m-notice m-notice-failed is-shown";
  notice.setAttribute("role", "alert");
  for (const language of ["fr", "en"]) {
    const [what, safe, todo] = MESSAGES[kind][language];
    const paragraph = document.createElement("p");
    paragraph.lang = language;
    const strong = document.createElement("strong");
    strong.textContent = what;
    paragraph.append(strong, ` ${safe} ${todo}`);
    notice.append(paragraph);
  }
  const reload = document.createElement("button");
  reload.type = "button";
  reload.className = "m-button is-primary";
  reload.textContent = "Recharger · Reload";
  reload.addEventListener("click", () => location.reload());
  notice.append(reload);
  if (cause) {
    const detail = document.createElement("p");
    detail.className = "m-notice-cause";
    detail.textContent = cause;
    notice.append(detail);
  }
  document.body.append(notice);
  document.documentElement.classList.add("m-noticed");
}

/** Adds the words to what stands under the draft's key: `[1, "d", [writer, when, text], …]`, one entry a writer. */
function putAside(key, text) {
  let kept = [1, "d"];
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? "null");
    if (Array.isArray(stored) && stored[0] === 1) kept = stored.filter((entry) => entry?.[0] !== "panic");
  } catch {
    // What stands there cannot be read; the words that are on the screen matter more.
  }
  localStorage.setItem(key, JSON.stringify([...kept, ["panic", Date.now(), text]]));
}

/**
 * Writes every field under edit to its draft's key; a field that names no key is not a draft.
 * Returns which message is true then: no words were open, all were kept, or storage did not take some.
 */
function putDraftsAside() {
  let outcome = "stopped";
  for (const field of document.querySelectorAll("[data-manchette] [data-draft-key], [data-manchette][data-draft-key]")) {
    if (!field.value) continue;
    try {
      putAside(field.dataset.draftKey, field.value);
      if (outcome === "stopped") outcome = "stoppedKept";
    } catch {
      outcome = "stoppedUnsaved";
    }
  }
  return outcome;
}

let stopped = false;

function stop(cause) {
  if (stopped) return;
  stopped = true;
  show(putDraftsAside(), cause);
  // The field still takes words; they are kept until the page is reloaded.
  document.addEventListener("input", putDraftsAside, true);
}

const isTrap = (error) => typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;

async function start() {
  // Without these two the page could show the article but neither mark nor keep anything.
  if (typeof WebAssembly !== "object" || typeof Highlight !== "function" || !globalThis.CSS?.highlights) {
    document.documentElement.classList.remove("m-opening");
    show("old");
    return;
  }
  // The wasm file is asked for at once, not after the module that would ask for it: one round trip less.
  const wasm = fetch(new URL("./pkg/manchette_bg.wasm", import.meta.url));
  wasm.catch(() => undefined);
  try {
    const { default: init, mount } = await import("./pkg/manchette.js");
    await init({ module_or_path: wasm });
    window.manchette = await mount(document.getElementById("desk"));
  } catch (error) {
    if (isTrap(error)) stop(String(error));
    else show("start", String(error));
  } finally {
    document.documentElement.classList.remove("m-opening");
  }
}

document.documentElement.classList.add("m-booted");
window.addEventListener("manchette:panic", (event) => stop(event.detail?.message));
window.addEventListener("error", (event) => isTrap(event.error) && stop(event.message));
window.addEventListener("unhandledrejection", (event) => isTrap(event.reason) && stop(String(event.reason)));
start();
