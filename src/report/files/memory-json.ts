import type { MemoryAnalysis } from "../../domain/memory.ts";

const BYTES_PER_MB = 1e6;

/** Memory as the specification names its parts; MB of 10⁶ bytes. */
export function memoryAnalysis(memory: MemoryAnalysis): Record<string, unknown> {
  return {
    peak_memory_usage_mb: memory.peak / BYTES_PER_MB,
    memory_efficiency_score: memory.efficiency ?? null,
    leak_detection: {
      status: worstLeakStatus(memory),
      analysis_method: "iterative_cycles",
      cycles_tested: Math.max(0, ...memory.leaks.map(({ cycles }) => cycles)),
      max_memory_growth_mb: Math.max(0, ...memory.leaks.map(({ growth }) => growth)) / BYTES_PER_MB,
    },
  };
}

/** The status of the run: a leak anywhere outweighs what could not be told elsewhere. */
function worstLeakStatus({ leaks }: MemoryAnalysis): string {
  const order = ["LEAK_DETECTED", "LEAK_SUSPECTED", "NO_LEAKS_DETECTED", "INSUFFICIENT_DATA"] as const;
  return order.find((status) => leaks.some((leak) => leak.status === status)) ?? "INSUFFICIENT_DATA";
}
