import { z } from "zod";
import type { Reading, ToolOutput } from "../adapter.ts";
import { having } from "../read/json.ts";
import { someDocuments } from "../read/json-documents.ts";
import { isUnterminated, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { isoMilliseconds } from "./iso-time.ts";
import { BREAKS_OFF, requestLog } from "./request-log.ts";
import { ALL_REQUESTS, assembleRequests } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// {"attack":"","seq":0,"code":200,"timestamp":"2026-11-22T04:00:00Z","latency":20512345,"bytes_out":0,"bytes_in":200,"error":"","body":"eHg=","method":"GET","url":"http://127.0.0.1/","headers":{}}
// 1795319640147000000,200,20512345,0,200,,eHg=,,0,GET,http://127.0.0.1/,eHg=
// Nanoseconds. `vegeta encode -to json` and `-to csv`: time, status, latency, bytes out and in, error, body,
// attack, number; since version 12.8 also method, URL and headers.

const probe = having("latency", "bytes_out", "bytes_in", "code", "seq");
const Result = z.object({
  attack: z.string().nullish(),
  code: z.number(),
  latency: z.number(),
  timestamp: z.string().nullish(),
  bytes_in: z.number(),
  method: z.string().nullish(),
  url: z.string().nullish(),
});
type Result = Omit<z.output<typeof Result>, "timestamp"> & { readonly start: number | undefined };

const CSV = /^\d{18,20},\d{1,3},\d+,\d+,\d+,/;
const CSV_CELLS = [9, 12];

export function holdsVegetaResults(output: ToolOutput): boolean {
  if (output.kind !== "file") return false;
  return (
    someDocuments(output.file).some((value) => probe.safeParse(value).success) ||
    someLines(output).some((line) => csvResult(line) !== undefined)
  );
}

/**
 * Every request, by method and URL where they are told.
 *
 * @throws OUTPUT_UNREADABLE when there is none
 */
export function readVegetaResults(output: ToolOutput): Reading {
  const log = requestLog();
  let damaged = 0;
  let read = 0;
  for (const line of wholeLines(output)) {
    const isJson = line.startsWith("{") && line.includes('"latency":');
    if (!isJson && !CSV.test(line)) continue;
    const result = isJson ? jsonResult(line) : csvResult(line);
    if (result === undefined) {
      damaged += 1;
      continue;
    }
    read += 1;
    log.add(nameOf(result), {
      seconds: result.latency / 1e9,
      failed: isFailed(result),
      start: result.start,
      bytes: result.bytes_in,
    });
  }
  if (read === 0) {
    throw unreadable(output, { expected: "results of vegeta", found: "it holds no whole request" });
  }
  const isWhole = output.kind === "file" && !isUnterminated(output.file);
  return assembleRequests(log.requests({ isWhole, counted: "successful" }), {
    warnings: [
      ...(isWhole ? [] : [BREAKS_OFF]),
      ...(damaged === 0
        ? []
        : [`Requests that are not complete or not valid, and are left out: ${damaged}.`]),
    ],
  });
}

function jsonResult(line: string): Result | undefined {
  try {
    const result = Result.safeParse(JSON.parse(line)).data;
    return result && { ...result, start: isoMilliseconds(result.timestamp ?? "") };
  } catch {
    return undefined;
  }
}

function csvResult(line: string): Result | undefined {
  if (!CSV.test(line)) return undefined;
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = ""]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
  if (!CSV_CELLS.includes(cells.length)) return undefined;
  const [start, code, latency, , received, , , attack, , method, url] = cells;
  return {
    start: Number(start) / 1e6,
    code: Number(code),
    latency: Number(latency),
    bytes_in: Number(received),
    attack,
    method,
    url,
  };
}

function nameOf({ attack, method, url }: Result): string {
  const asked = url ? `${method || "GET"} ${url}` : "";
  return [attack, asked].filter(Boolean).join(": ") || ALL_REQUESTS;
}

/** As vegeta counts its success ratio. */
function isFailed({ code }: Result): boolean {
  return code < 200 || code >= 400;
}
