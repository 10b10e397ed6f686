import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installed, succeed } from "./installed.ts";

/**
 * Folder with a package that has one bench target, `benches/demo.rs`, built with
 * crates at exact versions. What is built stays there from run to run.
 */
export function rustBenchmarks(name: string, manifest: string, source: string): Promise<string> {
  const content = createHash("sha256").update(`${manifest}\n${source}`).digest("hex").slice(0, 12);
  return installed(`rust-${name}-${content}`, async (folder) => {
    await mkdir(join(folder, "src"));
    await mkdir(join(folder, "benches"));
    await writeFile(join(folder, "Cargo.toml"), `${PACKAGE}${manifest}`);
    await writeFile(join(folder, "src", "lib.rs"), "");
    await writeFile(join(folder, "benches", "demo.rs"), source);
    await succeed("cargo", ["bench", "--no-run"], { cwd: folder, env: RUST });
  });
}

const PACKAGE = `[package]
name = "demo"
version = "0.1.0"
edition = "2021"

[lib]
bench = false

[[bench]]
name = "demo"
`;

/** For libtest's benchmarks, which a stable compiler does not allow else. */
export const RUST = { RUSTC_BOOTSTRAP: "1" };
