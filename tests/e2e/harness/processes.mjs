// Processes that a test starts: none outlives the test run, and a browser can be killed with all its children at once.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const alive = new Set();
process.on("exit", () => alive.forEach((child) => killTree(child)));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

/** Starts a program; what it prints is kept in `child.said`, for the message of a failure. */
export function start(program, args, env = {}) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  child.said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (words) => {
      child.said = (child.said + words).slice(-20_000);
    });
  }
  child.on("error", (error) => {
    child.said += `${program}: ${error.message}`;
    child.failed = true;
  });
  child.once("exit", () => alive.delete(child));
  alive.add(child);
  return child;
}

/** The processes under `pid`, itself first, parents before children. */
function tree(pid) {
  const children = new Map();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      // The second field is the program's name in brackets and may hold spaces and brackets itself.
      const parent = Number(readFileSync(`/proc/${name}/stat`, "utf8").replace(/^.*\) \S /s, "").split(" ")[0]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended meanwhile.
    }
  }
  const all = [pid];
  for (const one of all) all.push(...(children.get(one) ?? []));
  return all;
}

const runs = (pid) => {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

/** SIGKILL, which no process can soften, to `child` and everything under it, at once. */
export function killTree(child) {
  const pids = child.exitCode === null && child.signalCode === null && child.pid ? tree(child.pid) : [];
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended meanwhile.
    }
  }
  return pids;
}

/** `killTree`, resolved when none of them is left: a profile may then be opened again. */
export async function killed(child) {
  const pids = killTree(child);
  await until(() => !pids.some(runs), { what: "the killed processes are gone" });
}

/** Waits for a condition, asked every 25 ms; the result is the condition's own truthy value. */
export async function until(condition, { timeout = 10_000, what = "the condition holds" } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${timeout} ms in vain until ${what}`);
    await pause(25);
  }
}

/** A port on loopback that was free a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
