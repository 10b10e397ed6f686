const ISO = /^(?<date>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?<fraction>\.\d+)?(?<zone>Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since 1970 with the whole fraction, of which `Date.parse` keeps three digits; `undefined` for other text. */
export function isoMilliseconds(text: string): number | undefined {
  const { date, fraction = "0", zone } = ISO.exec(text)?.groups ?? {};
  if (date === undefined) return undefined;
  const milliseconds = Date.parse(`${date}${zone}`) + Number(fraction) * 1e3;
  return Number.isFinite(milliseconds) ? milliseconds : undefined;
}
