import { isoTime } from "../read/iso-time.ts";

const DATE = /^(?<year>\d{4})[-./](?<month>\d\d?)[-./](?<day>\d\d?)$/;
const CLOCK = /^(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d(?:\.\d{1,9})?))?$/;
const ZONE = /^(?:Z|UTC|GMT|(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d))$/;

/**
 * `2024.01.01 3:00:00 +0100`, `2024-01-01T03:00:00Z`, `2024-01-01` and seconds of
 * Unix time as ISO 8601 in UTC; `undefined` for anything else. What has no zone is UTC.
 */
export function utcTime(text: string | undefined): string | undefined {
  const trimmed = (text ?? "").trim();
  if (/^\d{9,11}$/.test(trimmed)) return isoTime(Number(trimmed) * 1000);
  const [date = "", clock = "0:00", zone = "Z", ...others] = trimmed
    .replace(/^(\S{8,10})T/, "$1 ")
    .replace(/(\d)(Z|[+-]\d\d:?\d\d)$/, "$1 $2")
    .split(/ +/);
  const { year, month, day } = DATE.exec(date)?.groups ?? {};
  const { hour, minute, second } = CLOCK.exec(clock)?.groups ?? {};
  const offset = ZONE.exec(zone)?.groups;
  if (year === undefined || hour === undefined || offset === undefined || others.length > 0) return undefined;
  const ahead = (Number(offset["hours"] ?? 0) * 60 + Number(offset["minutes"] ?? 0)) * 60_000;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), 0);
  return isoTime(local + Number(second ?? 0) * 1000 - (offset["sign"] === "-" ? -ahead : ahead));
}
