#!/usr/bin/env node
import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { Command, CommanderError, Option } from "commander";
import type { CommandContext, ExitCode } from "./commands/command.ts";
import {
  type CompareSettings,
  compareBatchCommand,
  compareCommand,
  DESIGNS,
  METHODS,
} from "./commands/compare.ts";
import { configCommand } from "./commands/config.ts";
import { type Parts, withContext } from "./commands/context.ts";
import { environmentCommand } from "./commands/environment.ts";
import { failureJson } from "./commands/failure.ts";
import {
  common,
  type Flags,
  labelOf,
  number,
  probability,
  request,
  settings,
  usage,
} from "./commands/flags.ts";
import { initCommand } from "./commands/init.ts";
import { mergeCommand } from "./commands/merge.ts";
import { type ParseSettings, parseCommand } from "./commands/parse.ts";
import { runCommand } from "./commands/run.ts";
import { trendCommand } from "./commands/trend.ts";
import { verifySetupCommand } from "./commands/verify-setup.ts";
import { systemHarness } from "./edge.ts";
import { type BenchmarkError, describeFailure, exitCodeOf } from "./errors.ts";
import { onCancellation } from "./platform/cancellation.ts";
import { allowClosedPipes } from "./platform/closed-pipe.ts";
import { systemLinks } from "./platform/folder-links.ts";
import { inertText } from "./platform/workflow-commands.ts";
import { revisionOfCheckout } from "./revision.ts";
import { VERSION } from "./version.ts";

const DEFAULT_EFFECTS = { small: 5, medium: 15, large: 25 };

allowClosedPipes([process.stdout, process.stderr]);
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
    // Commander's errors are told like all others, in one place.
    .configureOutput({ outputError: () => {} });

  settings(common(program.command("run").description("the main job, as in CI"))).action(
    act(async (context, parts, flags) =>
      runCommand(
        {
          configuration: request(context.directory, flags),
          project: basename(context.directory),
          version: VERSION,
          id: randomUUID(),
        },
        {
          ...context.ports,
          facts: parts.facts,
          harness: systemHarness(import.meta.url, "../worker/index.js"),
          trees: parts.trees,
          links: systemLinks,
          event: async () => undefined,
          cancelled: onCancellation(context.ports.log.warn),
          stores: parts.stores,
          publishing: {
            ...context.ports,
            directory: context.directory,
            backoff: parts.stores.backoff,
            deliveryId: "",
          },
          origin: async (config) => ({
            revision: await revisionOfCheckout(parts.stores.git, config),
          }),
        },
        context,
      ),
    ),
  );

  common(program.command("compare").description("judges two result files of any known format"))
    .argument("[baseline]", "results file, folder or glob")
    .argument("[candidate]", "results file, folder or glob")
    .option("--batch <file>", "many at once: one JSON object a line with id, design, baseline and candidate")
    .option("--adapter <name>", "which tool wrote the files", "auto")
    .addOption(
      new Option("--design <design>", "paired: round i of both sides was measured side by side")
        .choices(DESIGNS)
        .default("independent"),
    )
    .addOption(
      new Option("--method <method>", "how to judge: robust, or classic as the specifications have it")
        .choices(METHODS)
        .default("robust"),
    )
    .option(
      "--regression-threshold <percent>",
      "largest change for the worse that passes",
      number(0, 10_000),
      10,
    )
    .option("--significance-level <alpha>", "error rate of the whole report", probability, 0.05)
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
          if (flags.batch !== undefined && baseline !== undefined)
            throw usage("compare takes either BASELINE and CANDIDATE or --batch FILE, not both.");
          if (flags.batch !== undefined) return compareBatchCommand(flags.batch, compareSettings, context);
          if (baseline === undefined || candidate === undefined)
            throw usage("compare needs BASELINE and CANDIDATE, or --batch FILE.");
          return compareCommand({ baseline, candidate }, compareSettings, context);
        });
      },
    );

  common(program.command("parse").description("prints the measurements of any known format"))
    .argument("<files...>", "results files, folders or globs")
    .option("--adapter <name>", "which tool wrote the files", "auto")
    .option(
      "--all-runs",
      "every run of a history and not the newest only; with --json a measurements-history file",
    )
    .action(async (files: string[], flags: Flags & ParseSettings) => {
      exitCode = await withContext(flags, (context) => parseCommand(files, flags, context));
    });

  common(program.command("trend").description("trend, forecast and anomalies of a history"))
    .argument("<history>", "measurements-history file, history folder, or a checkout of the history branch")
    .action(async (history: string, flags: Flags) => {
      exitCode = await withContext(flags, (context) => trendCommand(history, context));
    });

  common(program.command("merge").description("joins the reports of several jobs: shards, and a matrix"))
    .argument("<folders...>", "results directories, or folders that their artifacts were unpacked into")
    .option("--results-directory <folder>", "where to write the joined report; default: nowhere")
    .action(async (folders: string[], flags: Flags & { resultsDirectory?: string }) => {
      exitCode = await withContext(flags, (context) => mergeCommand(folders, flags, context));
    });

  common(program.command("environment").description("shows what is known of this machine"))
    .option("--environment-label <text>", "keeps otherwise equal environments apart")
    .action(act((context, parts, flags) => environmentCommand(labelOf(flags), parts.facts, context)));

  settings(
    common(program.command("verify-setup").description("checks whether a run would work here")),
  ).action(
    act((context, parts, flags) => verifySetupCommand(request(context.directory, flags), parts, context)),
  );

  settings(
    common(program.command("config").description("shows every setting and where it comes from")),
  ).action(act((context, _, flags) => configCommand(request(context.directory, flags), context)));

  common(
    program
      .command("init")
      .description("writes a benchmark-config.toml with what is found here, and the workflows that fit"),
  )
    .option("--force", "write files anew that are there and differ")
    .option("--no-workflows", "write no workflows")
    .option("--uses <action>", "what the workflows use, such as owner/performance-benchmark@v1")
    .action(
      act((context, _, flags) => {
        const { force, workflows, uses } = flags;
        const wishes = { force: force === true, workflows: workflows !== false };
        return initCommand({ ...wishes, ...(typeof uses === "string" ? { uses } : {}) }, context);
      }),
    );

  try {
    await program.parseAsync();
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = error instanceof CommanderError ? usageOf(error) : error;
    const text = describeFailure(failure);
    process.stderr.write(process.env["GITHUB_ACTIONS"] === "true" ? inertText(text) : `${text}\n`);
    if (process.argv.includes("--json")) {
      process.stdout.write(`${JSON.stringify({ version: 1, error: failureJson(failure) }, null, 2)}\n`);
    }
    return exitCodeOf(failure);
  }
}

/** Without any command, commander has shown the help and has no message. */
function usageOf({ code, message }: CommanderError): BenchmarkError {
  return usage(code === "commander.help" ? "There is no command." : message.replace(/^error: /, ""));
}
