import type { OutputFile } from "../adapter.ts";
import { isUnterminated } from "../read/text.ts";
import { BREAKS_OFF, requestLog } from "./request-log.ts";
import type { Requests } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// RUN	DemoSimulation	demosimulation-20261122035934688	1795319974688	a description	3.9.5
// REQUEST		wait 20 ms	1795319977371	1795319977782	OK
// REQUEST	check out	some	1795319977846	1795319977855	KO	status.find.in([200, 209], 304), found 500
// Milliseconds, with tabs between. Groups are joined by commas. Gatling 2 and 3 up to 3.3 have the number of the
// user, and Gatling 2 the scenario, before the groups, so the fields are counted from the status back.

// Gatling counts its throughput by whole seconds, and so does not print what follows from these times.

const STATUSES = ["OK", "KO"];
const FIELDS_BEFORE_STATUS = 4;

export function isGatlingLog(lines: readonly string[]): boolean {
  return (
    lines.some((line) => line.startsWith("RUN\t")) && lines.some((line) => requestOf(line) !== undefined)
  );
}

/** Every request of a text log, by its groups and its name. Groups, which sum up requests, are not read. */
export function gatlingLog(file: OutputFile): {
  readonly requests: readonly Requests[];
  readonly context: Readonly<Record<string, string | undefined>>;
  readonly warnings: readonly string[];
} {
  const log = requestLog();
  let context: Record<string, string | undefined> = {};
  let damaged = 0;
  let users = 0;
  for (const line of wholeLines({ kind: "file", file })) {
    if (line.startsWith("RUN\t")) context = contextOf(line.split("\t"));
    if (line.startsWith("USER\t")) users += changeOf(line);
    if (!line.startsWith("REQUEST\t")) continue;
    const request = requestOf(line);
    if (request === undefined) damaged += 1;
    else {
      const { name, start, end, failed } = request;
      log.add(name, { seconds: (end - start) / 1e3, failed });
    }
  }
  // Every user that began has ended, where the log came to its end.
  const isWhole = users === 0 && !isUnterminated(file);
  return {
    requests: log.requests({ isWhole }),
    context,
    warnings: [
      ...(isWhole ? [] : [BREAKS_OFF]),
      ...(damaged === 0 ? [] : [`Requests that are not complete, and are left out: ${damaged}.`]),
    ],
  };
}

/** `USER	shoppers	START	1795319977631`; before Gatling 3.4 the number of the user comes first. */
function changeOf(line: string): number {
  const fields = line.split("\t");
  return Number(fields.includes("START")) - Number(fields.includes("END"));
}

function requestOf(line: string) {
  if (!line.startsWith("REQUEST\t")) return undefined;
  const fields = line.split("\t");
  const status = fields.findIndex(
    (field, index) =>
      index > FIELDS_BEFORE_STATUS &&
      STATUSES.includes(field) &&
      isTime(fields[index - 1]) &&
      isTime(fields[index - 2]),
  );
  if (status < 0) return undefined;
  const [groups = "", name = "", start, end] = fields.slice(status - FIELDS_BEFORE_STATUS, status);
  return {
    name: [...groups.split(",").filter(Boolean), name].join(" / "),
    start: Number(start),
    end: Number(end),
    failed: fields[status] === "KO",
  };
}

function isTime(field = ""): boolean {
  return /^\d{13}$/.test(field);
}

/** Gatling 2 has one more identifier; the version is always the last field. */
function contextOf(fields: readonly string[]): Record<string, string | undefined> {
  return { simulation: fields[1], gatling: fields.at(-1)?.trim() };
}
