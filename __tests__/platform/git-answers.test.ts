import { describe, expect, it } from "vitest";
import { parseContents, parseTree, readPushFailure } from "../../src/platform/git-answers.ts";
import { remoteSettings, settingVariables, withoutSecrets } from "../../src/platform/git-settings.ts";

const A = "a".repeat(40);
const B = "b".repeat(40);
const C = "c".repeat(40);

describe("contents of git cat-file", () => {
  it("are told apart by the objects that were asked for", () => {
    const output = `${A} blob 4\none\n\n${B} missing\n${C} blob 0\n\n`;
    expect([...parseContents(output, [A, C])]).toEqual([
      [A, `one\n\n${B} missing`],
      [C, ""],
    ]);
  });

  it("do not run into each other when one holds bytes that are no UTF-8", () => {
    // Three broken bytes became three characters of three bytes each.
    const output = `${A} blob 3\n\ufffd\ufffd\ufffd\n${B} blob 3\ntwo\n`;
    expect([...parseContents(output, [A, B])]).toEqual([
      [A, "\ufffd\ufffd\ufffd"],
      [B, "two"],
    ]);
  });
});

it("reads paths with spaces, tabs and quotes from a tree", () => {
  expect(parseTree(`100644 blob ${A}\tda ta\t"x".json\0${"040000"} tree ${B}\truns\0`)).toEqual([
    { object: A, path: 'da ta\t"x".json' },
  ]);
});

it("reads an empty tree as no files, and refuses a list that was cut off", () => {
  expect(parseTree("")).toEqual([]);
  expect(() => parseTree(`100644 blob ${A}\truns/a`)).toThrow("Git did not list all files of the history.");
});

describe("a refused push", () => {
  const line = (reason: string) => `To http://server\n!\tabc:refs/heads/data\t${reason}\nDone\n`;

  it.each([
    "[rejected] (fetch first)",
    "[rejected] (non-fast-forward)",
    "[remote rejected] (cannot lock ref 'refs/heads/data': is at 1 but expected 2)",
    "[remote rejected] (failed to update ref)",
    "[remote rejected] (incorrect old value provided)",
  ])("means that somebody else was faster: %s", (reason) => {
    expect(readPushFailure(line(reason), "")).toEqual({ kind: "outdated" });
  });

  it.each([
    "remote: Permission to owner/repository.git denied to github-actions[bot].\nfatal: unable to access 'https://github.com/o/r/': The requested URL returned error: 403",
    "remote: Write access to repository not granted.\nfatal: unable to access 'https://github.com/o/r/': The requested URL returned error: 403",
    "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
    "git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.",
  ])("means a missing permission: %s", (stderr) => {
    expect(readPushFailure("", stderr).kind).toBe("forbidden");
  });

  it("means a rule of the repository, and keeps the remote's own words", () => {
    const stderr = [
      "remote: error: GH013: Repository rule violations found for refs/heads/data.        ",
      "remote: - Commits must have verified signatures.        ",
      "error: failed to push some refs to 'https://github.com/o/r'",
    ].join("\n");
    const reason = "[remote rejected] (push declined due to repository rule violations)";
    expect(readPushFailure(line(reason), stderr)).toEqual({
      kind: "refused",
      words: [
        reason,
        "error: GH013: Repository rule violations found for refs/heads/data.",
        "- Commits must have verified signatures.",
      ].join("\n"),
    });
  });

  it("means a trouble on the way otherwise", () => {
    const stderr = "fatal: unable to access 'https://github.com/o/r/': Could not resolve host: github.com";
    expect(readPushFailure("", stderr)).toEqual({ kind: "unreachable", words: stderr });
  });
});

describe("settings of git", () => {
  it("are taken over from the checkout only when they have to do with its remotes", () => {
    const listing = [
      ["global", "http.proxy\nhttp://proxy"],
      ["local", "core.hookspath\n.husky"],
      ["local", "http.https://github.com/.extraheader\nAUTHORIZATION: basic eA=="],
      ["worktree", "url.git@github.com:.insteadof\nhttps://github.com/"],
      ["local", "user.name\nMona"],
    ];
    expect(remoteSettings(`${listing.flat().join("\0")}\0`)).toEqual([
      ["http.https://github.com/.extraheader", "AUTHORIZATION: basic eA=="],
      ["url.git@github.com:.insteadof", "https://github.com/"],
    ]);
  });

  it("come after those that the environment has already", () => {
    expect(settingVariables({ GIT_CONFIG_COUNT: "2" }, [["gc.auto", "0"]])).toEqual({
      GIT_CONFIG_KEY_2: "gc.auto",
      GIT_CONFIG_VALUE_2: "0",
      GIT_CONFIG_COUNT: "3",
    });
  });

  it("lose their secrets before anybody reads them", () => {
    const basic = Buffer.from("x-access-token:ghs_secret").toString("base64");
    const text = `ghs_secret ${basic} AUTHORIZATION: basic abc123 https://user:password@github.com/o/r`;
    expect(withoutSecrets(text, "ghs_secret")).toBe(
      "*** *** AUTHORIZATION: basic *** https://***@github.com/o/r",
    );
  });
});
