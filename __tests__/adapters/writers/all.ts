import { GENERIC } from "./generic.ts";
import { GO } from "./go.ts";
import { JAVASCRIPT } from "./javascript.ts";
import { JVM } from "./jvm.ts";
import { LANGUAGES } from "./languages.ts";
import { LOAD } from "./load.ts";
import { NATIVE } from "./native.ts";
import { PYTHON } from "./python.ts";
import { RUST } from "./rust.ts";
import { SYSTEM } from "./system.ts";
import { WEB } from "./web.ts";
import type { Writer } from "./writer.ts";

/** By the adapter's name. */
export const WRITERS: Readonly<Record<string, Writer>> = {
  ...GENERIC,
  ...GO,
  ...JAVASCRIPT,
  ...JVM,
  ...LANGUAGES,
  ...LOAD,
  ...NATIVE,
  ...PYTHON,
  ...RUST,
  ...SYSTEM,
  ...WEB,
};
