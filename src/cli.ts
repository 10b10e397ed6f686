#!/usr/bin/env node
import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { CommandContext, ExitCode } from "./commands/command.ts";
import { type CompareSettings, compareBatchCommand, compareCommand, DESIGNS } from "./commands/compare.ts";
import { configCommand } from "./commands/config.ts";
import { environmentCommand } from "./commands/environment.ts";
import { initCommand } from "./commands/init.ts";
import { parseCommand } from "./commands/parse.ts";
import { runCommand } from "./commands/run.ts";
import { trendCommand } from "./commands/trend.ts";
import { verifySetupCommand } from "./commands/verify-setup.ts";
import type { ConfigurationRequest } from "./config/load.ts";
import { ENTRY_SETTINGS, SETTINGS } from "./config/manifest.ts";
import { camelCase } from "./config/names.ts";
import { systemHarness } from "./edge.ts";
import { BenchmarkError, describeFailure, exitCodeOf } from "./errors.ts";
import { systemBackoff } from "./platform/backoff.ts";
import { onCancellation } from "./platform/cancellation.ts";
import { systemClock } from "./platform/clock.ts";
import { systemFiles } from "./platform/files.ts";
import { systemGit } from "./platform/git.ts";
import { systemProcesses } from "./platform/processes.ts";
import { systemFacts } from "./platform/system-facts.ts";
import { terminalLog } from "./platform/terminal-log.ts";
import { systemVariables } from "./platform/variables.ts";
import { revisionOfCheckout } from "./revision.ts";
import type { StoreContext } from "./store/open.ts";
import { noActionsArtifacts, noActionsCache } from "./store/unavailable.ts";
import { VERSION } from "./version.ts";

type Flags = Readonly<Record<string, string | boolean | undefined>>;

const DEFAULT_EFFECTS = { small: 5, medium: 15, large: 25 };

process.exitCode = await main();

