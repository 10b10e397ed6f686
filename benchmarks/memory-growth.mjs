// Growth of live memory and resident memory over 20 cycles of a loop in Node.js; docs/statistics.md, "Memory leaks".
// Run with: node --expose-gc benchmarks/memory-growth.mjs
const CYCLES = 20;

console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}`);
const kept = [];
grow("keeps nothing", () => {});
grow("keeps 50 small objects a cycle", (cycle) => {
  for (let index = 0; index < 50; index += 1)
    kept.push({ cycle, index, text: `object ${cycle} ${index}`, list: [cycle] });
});

function grow(name, keep) {
  const resident = process.memoryUsage.rss();
  const live = [];
  let highest = resident;
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const end = performance.now() + 50;
    while (performance.now() < end) JSON.parse(JSON.stringify({ a: [1, 2, 3], b: "x".repeat(100) }));
    keep(cycle);
    highest = Math.max(highest, process.memoryUsage.rss());
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    live.push(heapUsed + external);
  }
  const warm = live.slice(CYCLES / 4);
  const growth = Math.max(...warm) - warm[0];
  console.log(
    `${name}: live memory grew by ${(growth / 1024).toFixed(0)} KiB after the warm-up cycles, resident memory by ${((highest - resident) / 1e6).toFixed(0)} MB`,
  );
}
