import { parse, stringify } from "yaml";

export interface Example {
  /** `workflow` or `action`. */
  readonly kind: "workflow" | "action";
  /** Line of the document on which the block begins. */
  readonly line: number;
  readonly text: string;
}

/**
 * The YAML blocks of a Markdown document that use an action, each as a whole
 * workflow or manifest: a list of steps, a step or a job is put into a small workflow.
 */
export function yamlExamples(markdown: string): readonly Example[] {
  return [...markdown.matchAll(/^( *)```ya?ml\n(.*?)^\1```/gms)]
    .map((match) => ({
      line: markdown.slice(0, match.index).split("\n").length,
      text: (match[2] ?? "").replaceAll(new RegExp(`^${match[1]}`, "gm"), ""),
    }))
    .filter(({ text }) => /^\s*(?:- )?uses:/m.test(text))
    .map(({ line, text }) => ({ line, ...whole(text) }));
}

function whole(text: string): Pick<Example, "kind" | "text"> {
  const content: unknown = parse(text);
  if (Array.isArray(content)) return { kind: "workflow", text: workflowOf({ steps: content }) };
  const keys = Object.keys(Object(content));
  if (keys.includes("runs")) return { kind: "action", text };
  if (keys.includes("jobs") && keys.includes("on")) return { kind: "workflow", text };
  if (keys.includes("jobs")) return { kind: "workflow", text: `on: push\n${text}` };
  if (keys.includes("steps")) return { kind: "workflow", text: workflowOf(Object(content)) };
  return { kind: "workflow", text: workflowOf({ steps: [content] }) };
}

function workflowOf(job: object): string {
  return stringify({ on: "push", jobs: { example: { "runs-on": "ubuntu-latest", ...job } } });
}
