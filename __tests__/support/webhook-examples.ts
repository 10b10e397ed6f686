import examples from "@octokit/webhooks-examples";
import { z } from "zod";
import type { Json } from "./github-api-state.ts";

/** GitHub's own example of an event's payload. */
export function example(event: string, action?: string): Json {
  const found = EXAMPLES.find(({ name }) => name === event)
    ?.examples.filter((payload) => action === undefined || payload["action"] === action)
    .at(0);
  if (found === undefined) throw new Error(`There is no example of ${event} ${action ?? ""}.`);
  return found;
}

/** The example's repository under another name. */
export function repositoryOf(template: Json, fullName: string): Json {
  const [owner = "", name = ""] = fullName.split("/");
  const repository = record(template["repository"]);
  return {
    ...NEWER_REPOSITORY_FIELDS,
    ...repository,
    full_name: fullName,
    name,
    owner: { ...record(repository["owner"]), login: owner },
    default_branch: "main",
  };
}

/** The example's sender under another name. */
export function accountOf(template: Json, login: string): Json {
  return { ...record(template["sender"]), login, type: login.endsWith("[bot]") ? "Bot" : "User" };
}

export function record(value: unknown): Json {
  return z.record(z.string(), z.unknown()).parse(value);
}

/** The examples are older than GitHub's description, which asks for these. */
const NEWER_REPOSITORY_FIELDS = { has_discussions: false, topics: [], visibility: "public" };

const EXAMPLES = z
  .array(z.object({ name: z.string(), examples: z.array(z.record(z.string(), z.unknown())) }))
  .parse(examples);
