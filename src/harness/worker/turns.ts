import { type Attended, attendedOf } from "./attend.ts";
import { clockTick, generaliseCallSites } from "./calls.ts";
import { openLink } from "./link.ts";
import { type Loaded, loadModule, needsTypeScript } from "./load.ts";
import { warningsForBench } from "./runnables.ts";
import { openThreadTime } from "./thread-time.ts";
import { watchProcess } from "./watch.ts";

/** Runs benchmarks turn by turn, as the other end of the link says, until it closes the link. */
export async function attendTurns(): Promise<never> {
  const link = openLink();
  let loaded = false;
  const watch = watchProcess((reason) => {
    if (loaded) link.answer({ type: "failed", ...reason, fatal: true });
    else link.answer({ type: "broken", ...reason, needsTypeScript: false });
  });

  const load = link.next();
  if (load?.type !== "load") return watch.end(0);
  const benchmarks = new Map<string, Attended>();
  try {
    const module = await loadModule(load);
    for (const benchmark of attendedOf(module, load)) benchmarks.set(benchmark.name, benchmark);
    await generaliseCallSites();
    link.answer({
      type: "ready",
      node: process.versions.node,
      pid: process.pid,
      benchmarks: [...benchmarks.values()].map(({ name, parameters, source }) => ({
        name,
        ...(parameters ? { parameters } : {}),
        ...(source ? { source } : {}),
      })),
      warnings: warningsOf(module, load.stem),
      tick: clockTick(),
    });
    loaded = true;
  } catch (error) {
    link.answer({ type: "broken", ...watch.describe(error), needsTypeScript: needsTypeScript(error) });
    return watch.end(1);
  }

  const threadTime = openThreadTime();
  for (let command = link.next(); command !== undefined; command = link.next()) {
    const benchmark = command.type === "begin" ? benchmarks.get(command.name) : undefined;
    if (benchmark === undefined) throw new Error(`${JSON.stringify(command)} cannot be done now.`);
    watch.forgetPrinted();
    try {
      await benchmark.attend(link, threadTime);
    } catch (error) {
      link.answer({ type: "failed", ...watch.describe(error), fatal: false });
    }
  }
  return watch.end(0);
}

function warningsOf(module: Loaded, stem: string): readonly string[] {
  return module.kind === "own" ? [] : warningsForBench(module.bench, stem);
}
