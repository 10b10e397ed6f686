import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BenchmarkError } from "../../src/errors.ts";
import { ARCHIVE_LIMITS } from "../../src/exchange/limits.ts";
import { readArchive } from "../../src/platform/zip.ts";
import {
  honestArchive,
  type RawEntry,
  rawArchive,
  TEN_GIGABYTES,
  tenGigabytesOfZeros,
} from "../exchange/archives.ts";

const WANTED = "ci-integration/report-data.json";
const wanted: RawEntry = { name: WANTED, content: '{"version":1}' };

const read = (archive: Uint8Array, limits: Partial<typeof ARCHIVE_LIMITS> = {}) =>
  readArchive(archive, {
    artifact: "performance-quick",
    wanted: [WANTED],
    limits: { ...ARCHIVE_LIMITS, ...limits },
  });

async function refusalOf(archive: Uint8Array, limits: Partial<typeof ARCHIVE_LIMITS> = {}): Promise<string> {
  const error: unknown = await read(archive, limits).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BenchmarkError);
  expect(error).toMatchObject({ code: "ARTIFACT_HOSTILE" });
  return (error as BenchmarkError).message;
}

describe("an honest archive", () => {
  it("gives the wanted file, and nothing else", async () => {
    const archive = await honestArchive({ "reports/a.json": "{}", [WANTED]: '{"é":1}', "é.txt": "" });
    const found = await read(archive);
    expect([...found.keys()]).toEqual([WANTED]);
    expect(Buffer.from(found.get(WANTED) ?? []).toString()).toBe('{"é":1}');
  });

  it("may lack the wanted file, or have it elsewhere, which is not the same", async () => {
    expect((await read(await honestArchive({ [`x/${WANTED}`]: "{}" }))).size).toBe(0);
  });

  it("may hold folders and names that differ in case alone", async () => {
    const folder: RawEntry = { name: "ci-integration/", mode: 0o040755 };
    const archive = rawArchive([folder, wanted, { name: "a.log" }, { name: "A.log" }]);
    expect((await read(archive)).size).toBe(1);
  });

  it("is read wherever its bytes lie in memory", async () => {
    const archive = rawArchive([wanted]);
    const shifted = new Uint8Array(archive.length + 7).subarray(7);
    shifted.set(archive);
    expect((await read(shifted)).size).toBe(1);
  });
});

