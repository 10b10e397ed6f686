/** A mail server, as it is written in one line: `smtps://user:password@mail.example.com:465`. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** True: encrypted from the first byte. False: it begins in the clear and is encrypted by STARTTLS. */
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
}

/** The ports for handing mail in, by RFC 8314 and RFC 6409. */
const PORTS = { "smtps:": 465, "smtp:": 587 } as const;

/** `undefined` when the text is not the address of a mail server. */
export function parseSmtpUrl(text: string): SmtpServer | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password } = new URL(text);
  if ((protocol !== "smtp:" && protocol !== "smtps:") || hostname === "") return undefined;
  return {
    host: decoded(hostname).replace(/^\[(.*)\]$/, "$1"),
    port: port === "" ? PORTS[protocol] : Number(port),
    secure: protocol === "smtps:",
    ...(username === "" ? {} : { user: decoded(username), password: decoded(password) }),
  };
}

/** A password with a bare `%` was not encoded at all. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
