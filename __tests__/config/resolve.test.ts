import { describe, expect, it } from "vitest";
import { readConfigurationFile } from "../../src/config/file.ts";
import { textLayer } from "../../src/config/layer.ts";
import { resolveConfig } from "../../src/config/resolve.ts";
import { BenchmarkError } from "../../src/errors.ts";

const SPEC_FILE = `
[performance_benchmark]
# Statistical significance settings
regression_threshold = 10.0  # Percentage increase threshold
significance_level = 0.05    # 95% confidence interval
min_rounds = 5              # Minimum benchmark rounds
statistical_analysis = true
trend_analysis = true

# Effect size classification
[performance_benchmark.effect_sizes]
small = 5.0      # < 5% change is small
medium = 15.0    # 5-15% change is medium
large = 25.0     # > 15% change is large

# Benchmark suite configurations
[performance_benchmark.quick]
max_time = 30
min_rounds = 3
warmup_rounds = 1
regression_threshold = 15.0  # More lenient for quick feedback

[performance_benchmark.full]
max_time = 300
min_rounds = 5
warmup_rounds = 3
regression_threshold = 10.0

[performance_benchmark.load]
max_time = 600
min_rounds = 10
warmup_rounds = 5
regression_threshold = 5.0   # Strict for load testing
`;

describe("the layers of the configuration", () => {
  it("take the specification's file as it stands", () => {
    const { config, warnings } = resolve(SPEC_FILE, {});
    expect(config).toMatchObject({
      suite: "quick",
      regressionThreshold: 15,
      maxTime: 30,
      minRounds: 3,
      warmupRounds: 1,
      trendAnalysis: true,
      effectSizes: { small: 5, medium: 15, large: 25 },
    });
    expect(warnings).toEqual([]);
  });

  it("choose the table of the suite that the input names", () => {
    const { config } = resolve(SPEC_FILE, { suite: "load" });
    expect(config).toMatchObject({ suite: "load", regressionThreshold: 5, maxTime: 600, minRounds: 10 });
  });

  it("let an input beat the suite's table, and the table the file", () => {
    const { config, origins } = resolve(SPEC_FILE, { suite: "full", "regression-threshold": "7.5" });
    expect(config.regressionThreshold).toBe(7.5);
    expect(origins).toMatchObject({
      regressionThreshold: "input",
      maxTime: "benchmark-config.toml [performance_benchmark.full]",
      significanceLevel: "benchmark-config.toml",
      parallel: "default",
    });
  });

  it("let the file beat the suite's own defaults", () => {
    expect(
      resolve("[performance_benchmark]\nregression_threshold = 12.0\n", {}).config.regressionThreshold,
    ).toBe(12);
  });

  it("take an unset input, which arrives empty, as not given", () => {
    expect(resolve(SPEC_FILE, { "regression-threshold": "", parallel: " " }).config).toMatchObject({
      regressionThreshold: 15,
      parallel: false,
    });
  });

  it.each([
    ["true", true],
    ["True", true],
    ["YES", true],
    ["on", true],
    ["false", false],
    ["No", false],
    ["OFF", false],
  ])("read the YAML spelling %s as a boolean", (text, expected) => {
    expect(resolve("", { parallel: text }).config.parallel).toBe(expected);
  });

  it("warn about a percentage that looks like a fraction, and take it literally", () => {
    const { config, warnings } = resolve("[performance_benchmark]\nregression_threshold = 0.15\n", {});
    expect(config.regressionThreshold).toBe(0.15);
    expect(warnings).toMatchInlineSnapshot(`
      [
        "regression_threshold (benchmark-config.toml) is 0.15, which means 0.15 percent. If 15 percent was meant, write 15.",
      ]
    `);
  });
});

describe("the settings of a paired run", () => {
  const FILE = `
[performance_benchmark]
baseline_mode = "paired"
setup_command = "npm ci && npm run build"
max_minutes = 10
method = "classic"
`;

  it("come from the file as well as from inputs", () => {
    const inputs = {
      "baseline-mode": "paired",
      "setup-command": "npm ci && npm run build",
      "max-minutes": "10",
      method: "classic",
    };
    const expected = {
      baselineMode: "paired",
      setupCommand: "npm ci && npm run build",
      maxMinutes: 10,
      method: "classic",
    };
    expect(resolve(FILE, {}).config).toMatchObject(expected);
    expect(resolve("", inputs).config).toMatchObject(expected);
  });

  it("are optional", () => {
    const { config } = resolve("", {});
    expect(config).toMatchObject({ baselineMode: "auto", method: "robust" });
    expect(config.setupCommand).toBeUndefined();
    expect(config.maxMinutes).toBeUndefined();
  });

  it("are refused with what they can be", () => {
    expect(
      problems("", { "baseline-mode": "pair", "max-minutes": "0", method: "best" }),
    ).toMatchInlineSnapshot(`
      "The configuration is not valid:
      - method (input): expected "robust" or "classic", found "best"
      - max-minutes (input): expected a number of minutes above 0, found "0"
      - baseline-mode (input): expected "auto", "paired" or "stored", found "pair""
    `);
  });
});

