// A classic script in the head, because a module would run after the first paint: a reader who chose dark
// must never see a white flash. It reads the settings without knowing their format, which belongs to the
// wasm side: the only strings "light" and "dark" they can hold are the theme.
(() => {
  "use strict";
  const root = document.documentElement;
  try {
    const chosen = /"(light|dark)"/.exec(localStorage.getItem("manchette/s") ?? "");
    if (chosen) root.dataset.theme = chosen[1];
  } catch {
    // Storage is blocked: the theme of the system applies.
  }
  // The address names another article than the one in the page: nobody should begin to read what is about to go. The
  // boot script shows the page again, whatever becomes of it.
  if (location.hash.startsWith("#a=")) root.classList.add("m-opening");
  // Modules never run from file://, so waiting for the boot script would only delay the explanation.
  if (location.protocol === "file:") root.classList.add("m-from-file");
  document.addEventListener("DOMContentLoaded", () => performance.mark("manchette:readable"), { once: true });
})();
