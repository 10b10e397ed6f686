import { bytes } from "../markdown/fit.ts";
import { SUMMARY_BYTES } from "../summary-markdown.ts";

/** Appends Markdown to the summary of the step; `append` writes to the file that the runner named. */
export async function publishSummary(
  append: (markdown: string) => Promise<void>,
  markdown: string,
): Promise<string> {
  await append(markdown);
  return `Wrote the step summary (${bytes(markdown)} of ${SUMMARY_BYTES} bytes).`;
}
