import { z } from "zod";

// {"Time":"…","Action":"output","Package":"example.org/a","Test":"BenchmarkJoin","Output":"BenchmarkJoin-2  \t"}
// {"Time":"…","Action":"output","Package":"example.org/a","Test":"BenchmarkJoin","Output":"   26889\t       207.6 ns/op\n"}

const Event = z.object({
  Action: z.string(),
  Package: z.string().optional(),
  Output: z.string().optional(),
});

/**
 * The lines that `go test -json` wraps in events, package by package, because
 * packages run at the same time and one line may come in several pieces. Lines
 * that are no events stay as they are.
 */
export function joinGoEvents(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => line.startsWith("{"))) return lines;
  const plain: string[] = [];
  const packages = new Map<string, string>();
  for (const line of lines) {
    const event = eventOf(line);
    if (event === undefined) {
      plain.push(line);
    } else if (event.Output !== undefined) {
      const name = event.Package ?? "";
      packages.set(name, (packages.get(name) ?? "") + event.Output);
    }
  }
  return [...plain, ...[...packages.values()].flatMap((output) => output.split("\n"))];
}

function eventOf(line: string): z.output<typeof Event> | undefined {
  if (!line.startsWith('{"')) return undefined;
  try {
    return Event.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
