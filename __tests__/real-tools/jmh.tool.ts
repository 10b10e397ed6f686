import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { debianPackages, emptyFolder, finish, installed, succeed } from "./installed.ts";
import { expectPrinted } from "./printed.ts";
import { measurementOf, readPrinted, readWritten } from "./read.ts";

const VERSION = "1.37";

const PROJECT = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>demo</groupId>
  <artifactId>demo</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.openjdk.jmh</groupId><artifactId>jmh-core</artifactId><version>${VERSION}</version></dependency>
    <dependency><groupId>org.openjdk.jmh</groupId><artifactId>jmh-generator-annprocess</artifactId><version>${VERSION}</version></dependency>
  </dependencies>
</project>
`;

const BENCHMARKS = `package demo;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.*;

@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Demo {
    @Param("20") public int millis;

    @Benchmark @BenchmarkMode(Mode.AverageTime)
    public void sleep() throws Exception { Thread.sleep(millis); }

    @Benchmark @BenchmarkMode(Mode.AverageTime)
    public void fails() { throw new IllegalStateException("out of order"); }
}
`;

const NAME = "demo.Demo.sleep (millis=20)";

it("JMH: our times are those that it printed, in JSON, in CSV and in its log", async () => {
  await withJava();
  const build = await installed(`jmh-${VERSION}-sleep-1`, async (folder) => {
    await writeFile(join(folder, "pom.xml"), PROJECT);
    await writeFile(join(folder, "Demo.java"), BENCHMARKS);
    await mkdir(join(folder, "classes"));
    await succeed("mvn", ["-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=jars"], {
      cwd: folder,
    });
    const processor = ["-processor", "org.openjdk.jmh.generators.BenchmarkProcessor"];
    await succeed("javac", ["-cp", "jars/*", ...processor, "-d", "classes", "Demo.java"], { cwd: folder });
  });
  const folder = await emptyFolder("jmh");
  const classes = `${join(build, "classes")}:${join(build, "jars", "*")}`;
  const run = async (format: string) => {
    const short = ["-f", "2", "-wi", "0", "-i", "2", "-r", "60ms"];
    const args = ["-cp", classes, "org.openjdk.jmh.Main", "Demo", ...short];
    const { stdout } = await succeed("java", [...args, "-rf", format, "-rff", `out.${format}`], {
      cwd: folder,
    });
    const written = await readWritten(`out.${format}`, folder, "jmh");
    const printed = /^Demo\.sleep +20 +avgt +4 +(?<score>[\d.]+) ± /m.exec(stdout)?.groups?.["score"];
    return { stdout, measurement: measurementOf(written, NAME), printed };
  };

  const json = await run("json");
  const { rounds, unit, better } = json.measurement;
  expect([unit, better, rounds.map(({ length }) => length)]).toEqual(["s", "lower", [2, 2]]);
  const times = rounds.flat();
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  expectPrinted(mean * 1000, json.printed);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(0.02);

  const log = readPrinted(json.stdout, "jmh");
  const logged = measurementOf(log, NAME).rounds;
  expect(logged.map(({ length }) => length)).toEqual([2, 2]);
  logged.flat().forEach((time, index) => {
    expectPrinted((times[index] ?? Number.NaN) * 1000, (time * 1000).toFixed(3));
  });
  expect(log.failures).toMatchObject([
    {
      benchmark: "demo.Demo.fails (millis=20)",
      message: "java.lang.IllegalStateException: out of order",
    },
  ]);

  const csv = await run("csv");
  const [[score = Number.NaN] = []] = csv.measurement.rounds;
  expectPrinted(score * 1000, csv.printed);
});

async function withJava(): Promise<void> {
  for (const program of ["javac", "mvn"]) {
    const isThere = await finish(program, ["-version"]).then(
      () => true,
      () => false,
    );
    if (!isThere) await debianPackages(["default-jdk-headless", "maven"]);
  }
}
