import { ALERT_LEVELS, type AlertLevel } from "../domain/alert-level.ts";

/** How urgent a worsening (a fraction) is; `undefined` below the first of the levels, which are in percent. */
export function alertLevelOf(
  worsening: number,
  severities: Readonly<Record<AlertLevel, number>>,
): AlertLevel | undefined {
  return ALERT_LEVELS.findLast((level) => worsening >= severities[level] / 100);
}
