import fc from "fast-check";

/** What people and attackers put into names: markup of Slack, HTML, mail headers, workflow commands, odd characters. */
const PIECES = [
  ...[
    "<!channel>",
    "<!here|here>",
    "<@U012AB3CD>",
    "<#C123ABC456>",
    "<!subteam^SAZ94GDB8>",
    "<!date^0^{_}|x>",
  ],
  ...[
    "<https://evil.example|click>",
    "https://evil.example",
    "<mailto:a@b.example|x>",
    "@here",
    "@channel",
    "#general",
  ],
  ...[
    "*bold*",
    "_it_",
    "~no~",
    "`",
    "``",
    "```",
    "&lt;!channel&gt;",
    "&amp;",
    "&",
    "<",
    ">",
    "|",
    ":boom:",
    "\n> quote",
  ],
  ...[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onclick="x',
    "'",
    "</td></table>",
    "<!--",
    "]]>",
  ],
  ...[
    "\r\nBcc: victim@evil.example",
    "\nSubject: other",
    "\u0000",
    "\u001b[31m",
    "\u202e",
    "\u2028",
    "\ud800",
    "\u200b",
  ],
  ...[
    "::error::x",
    "##[error]x",
    "${{ github.token }}",
    "$(id)",
    "../../etc",
    "ünïcødé",
    "日本語",
    "👩‍🚀",
    "é",
    " ",
    "  ",
  ],
];

const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 12 })
  .map((parts) => parts.join(""));

/** Sometimes far longer than any limit. */
export const hostileLongText = fc
  .tuple(hostileText, fc.constantFrom(1, 1, 1, 40, 400))
  .map(([text, times]) => text.repeat(times));
