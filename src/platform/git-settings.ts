import type { Variables } from "../ports.ts";

/** A configuration setting of git and its value. Some settings occur several times; order matters. */
export type GitSetting = readonly [key: string, value: string];

/** Settings that have to do with reaching a remote, and with nothing else. */
const OF_REMOTES = /^(https?\.|url\.|credential\.|protocol\.|ssh\.|core\.(sshcommand|gitproxy)$)/i;

/**
 * How the checkout itself reaches its remotes, from the NUL-separated output of
 * `git config --list --show-scope -z`. What the user or the system configures
 * holds in every repository anyway; here it would apply twice.
 */
export function remoteSettings(listing: string): readonly GitSetting[] {
  return checkoutSettings(listing, OF_REMOTES);
}

/** What decides which files the checkout writes, and how: sparse checkout, line ends, symlinks, filters such as LFS. */
export function workTreeSettings(listing: string): readonly GitSetting[] {
  return checkoutSettings(listing, OF_WORK_TREES);
}

const OF_WORK_TREES =
  /^(filter\.|lfs\.|core\.(autocrlf|eol|safecrlf|symlinks|longpaths|protectntfs|protecthfs|sparsecheckout|sparsecheckoutcone)$)/i;

/** Settings of the checkout itself whose keys match, from the same listing. */
function checkoutSettings(listing: string, keys: RegExp): readonly GitSetting[] {
  const fields = listing.split("\0");
  const settings: GitSetting[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [key = "", ...value] = (fields[index + 1] ?? "").split("\n");
    const ofCheckout = fields[index] === "local" || fields[index] === "worktree";
    if (ofCheckout && keys.test(key)) settings.push([key, value.join("\n")]);
  }
  return settings;
}

/** The setting that sends a token to a server, as actions/checkout writes it. */
export function tokenSetting(server: string, token: string): GitSetting {
  return [`http.${server.replace(/\/+$/, "")}/.extraheader`, `AUTHORIZATION: basic ${basic(token)}`];
}

/**
 * Settings as environment variables, behind those that are there already: an
 * argument could be read by every process of the machine.
 */
export function settingVariables(variables: Variables, settings: readonly GitSetting[]): Variables {
  const first = Number.parseInt(variables["GIT_CONFIG_COUNT"] ?? "0", 10) || 0;
  const entries = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return { ...Object.fromEntries(entries), GIT_CONFIG_COUNT: String(first + settings.length) };
}

/** Takes tokens out of what git printed: ours, those of headers, and those of URLs. */
export function withoutSecrets(text: string, token: string | undefined): string {
  const known = token === undefined || token === "" ? [] : [token, basic(token)];
  return known
    .reduce((cleaned, secret) => cleaned.replaceAll(secret, "***"), text)
    .replace(/(authorization:\s*\w+\s+)\S+/gi, "$1***")
    .replace(/(:\/\/)[^/\s@]+@/g, "$1***@");
}

function basic(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString("base64");
}
