// What proves that nothing of what others wrote runs or asks for anything.
import assert from "node:assert/strict";

/** Counts what runs from now on, holding dialogs back, and what is asked for. Resolves with what asserts that there was nothing. */
export async function watch(browser, site) {
  await browser.run(() => {
    window.ran = [];
    window.pwned = () => window.ran.push("pwned");
    for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => window.ran.push(name);
    window.addEventListener("securitypolicyviolation", (e) => window.ran.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
  });
  const served = site.requests.length;
  return async () => {
    // What was begun late would run now.
    await browser.run(() => new Promise((resolve) => setTimeout(resolve, 500)));
    assert.deepEqual(await browser.run(() => window.ran), []);
    assert.deepEqual((await browser.requests()).filter((url) => /evil/.test(url)), []);
    assert.deepEqual(site.requests.slice(served).filter((request) => /evil/.test(JSON.stringify(request))), []);
  };
}
