/**
 * A tool's own name for a metric in the form that all metrics have here:
 * `MajorPageFaults` and `Major page faults` are `major-page-faults`.
 */
export function metricName(text: string): string {
  const name = text
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1-$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return name === "" ? "value" : name;
}

/** The warning for a metric of which neither the tool nor the unit says the direction. */
export function lowerAssumed(what: string): string {
  return `Nothing says which way ${what} is better; lower is assumed.`;
}
