import type { Reading, ToolOutput } from "../adapter.ts";
import { eachRow } from "../read/table.ts";
import { isUnterminated, readNumber } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { BREAKS_OFF, type LoggedRequest, type RequestLog, requestLog } from "./request-log.ts";
import { assembleRequests } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes,sentBytes,…,Latency,IdleTime,Connect
// 1795319640147,157,wait 20 ms,200,OK,users 1-1,text,true,,368,119,…,151,0,105
export const jtlTable = {
  expected: "a CSV log of JMeter",
  columns: ["timeStamp", "elapsed", "label"],
};

// <testResults version="1.2">
// <httpSample t="102" it="0" lt="89" ct="40" ts="1795319657414" s="true" lb="wait 20 ms" rc="200" by="368">
//   <java.net.URL>http://127.0.0.1/</java.net.URL>
// </httpSample>
// Milliseconds, and bytes. Each tag is on one line of its own, so that a long log need not be read into elements.
export const jtlXml = { roots: ["testResults"], mark: /^<testResults version="/m };

const TAG = /^\s*<(?:httpSample|sample) (?<attributes>.*?)(?<only>\/)?>$/;
const CLOSED = /^\s*<\/(?:httpSample|sample)>$/;

export function readJtlTable(output: ToolOutput): Reading {
  const log = requestLog();
  let unclear = 0;
  const warnings = eachRow(output, jtlTable, (row) => {
    const isAdded = addSample(log, {
      label: row["label"],
      elapsed: row["elapsed"],
      timeStamp: row["timeStamp"],
      success: row["success"],
      bytes: row["bytes"],
      latency: row["Latency"],
      connect: row["Connect"],
    });
    if (!isAdded) unclear += 1;
  });
  const isWhole = output.kind === "file" && !isUnterminated(output.file);
  return assembleRequests(log.requests({ isWhole }), {
    warnings: [...warnings, ...unclearWarning(unclear)],
  });
}

/** @throws OUTPUT_UNREADABLE when there is no sample */
export function readJtlXml(output: ToolOutput): Reading {
  const log = requestLog();
  const open: string[] = [];
  let isWhole = false;
  let read = 0;
  let unclear = 0;
  for (const line of wholeLines(output)) {
    if (line.startsWith("</testResults>")) isWhole = true;
    if (CLOSED.test(line)) open.pop();
    const tag = TAG.exec(line)?.groups;
    if (tag === undefined) continue;
    const attributes = attributesIn(tag["attributes"] ?? "");
    const label = attributes.get("lb") ?? "";
    const parent = open.at(-1);
    if (tag["only"] === undefined) open.push(label);
    if (parent !== undefined && isResource(label, parent)) continue;
    const isAdded = addSample(log, {
      label,
      elapsed: attributes.get("t"),
      timeStamp: attributes.get("ts"),
      success: attributes.get("s"),
      bytes: attributes.get("by"),
      latency: attributes.get("lt"),
      connect: attributes.get("ct"),
    });
    if (isAdded) read += 1;
    else unclear += 1;
  }
  if (read === 0) {
    throw unreadable(output, { expected: "an XML log of JMeter", found: "it holds no whole sample" });
  }
  return assembleRequests(log.requests({ isWhole }), {
    warnings: [...(isWhole ? [] : [BREAKS_OFF]), ...unclearWarning(unclear)],
  });
}

/** Redirects and embedded resources, `name-0` within `name`: their time is part of that of the request. */
function isResource(label: string, parent: string): boolean {
  return label.startsWith(`${parent}-`) && /^\d+$/.test(label.slice(parent.length + 1));
}

type Sample = Readonly<
  Record<"label" | "elapsed" | "timeStamp" | "success" | "bytes" | "latency" | "connect", string | undefined>
>;

/** False when the sample has no time that can be read. */
function addSample(log: RequestLog, sample: Sample): boolean {
  const seconds = inSeconds(sample.elapsed);
  if (seconds === undefined || sample.label === undefined) return false;
  const request: LoggedRequest = {
    seconds,
    failed: { true: false, false: true }[sample.success ?? ""],
    start: readNumber(sample.timeStamp ?? ""),
    bytes: readNumber(sample.bytes ?? ""),
    parts: { latency: inSeconds(sample.latency), connect: inSeconds(sample.connect) },
  };
  log.add(sample.label, request);
  return true;
}

function inSeconds(milliseconds: string | undefined): number | undefined {
  const value = readNumber(milliseconds ?? "");
  return value === undefined ? undefined : value / 1e3;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&apos;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

function attributesIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/(?<name>\w+)="(?<value>[^"]*)"/g)].map(({ groups }) => [
      groups?.["name"] ?? "",
      (groups?.["value"] ?? "").replace(/&(?:[a-z]+|#x?[\dA-Fa-f]+);/g, character),
    ]),
  );
}

function character(entity: string): string {
  const [, hexadecimal, decimal] = /^&#(?:x([\dA-Fa-f]+)|(\d+));$/.exec(entity) ?? [];
  const code = Number.parseInt(hexadecimal ?? decimal ?? "", hexadecimal === undefined ? 10 : 16);
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : (ENTITIES[entity] ?? entity);
}

function unclearWarning(count: number): readonly string[] {
  return count === 0
    ? []
    : [`Samples without a time or label that can be read, which are left out: ${count}.`];
}
