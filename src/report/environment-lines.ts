import type { Environment } from "../domain/environment.ts";
import { formatValue } from "./format/value.ts";

/** The machine in a few lines of label and text; what is unknown says so or is left out. */
export function environmentLines(environment: Environment): readonly (readonly [string, string])[] {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["Platform", platform(environment)],
    ["CPU", processors(environment)],
    ["Memory", memory(environment)],
    ["Storage", STORAGE[environment.storage.kind ?? "unknown"]],
    ["Machine", machine(environment)],
    ["Runner", runner(environment.ci)],
    ["Load per processor", load(environment.load)],
    ["Class", environment.class],
  ];
  return lines.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const]));
}

const STORAGE = {
  ssd: "Local SSD",
  nvme: "Local NVMe SSD",
  hdd: "Local hard disk",
  virtual: "Virtual disk",
  unknown: "unknown",
} as const;

function platform({ os, runtimes }: Environment): string {
  const versions = Object.entries(runtimes).map(
    ([name, version]) => `${Object.hasOwn(RUNTIMES, name) ? RUNTIMES[name] : name} ${version}`,
  );
  return [`${os.name ?? `${os.system} ${os.release}`} ${os.architecture}`, ...versions].join(" / ");
}

const RUNTIMES: Readonly<Record<string, string>> = {
  node: "Node.js",
  python: "Python",
  go: "Go",
  rust: "Rust",
};

function processors({ cpu, normalizationFactor }: Environment): string {
  const allowed =
    cpu.available < cpu.logical
      ? `${trimmed(cpu.available)} of ${cpu.logical} cores`
      : `${cpu.logical} cores`;
  const model = cpu.model === undefined ? "" : `, ${cpu.model}`;
  return `${allowed}${model} (normalized factor: ${normalizationFactor.toFixed(2)})`;
}

function memory({ memory }: Environment): string {
  const total = formatValue(memory.limitBytes ?? memory.totalBytes, "B");
  const available = memory.availableBytes;
  if (available === undefined) return `${total} in all`;
  const usable = Math.min(available, memory.limitBytes ?? available);
  return `${formatValue(usable, "B")} available of ${total}`;
}

function machine({ virtualisation }: Environment): string {
  const { virtual, kind, container } = virtualisation;
  const what = virtual === undefined ? "unknown" : virtual ? "virtual" : "physical";
  const details = [...new Set([kind, container])].filter((part) => part !== undefined);
  return details.length === 0 ? what : `${what} (${details.join(", ")})`;
}

function runner(ci: Environment["ci"]): string | undefined {
  if (ci === undefined) return undefined;
  const image = [ci.image, ci.imageVersion].filter((part) => part !== undefined).join(" ");
  return [ci.runnerKind ?? ci.provider, ci.runnerName, image]
    .filter((part) => part !== undefined && part !== "")
    .join(", ");
}

function load({ before, after }: Environment["load"]): string | undefined {
  if (before === undefined) return undefined;
  return after === undefined
    ? `${before.toFixed(2)} before`
    : `${before.toFixed(2)} before, ${after.toFixed(2)} after`;
}

function trimmed(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
