// Loaded into a measured process: writes its peak memory where PEAK_MEMORY_FILE says.
process.on("exit", () => {
  require("node:fs").appendFileSync(process.env.PEAK_MEMORY_FILE, `${process.resourceUsage().maxRSS}\n`);
});
