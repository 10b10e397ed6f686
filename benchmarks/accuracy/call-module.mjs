// Calls the benchmark of a module so many times: node call-module.mjs MODULE CALLS. For counting its instructions.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [path, calls] = process.argv.slice(2);
const { default: define } = await import(pathToFileURL(resolve(path)).href);
let run;
define({ bench: (_, body) => (run = body) });
for (let call = 0; call < Number(calls); call += 1) await run();
