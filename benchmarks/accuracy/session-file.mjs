// The study's results: one JSON object a line, appended as the sessions end.
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs";
import { dirname } from "node:path";

/**
 * All sessions of a file. A last line without its end is left out: the study was killed while it wrote it.
 *
 * @param {string} path
 * @returns {readonly Record<string, any>[]}
 */
export function readSessions(path) {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, "utf8");
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** Cuts off what a killed study left of its last line. @param {string} path */
export function repair(path) {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) return;
  const content = readFileSync(path);
  truncateSync(path, content.lastIndexOf(10) + 1);
}

/** @param {string} path @param {unknown} session */
export function appendSession(path, session) {
  appendFileSync(path, `${JSON.stringify(session)}\n`);
}
