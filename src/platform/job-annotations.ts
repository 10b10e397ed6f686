import { error, notice, warning } from "@actions/core";
import type { JobAnnotation } from "../report/annotations.ts";

/** Annotations of the running job. The toolkit escapes texts and properties, so that each stays one command. */
export function writeJobAnnotations(annotations: readonly JobAnnotation[]): void {
  for (const { level, message, title, path, line } of annotations) {
    WRITERS[level](message, {
      title,
      ...(path === undefined ? {} : { file: path }),
      ...(line === undefined ? {} : { startLine: line }),
    });
  }
}

const WRITERS = { failure: error, warning, notice } as const satisfies Record<
  JobAnnotation["level"],
  unknown
>;
