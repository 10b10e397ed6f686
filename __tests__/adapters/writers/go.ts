import { textOutput } from "../fixtures.ts";
import { noSpace, type Writer } from "./writer.ts";

export const GO: Readonly<Record<string, Writer>> = {
  go: {
    names: noSpace,
    write: (name) => textOutput(`BenchmarkX/${name}-8 \t 100\t 12.5 ns/op\n`),
    read: (name) => `BenchmarkX/${name}`,
  },
};
