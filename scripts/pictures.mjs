// Draws the recorded pages of fixtures/reports as GitHub shows them, in light and dark, and on a phone.
//
//   node scripts/pictures.mjs [chromium]
//
// Writes docs/pictures/. Needs Chromium (Debian's package will do), and no network: the styles are GitHub's own,
// from the package github-markdown-css. The pages are those that the tests compare with, so the pictures are true.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { chromium } from "playwright-core";

const ROOT = new URL("../", import.meta.url);
const TARGET = fileURLToPath(new URL("docs/pictures/", ROOT));
const STYLES = readFileSync(
  createRequire(import.meta.url).resolve("github-markdown-css/github-markdown.css"),
  "utf8",
);

/** Page to how it is framed: a comment of a pull request, a step summary, a check, an issue. */
const PAGES = {
  comment: { file: "eventful/comment.md", frame: "github-actions commented" },
  "comment-shared": { file: "shared/comment.md", frame: "github-actions commented" },
  summary: { file: "eventful/summary.md", frame: "Benchmarks summary" },
  check: { file: "eventful/check.md", frame: "Performance benchmarks (benchmark)" },
  issue: { file: "issues/open.md", frame: "github-actions opened this issue" },
};
const SIZES = { desktop: { width: 920 }, phone: { width: 390 } };

const executablePath = process.argv[2] ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
if (executablePath === undefined) throw new Error("There is no Chromium here: name one as the argument.");
mkdirSync(TARGET, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const [name, { file, frame }] of Object.entries(PAGES)) {
  const markdown = readFileSync(new URL(`fixtures/reports/${file}`, ROOT), "utf8");
  for (const [size, { width }] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"]) {
      // On a phone, one picture says enough.
      if (size === "phone" && colorScheme === "dark") continue;
      const page = await browser.newPage({
        viewport: { width, height: 600 },
        deviceScaleFactor: 1.5,
        colorScheme,
      });
      await page.setContent(documentOf(markdown, frame));
      const path = `${TARGET}${name}-${size === "phone" ? "phone" : colorScheme}.png`;
      await page.locator("main").screenshot({ path });
      await page.close();
      console.log(`wrote ${path.slice(fileURLToPath(ROOT).length)}`);
    }
  }
}
await browser.close();

/** GitHub shows the HTML that our pages hold; its sanitizer would take away nothing of it. */
function documentOf(markdown, frame) {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return `<!doctype html><meta charset="utf-8"><style>${STYLES}
    :root { color-scheme: light dark; }
    body { margin: 0; background: light-dark(#ffffff, #0d1117); }
    main { padding: 16px; }
    .box { border: 1px solid light-dark(#d1d9e0, #3d444d); border-radius: 6px; }
    .box > header { font: 600 14px system-ui, sans-serif; padding: 8px 16px; color: light-dark(#59636e, #9198a1);
      background: light-dark(#f6f8fa, #151b23); border-bottom: inherit; border-radius: 6px 6px 0 0; }
    .markdown-body { padding: 16px; font-size: 14px; }
  </style><main><div class="box"><header>${frame}</header><article class="markdown-body">${html}</article></div></main>`;
}
