import { readFileSync } from "node:fs";
import { runJob } from "./job.ts";
import { attendTurns } from "./turns.ts";

/**
 * Runs the benchmarks of one module in this process: those of a job, started
 * as `node worker/index.js JOB.json`, or turn by turn as it is told over
 * descriptor 3, when there is no job.
 */
const [jobFile] = process.argv.splice(2);
if (jobFile === undefined) void attendTurns();
else void runJob(JSON.parse(readFileSync(jobFile, "utf8")));