describe("the entries of the file", () => {
  it("keep the user's names of environment variables and map the other keys", () => {
    const { config } = resolve(
      '[[benchmarks]]\nname = "x"\ncommand = "make bench"\nworking_directory = "sub"\nenvironment = { MY_var = "1" }\n',
      {},
    );
    expect(config.benchmarks[0]).toMatchObject({
      workingDirectory: "sub",
      environment: { MY_var: "1" },
      adapter: "auto",
      measure: "output",
      suites: ["quick", "full", "load"],
    });
  });

  it("are policies with a limit in the metric's unit", () => {
    const { config } = resolve('[[policy]]\nmatch = "a/*"\nsla = "1s"\nsla_percentile = 95\n', {});
    expect(config.policies).toEqual([{ match: "a/*", sla: "1s", slaPercentile: 95 }]);
  });
});

describe("what is wrong with a configuration", () => {
  it("is reported all at once, with the layer and the user's own spelling", () => {
    const text = `
[performance_benchmark]
regression_treshold = 10.0
min_rounds = 0
warmup_rounds = true
parallel = "maybe"
[performance_benchmark.quick]
max_time = -1
rounds = 3
[[benchmarks]]
name = "both"
command = "a"
modules = "b"
[[policies]]
match = "x"
`;
    expect(problems(text, { suite: "quik", timeout: "soon" })).toMatchInlineSnapshot(`
      "The configuration is not valid:
      - policies (benchmark-config.toml): is not a table of this file
      - [performance_benchmark.quick] max_time (benchmark-config.toml): expected a number of seconds above 0, found -1
      - [performance_benchmark.quick] rounds (benchmark-config.toml): is not a setting
      - suite (input): expected "quick", "full" or "load", found "quik"; did you mean "quick"?
      - min_rounds (benchmark-config.toml): expected a whole number from 1 to 10000, found 0
      - warmup_rounds (benchmark-config.toml): expected a whole number from 0 to 10000, found true
      - timeout (input): expected a number of seconds above 0, found "soon"
      - parallel (benchmark-config.toml): expected true or false, found "maybe"
      - [[benchmarks]] 1 (benchmark-config.toml): needs exactly one of command, modules and file
      - regression_treshold (benchmark-config.toml): is not a setting; did you mean "regression_threshold"?"
    `);
  });

  it("is told with the value that was found, which need not be harmless", () => {
    const text = `
[performance_benchmark]
filter = "(\\u001b[31m##[error]\\u202e"
retention_days = 1979-05-27
severities = { minor = 50, major = 10 }
issue_labels = [1]
dashboard_url = "javascript:${"x".repeat(100)}"
[[benchmarks]]
name = "both"
modules = 3
launches = 1.5
environment = { MY_level = 9 }
`;
    expect(problems(text, {})).toMatchInlineSnapshot(`
      "The configuration is not valid:
      - filter (benchmark-config.toml): expected a regular expression, found "(# #[error]"
      - retention_days (benchmark-config.toml): expected a whole number from 1 to 400, found 1979-05-27
      - dashboard_url (benchmark-config.toml): expected an address that begins with https://, found "javascript:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"
      - issue_labels (benchmark-config.toml): expected text, or a list of texts, found a list
      - severities (benchmark-config.toml): expected minor ≤ major ≤ critical
      - [[benchmarks]] 1 modules (benchmark-config.toml): expected a glob, or a list of globs, found 3
      - [[benchmarks]] 1 launches (benchmark-config.toml): expected a whole number from 1 to 1000, found 1.5
      - [[benchmarks]] 1 environment MY_level (benchmark-config.toml): expected string, found 9"
    `);
  });

  it("names the line of a syntax error", () => {
    const failure = failureOf(() =>
      readConfigurationFile("[performance_benchmark]\nsuite = quick\n", "benchmark-config.toml"),
    );
    expect(failure.code).toBe("CONFIG_SYNTAX");
    expect(failure.message).toContain("benchmark-config.toml, line 2");
  });
});

function resolve(text: string, inputs: Record<string, string>) {
  return resolveConfig(readConfigurationFile(text, "benchmark-config.toml"), textLayer("input", inputs));
}

function problems(text: string, inputs: Record<string, string>): string {
  const failure = failureOf(() => resolve(text, inputs));
  expect(failure.code).toBe("CONFIG_INVALID");
  return failure.message;
}

function failureOf(body: () => unknown): BenchmarkError {
  try {
    body();
  } catch (error) {
    if (error instanceof BenchmarkError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