/** Parses the command line and runs one command. Never throws: every failure is a text and an exit code. */
async function main(): Promise<number> {
  let exitCode: ExitCode = 0;
  const act =
    (body: (context: CommandContext, parts: Parts, flags: Flags) => Promise<ExitCode>) =>
    async (flags: Flags) => {
      exitCode = await withContext(flags, body);
    };
  const program = new Command("performance-benchmark")
    .description("Runs benchmarks, compares them with a baseline, judges statistically and reports.")
    .version(VERSION)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`${text.trim()}\n`) })
    .showHelpAfterError("Run it with --help to see what it takes.");

  settings(common(program.command("run").description("the main job, as in CI"))).action(
    act((context, parts, flags) =>
      runCommand(
        {
          configuration: request(context, flags),
          project: basename(context.directory),
          version: VERSION,
          id: randomUUID(),
        },
        {
          ...context.ports,
          facts: parts.facts,
          harness: systemHarness(import.meta.url, "../worker/index.js"),
          cancelled: onCancellation(),
          stores: parts.stores,
          publishing: { files: context.ports.files, log: context.ports.log, directory: context.directory },
          origin: async (config) => ({
            revision: await revisionOfCheckout(parts.stores.git, config.baselineBranch),
          }),
        },
        context,
      ),
    ),
  );

  common(program.command("compare").description("judges two result files of any known format"))
    .argument("[baseline]", "results file or folder")
    .argument("[candidate]", "results file or folder")
    .option("--batch <file>", "many at once: one JSON object a line with id, design, baseline and candidate")
    .option("--adapter <name>", "which tool wrote the files", "auto")
    .addOption(
      new Option("--design <design>", "paired: round i of both sides was measured side by side")
        .choices(DESIGNS)
        .default("independent"),
    )
    .option(
      "--regression-threshold <percent>",
      "largest change for the worse that passes",
      number(0, 10_000),
      10,
    )
    .option("--significance-level <alpha>", "error rate of the whole report", number(0, 1), 0.05)
    .addOption(
      new Option("--correction <method>", "for judging many benchmarks at once")
        .choices(["none", "holm", "fdr"])
        .default("holm"),
    )
    .option("--seed <n>", "seed of the resampling", number(0, 2 ** 32 - 1), 1)
    .action(
      async (
        baseline: string | undefined,
        candidate: string | undefined,
        flags: Flags & CompareSettings & { batch?: string },
      ) => {
        const compareSettings = { ...flags, effectSizes: DEFAULT_EFFECTS };
        exitCode = await withContext(flags, async (context) => {
          if (flags.batch !== undefined) return compareBatchCommand(flags.batch, compareSettings, context);
          if (baseline === undefined || candidate === undefined)
            throw usage("compare needs BASELINE and CANDIDATE, or --batch FILE.");
          return compareCommand({ baseline, candidate }, compareSettings, context);
        });
      },
    );

  common(program.command("parse").description("prints the measurements of any known format"))
    .argument("<files...>", "results files or folders")
    .option("--adapter <name>", "which tool wrote the files", "auto")
    .action(async (files: string[], flags: Flags & { adapter: string }) => {
      exitCode = await withContext(flags, (context) => parseCommand(files, flags, context));
    });

  common(program.command("trend").description("trend, forecast and anomalies of a history"))
    .argument("<history>", "measurements-history file, or a checkout of the history branch")
    .action(async (history: string, flags: Flags) => {
      exitCode = await withContext(flags, (context) => trendCommand(history, context));
    });

  common(program.command("environment").description("shows what is known of this machine"))
    .option("--environment-label <text>", "keeps otherwise equal environments apart")
    .action(act((context, parts, flags) => environmentCommand(labelOf(flags), parts.facts, context)));

  settings(
    common(program.command("verify-setup").description("checks whether a run would work here")),
  ).action(act((context, parts, flags) => verifySetupCommand(request(context, flags), parts, context)));

  settings(
    common(program.command("config").description("shows every setting and where it comes from")),
  ).action(act((context, _, flags) => configCommand(request(context, flags), context)));

  common(program.command("init").description("writes a benchmark-config.toml with what is found here"))
    .option("--force", "write it anew if it is there")
    .action(act((context, _, flags) => initCommand({ force: flags["force"] === true }, context)));

  try {
    await program.parseAsync();
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${describeFailure(error)}\n`);
    return exitCodeOf(error);
  }
}

interface Parts {
  readonly facts: ReturnType<typeof systemFacts>;
  readonly stores: StoreContext;
}

async function withContext(
  flags: Flags,
  body: (context: CommandContext, parts: Parts, flags: Flags) => Promise<ExitCode>,
): Promise<ExitCode> {
  const variables = systemVariables();
  const directory = process.cwd();
  const log = terminalLog({
    stream: process.stderr,
    verbose: flags["verbose"] === true,
    variables,
    clock: systemClock,
  });
  await using files = systemFiles();
  const processes = systemProcesses({ variables });
  const ports = { files, processes, clock: systemClock, log, variables };
  const stores: StoreContext = {
    ...ports,
    directory,
    isCi: (variables["CI"] ?? "") !== "" && variables["CI"] !== "false",
    backoff: systemBackoff,
    git: systemGit({ processes, files, variables, directory }),
    cache: noActionsCache,
    artifacts: noActionsArtifacts,
  };
  const context: CommandContext = {
    ports,
    directory,
    version: VERSION,
    json: flags["json"] === true,
    print: (text) => process.stdout.write(text),
    terminal: {
      width: process.stdout.columns ?? 160,
      colour: process.stdout.isTTY === true && (variables["NO_COLOR"] ?? "") === "",
    },
  };
  try {
    return await body(context, { facts: systemFacts(), stores }, flags);
  } finally {
    log.close();
    await processes.endAll();
  }
}

function common(command: Command): Command {
  return command
    .option("--json", "print exactly one JSON value on stdout")
    .option("--verbose", "say more on stderr");
}

/** Every setting of the schema as a flag. */
function settings(command: Command): Command {
  command.option("--config <file>", "configuration file; default: benchmark-config.toml, if it is there");
  for (const { name, description, default: fallback, boolean } of [...SETTINGS, ...ENTRY_SETTINGS]) {
    const shown =
      fallback === undefined || fallback === "" ? description : `${description} Default: ${fallback}.`;
    command.option(boolean ? `--${name} [boolean]` : `--${name} <value>`, shown.replaceAll("`", ""));
    if (boolean) command.addOption(new Option(`--no-${name}`).hideHelp());
  }
  return command;
}

/** The flags that were given, as texts: the schema judges them like inputs. */
function request({ directory }: CommandContext, flags: Flags): ConfigurationRequest {
  const texts = [...SETTINGS, ...ENTRY_SETTINGS].map(({ name }) => {
    const value = flags[camelCase(name)];
    return [name, value === undefined ? "" : String(value)];
  });
  const file = flags["config"];
  return {
    directory,
    origin: "flag",
    texts: Object.fromEntries(texts),
    ...(typeof file === "string" ? { file } : {}),
  };
}

function labelOf(flags: Flags): { label?: string } {
  const label = flags["environmentLabel"];
  return typeof label === "string" ? { label } : {};
}

function number(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() === "" || !(value >= min && value <= max))
      throw new InvalidArgumentError(`Expected a number from ${min} to ${max}.`);
    return value;
  };
}

function usage(message: string): BenchmarkError {
  return new BenchmarkError("USAGE", message, { hint: "Run it with --help to see what it takes." });
}
