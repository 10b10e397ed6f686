// strings                 fastest       │ slowest       │ median        │ mean          │ samples │ iters
// ╰─ copies                             │               │               │               │         │
//    ├─ kilobytes         1.941 µs      │ 56.96 µs      │ 1.976 µs      │ 7.472 µs      │ 10      │ 10
//    │                    51.5 GB/s     │ 1.755 GB/s    │ 50.58 GB/s    │ 13.38 GB/s    │         │
//    ╰─ later             (ignored)     │               │               │               │         │

/** The text in each column, `samples` included and `iters` left out. */
export type Cells = readonly [
  fastest: string,
  slowest: string,
  median: string,
  mean: string,
  samples: string,
];

/** One line of the table that divan prints. */
type DivanRow =
  | { readonly kind: "root"; readonly name: string }
  | { readonly kind: "parent" | "ignored" | "begun"; readonly name: string; readonly depth: number }
  | { readonly kind: "leaf"; readonly name: string; readonly depth: number; readonly cells: Cells }
  /** More about the benchmark above: a counter, or allocations. */
  | { readonly kind: "detail"; readonly cells: Cells };

const COLUMNS = ["slowest", "median", "mean", "samples", "iters"];
const BRANCHES = ["├─ ", "╰─ "];
const INDENTS = ["│  ", "   "];

export function divanRow(line: string): DivanRow | undefined {
  if (!line.includes("│") && !BRANCHES.some((branch) => line.includes(branch))) return undefined;
  let place = 0;
  while (INDENTS.includes(line.slice(place, place + 3))) place += 3;
  const isBranch = BRANCHES.includes(line.slice(place, place + 3));
  const cells = (isBranch ? line.slice(place + 3) : line).split("│");
  // A name may hold the line that parts the columns.
  const first = cells.slice(0, -COLUMNS.length).join("│").trimEnd();
  const others = cells.slice(-COLUMNS.length).map((cell) => cell.trim());
  const [slowest = "", median = "", mean = "", samples = ""] = others;

  if (isBranch) {
    const depth = place / 3 + 1;
    if (cells.length <= COLUMNS.length) return begun(line.slice(place + 3), depth);
    if (others.some((cell) => cell !== "")) {
      const { name, value } = withoutValue(first);
      return { kind: "leaf", name, depth, cells: [value, slowest, median, mean, samples] };
    }
    if (!first.endsWith(" (ignored)")) return { kind: "parent", name: first, depth };
    return { kind: "ignored", name: first.slice(0, -" (ignored)".length).trimEnd(), depth };
  }
  if (cells.length <= COLUMNS.length) return undefined;
  if (COLUMNS.every((column, index) => others[index] === column)) {
    return { kind: "root", name: first.replace(/fastest$/, "").trimEnd() };
  }
  return { kind: "detail", cells: [first.replaceAll("│", " ").trim(), slowest, median, mean, samples] };
}

/** A name is padded by two spaces at the least; without them it may be cut off. */
function begun(text: string, depth: number): DivanRow | undefined {
  const end = text.indexOf("  ");
  return end <= 0 ? undefined : { kind: "begun", name: text.slice(0, end), depth };
}

/** `kilobytes         1.941 µs`: a value has one space before its unit. */
function withoutValue(first: string): { readonly name: string; readonly value: string } {
  const beforeUnit = first.lastIndexOf(" ");
  const beforeNumber = first.lastIndexOf(" ", beforeUnit - 1);
  return { name: first.slice(0, Math.max(0, beforeNumber)).trimEnd(), value: first.slice(beforeNumber + 1) };
}