describe("a suspicious entry, wanted or not, refuses the whole archive:", () => {
  const cases: readonly [string, RawEntry, RegExp][] = [
    [
      "a path out of the folder",
      { name: "../../home/runner/.bashrc" },
      /its entry "\.\.\/\.\.\/home\/runner\/\.bashrc" leads out of its folder/,
    ],
    ["such a path in the middle", { name: "a/../../b" }, /leads out/],
    ["an absolute path", { name: "/etc/passwd" }, /"\/etc\/passwd" has an absolute path/],
    ["a drive letter", { name: "C:evil.exe" }, /absolute path/],
    ["a backslash", { name: "..\\evil" }, /backslash/],
    ["a line break in its name", { name: "a\n::error::b" }, /"a ::error::b" has control characters/],
    ["no name", { name: "" }, /has no name/],
    ["an empty part", { name: "a//b" }, /empty part/],
    ["a name that is not UTF-8", { name: Buffer.from([0xff, 0xfe]) }, /not UTF-8/],
    ["an endless name", { name: "a".repeat(2_000) }, /more than 1024 characters/],
    ["a second name", { name: "b", extra: Buffer.from("75700600010000000062", "hex") }, /has two names/],
    [
      "a symbolic link",
      { name: "link", content: "/etc/passwd", mode: 0o120777 },
      /"link" is a symbolic link/,
    ],
    ["a device", { name: "null", mode: 0o020666 }, /neither a file nor a folder/],
    ["encryption", { name: "secret", flags: 0x801 }, /is encrypted/],
    ["strong encryption", { name: "secret", flags: 0x841 }, /not a whole zip archive \(strong encryption/],
    ["an unknown method", { name: "a", method: 93 }, /unknown method 93/],
    [
      "a size that cannot be",
      { name: "a", content: "x", declaredSize: 900_000 },
      /a size that it cannot have/,
    ],
    [
      "a name that is there already",
      { name: WANTED, content: "{}" },
      /"ci-integration\/report-data.json" is there twice/,
    ],
    [
      "a stored size that does not fit",
      { name: "a", content: "xx", packed: Buffer.from("x"), method: 0 },
      /size mismatch/,
    ],
    ["more bytes than the archive has", { name: "a", declaredPackedSize: 5_000 }, /overlap, or do not fit/],
  ];

  it.each(cases)("%s", async (_, entry, message) => {
    expect(await refusalOf(rawArchive([wanted, entry]))).toMatch(message);
  });

  it("names that would act in a log or turn its direction are shown harmless", async () => {
    const name = "\u001b[31m##[error]\u202egnp.exe/../x";
    const message = await refusalOf(rawArchive([wanted, { name }]));
    expect(message).toContain('its entry "# #[error]gnp.exe/../x"');
  });
});

describe("the limits", () => {
  it("hold for the archive, the number of entries, one file and all together", async () => {
    const archive = rawArchive([wanted, { name: "b", content: "b".repeat(900) }]);
    expect(await refusalOf(archive, { archive: 100 })).toMatch(/more than 100 bytes/);
    expect(await refusalOf(archive, { entries: 1 })).toMatch(/more than 1 entries/);
    expect(await refusalOf(archive, { file: 12 })).toMatch(/report-data.json" has more than 12 bytes/);
    expect(await refusalOf(archive, { total: 900 })).toMatch(/declares more than 900 bytes/);
    expect((await read(archive, { file: 13, total: 913, entries: 2 })).size).toBe(1);
  });

  it("hold for what is declared by a count alone", async () => {
    expect(await refusalOf(rawArchive([wanted], { count: 60_000 }))).toMatch(/more than 10000 entries/);
  });

  it("do not let entries share their bytes, as bombs do", async () => {
    const kernel: RawEntry = { name: "b", content: "b".repeat(900), packed: Buffer.alloc(600) };
    const slack: RawEntry = { name: "c", packed: Buffer.alloc(5_000) };
    const shared = { ...kernel, name: "d", at: 0 };
    expect(await refusalOf(rawArchive([kernel, wanted, slack, shared]))).toMatch(/entries overlap/);
    expect((await read(rawArchive([kernel, wanted, slack]))).size).toBe(1);
  });
});

describe("ten gigabytes of zeros in ten megabytes", () => {
  const zeros = tenGigabytesOfZeros();

  it("are what the test says", () => {
    expect(zeros.length).toBeLessThan(12 * 1024 * 1024);
    expect(() => inflateRawSync(zeros, { maxOutputLength: 256 * 1024 * 1024 })).toThrow(/larger than/);
  });

  const bombs: readonly [string, RawEntry][] = [
    ["declared", { name: WANTED, packed: zeros, declaredSize: TEN_GIGABYTES }],
    ["declared as one megabyte", { name: WANTED, packed: zeros, declaredSize: 1024 ** 2 }],
    ["declared as just what fits", { name: WANTED, packed: zeros, declaredSize: ARCHIVE_LIMITS.file }],
    ["in a file that nobody reads", { name: "other", packed: zeros, declaredSize: TEN_GIGABYTES }],
  ];

  it.each(bombs)("%s, are refused in little time and memory", async (_, entry) => {
    const archive = rawArchive([{ name: "first", content: "x" }, entry]);
    const start = performance.now();
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 1);
    try {
      expect(await refusalOf(archive)).toMatch(/more than|too many bytes/);
    } finally {
      clearInterval(watch);
    }
    peak = Math.max(peak, process.memoryUsage().rss);
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(peak - before).toBeLessThan(250 * 1024 ** 2);
  });
});

describe("what is no whole archive", () => {
  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("<html>not found</html>")],
    ["zeros", Buffer.alloc(5_000)],
  ])("is refused: %s", async (_, archive) => {
    expect(await refusalOf(archive)).toMatch(/is not a whole zip archive/);
  });

  it("is refused wherever it was cut off", async () => {
    const archive = await honestArchive({ [WANTED]: '{"version":1}', "b.txt": "b" });
    for (let length = 0; length < archive.length; length += 1) await refusalOf(archive.subarray(0, length));
  });

  it("is refused when its content is not what the checksum says", async () => {
    expect(await refusalOf(rawArchive([{ ...wanted, checksum: 1 }]))).toMatch(/checksum .* is wrong/);
    const declaredSize = 14;
    expect(await refusalOf(rawArchive([{ ...wanted, declaredSize }]))).toMatch(/not enough bytes/);
  });

  it("gives the file or is refused, whatever bytes are changed", async () => {
    const archive = await honestArchive({ [WANTED]: '{"version":1}', "reports/b.txt": "b".repeat(100) });
    const change = fc.tuple(fc.nat({ max: archive.length - 1 }), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const changed = Buffer.from(archive);
        for (const [place, value] of changes) changed[place] = value;
        const content = await read(changed).then(
          (found) => Buffer.from(found.get(WANTED) ?? []).toString(),
          (error: unknown) => {
            expect(error).toMatchObject({ code: "ARTIFACT_HOSTILE" });
            return "";
          },
        );
        expect(["", '{"version":1}']).toContain(content);
      }),
      { numRuns: 1_500, seed: 5 },
    );
  });
});
