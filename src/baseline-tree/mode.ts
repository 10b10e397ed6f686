import type { Config } from "../config/schema.ts";
import { BenchmarkError } from "../errors.ts";
import type { EventFacts } from "../revision.ts";

/** What a run is compared with: a version that is measured beside it, or what the history or a file says. */
export type ComparisonMode =
  | { readonly kind: "paired"; readonly base: BaseWish }
  | { readonly kind: "stored" }
  /** A version should be measured beside it, and cannot be. One or two sentences why. */
  | { readonly kind: "unusable"; readonly reason: string };

/** Which version is the base, before anybody has looked into the repository. */
export type BaseWish =
  /** The commit where the head and the base branch parted. */
  | {
      readonly kind: "pull-request";
      readonly headSha: string;
      readonly baseBranch: string;
      readonly baseSha?: string;
      /** Set where the base is checked out unless the workflow says otherwise: under `pull_request_target`. */
      readonly ofBase?: true;
    }
  | { readonly kind: "merge-queue"; readonly baseSha: string }
  | { readonly kind: "push"; readonly before: string }
  /** The commit, branch or tag that the user named. */
  | { readonly kind: "ref"; readonly ref: string }
  /** The commit where `HEAD` and the default branch parted. */
  | { readonly kind: "default-branch" };

type ModeConfig = Pick<
  Config,
  "baselineMode" | "baselineRef" | "baselineFile" | "compareBaseline" | "smokeTest"
>;

/**
 * How the baseline comes about. `auto` measures it where a base is certain: for
 * a pull request, in a merge queue, and when the user names it. Where git cannot
 * read the checkout, what the user asked for is an error; what an event would
 * have had measured is missed aloud.
 *
 * @param facts.event absent on a laptop
 * @param facts.obstacle why git cannot read the checkout, in its own words
 * @throws BASE_UNKNOWN, CONFIG_INVALID for `paired` that cannot be had
 */
export function resolveMode(
  config: ModeConfig,
  facts: { readonly event?: EventFacts; readonly obstacle?: string },
): ComparisonMode {
  const { baselineMode, baselineFile } = config;
  if (config.smokeTest || !config.compareBaseline || baselineMode === "stored") return { kind: "stored" };
  if (baselineFile !== undefined) {
    if (baselineMode === "auto") return { kind: "stored" };
    throw fileAndPaired(baselineFile);
  }
  const { obstacle } = facts;
  const certain = certainBase(config, facts.event);
  if (baselineMode === "auto" && certain === undefined) return { kind: "stored" };
  if (obstacle !== undefined) return withoutCheckout(config, unreadable(obstacle));
  const base = certain ?? likelyBase(facts.event);
  if (base === undefined) {
    const event = facts.event?.eventName || "workflow";
    throw unknownBase(
      `The event ${event} on the default branch names no base, and baseline-ref is not set`,
      config,
    );
  }
  return { kind: "paired", base };
}

function withoutCheckout(config: ModeConfig, what: string): ComparisonMode {
  const isAskedFor = config.baselineMode === "paired" || config.baselineRef !== undefined;
  if (isAskedFor) throw unknownBase(what, config);
  return { kind: "unusable", reason: `${what}.` };
}

/** Git's words tell a folder that is no checkout from one that git refuses to read. */
function unreadable(obstacle: string): string {
  return `Git cannot read a checkout in the working directory: ${obstacle}`;
}

function certainBase({ baselineRef }: ModeConfig, event: EventFacts | undefined): BaseWish | undefined {
  if (baselineRef !== undefined) return { kind: "ref", ref: baselineRef };
  if (event?.eventName === "merge_group" && event.mergeGroupBaseSha !== undefined) {
    return { kind: "merge-queue", baseSha: event.mergeGroupBaseSha };
  }
  if (event?.pullRequest === undefined || !event.eventName.startsWith("pull_request")) return undefined;
  const { headSha, baseRef, baseSha } = event.pullRequest;
  return {
    kind: "pull-request",
    headSha,
    baseBranch: baseRef,
    ...(baseSha === undefined ? {} : { baseSha }),
    ...(event.eventName === "pull_request_target" && { ofBase: true }),
  };
}

/** For a user who insists: what he most likely means. On the default branch itself only a push has a base. */
function likelyBase(event: EventFacts | undefined): BaseWish | undefined {
  if (event === undefined) return { kind: "default-branch" };
  if (event.pushBefore !== undefined) return { kind: "push", before: event.pushBefore };
  const { ref, defaultBranch } = event;
  const isOther = ref !== undefined && defaultBranch !== undefined && ref !== `refs/heads/${defaultBranch}`;
  return isOther ? { kind: "default-branch" } : undefined;
}

function unknownBase(what: string, { baselineMode, baselineRef }: ModeConfig): BenchmarkError {
  const setting = baselineMode === "paired" ? 'baseline-mode "paired"' : `baseline-ref "${baselineRef}"`;
  return new BenchmarkError("BASE_UNKNOWN", `${what}, so ${setting} has no version to compare with.`, {
    hint: 'Run it in a git checkout and set baseline-ref to a commit, branch or tag, or set baseline-mode to "stored".',
  });
}

function fileAndPaired(file: string): BenchmarkError {
  const message = `baseline-mode is "paired", which measures the baseline, and baseline-file names results, ${file}.`;
  return new BenchmarkError("CONFIG_INVALID", message, {
    hint: 'Leave out baseline-file, or set baseline-mode to "stored".',
  });
}
