import { type ConfigurationRequest, loadConfig } from "../config/load.ts";
import type { Config } from "../config/schema.ts";
import { detectEnvironment } from "../environment/detect.ts";
import type { SystemFacts } from "../environment/system-facts.ts";
import { BenchmarkError, describeFailure, factAndHint } from "../errors.ts";
import { planTasks } from "../harness/discover.ts";
import type { Task } from "../harness/plan.ts";
import { modeOf } from "../measure.ts";
import { openStore, type StoreContext } from "../store/open.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";

interface Check {
  readonly name: string;
  /** `warn`: it works, but less well than it could. */
  readonly status: "ok" | "warn" | "fail";
  readonly message: string;
}

/** `verify-setup`: whether a run would work here, without measuring anything. */
export async function verifySetupCommand(
  request: ConfigurationRequest,
  tools: { readonly facts: SystemFacts; readonly stores: StoreContext },
  context: CommandContext,
): Promise<ExitCode> {
  const checks: Check[] = [];
  const check = async (name: string, body: () => Promise<readonly Omit<Check, "name">[]>) => {
    try {
      checks.push(...(await body()).map((result) => ({ name, ...result })));
    } catch (error) {
      const message = error instanceof BenchmarkError ? factAndHint(error) : describeFailure(error);
      checks.push({ name, status: "fail", message });
    }
  };
  const { ports, directory } = context;
  let config: Config | undefined;

  await check("configuration", async () => {
    const loaded = await loadConfig(request, ports.files);
    const { file, warnings } = loaded;
    config = loaded.config;
    const found =
      file === undefined ? "There is no benchmark-config.toml; defaults are used." : `${file} is valid.`;
    return [
      { status: "ok", message: found },
      ...warnings.map((message) => ({ status: "warn" as const, message })),
    ];
  });
  await check("benchmarks", async () => {
    if (config === undefined) return NOT_CHECKED;
    const plan = await planTasks({ config, directory, files: ports.files });
    const commands = await Promise.all(plan.tasks.map((task) => checkCommand(task, context)));
    return [
      {
        status: "ok",
        message: `${plan.tasks.length} to run in suite ${config.suite}. ${plan.discovered.join(" ")}`.trim(),
      },
      ...plan.warnings.map((message) => ({ status: "warn" as const, message })),
      ...commands.flat(),
    ];
  });
  await check("baseline", async () => {
    if (config === undefined) return NOT_CHECKED;
    const mode = await modeOf(config, undefined, tools.stores.git);
    return [{ status: "ok", message: mode.kind === "paired" ? BESIDE : STORED }];
  });
  await check("measuring", async () => {
    const command = { kind: "program", file: ports.processes.node, args: ["--version"] } as const;
    const { use } = await ports.processes.measure({ command, directory });
    const isWhole = use.user !== undefined && use.peakMemory !== undefined;
    return isWhole
      ? [
          {
            status: "ok",
            message: `Time, processor time and peak memory of commands are measured by ${use.meter}.`,
          },
        ]
      : [
          {
            status: "warn",
            message: `Of commands only the time is measured (${use.meter}). Install perl, python3 or bash for the rest.`,
          },
        ];
  });
  await check("history", async () => {
    if (config === undefined) return NOT_CHECKED;
    const { store, why } = await openStore(config, tools.stores);
    const { total, problems } = await store.read({ limit: 1 });
    return [
      { status: "ok", message: `${why} It holds ${total} ${total === 1 ? "run" : "runs"}.` },
      ...problems.map((message) => ({ status: "warn" as const, message })),
    ];
  });
  await check("environment", async () => {
    const environment = await detectEnvironment({ ...ports, facts: tools.facts });
    const load = environment.load.before;
    const busy =
      load !== undefined && load > BUSY
        ? [
            {
              status: "warn" as const,
              message: `The machine is busy: ${load.toFixed(2)} processes wait for each processor.`,
            },
          ]
        : [];
    return [{ status: "ok", message: environment.class }, ...busy];
  });

  const failed = checks.some(({ status }) => status === "fail");
  if (context.json) printJson(context, { version: 1, ok: !failed, checks });
  else
    for (const { name, status, message } of checks)
      context.print(`${SIGNS[status]} ${name.padEnd(13)} ${message}\n`);
  return failed ? 2 : 0;
}

const NOT_CHECKED = [
  { status: "warn", message: "not checked, because the configuration is not valid" },
] as const;

const BESIDE = "It is measured side by side.";
/** Nothing is known of an event here. */
const STORED = "It is taken from what is stored, unless an event names a version to measure side by side.";

/** One-minute load per processor above which other work surely disturbs. */
const BUSY = 0.7;

const SIGNS = { ok: "✓", warn: "!", fail: "✗" } as const;

/** Whether the first word of a command is a program here. What the shell makes of the rest is not judged. */
async function checkCommand(task: Task, { ports }: CommandContext): Promise<readonly Omit<Check, "name">[]> {
  if (task.kind !== "tool" && task.kind !== "command") return [];
  const [program = ""] = task.command.trim().split(/\s+/);
  if (!/^[\w./-]+$/.test(program)) return [];
  const { exitCode } = await ports.processes.run({
    command: { kind: "shell", line: `command -v ${program}` },
    directory: task.directory,
  });
  return exitCode === 0
    ? []
    : [
        {
          status: "fail",
          message: `${task.entry.name}: there is no program ${program} here. Install it, or correct "command".`,
        },
      ];
}
