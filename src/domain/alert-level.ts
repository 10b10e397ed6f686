export const ALERT_LEVELS = ["minor", "major", "critical"] as const;

/** How urgent a regression is, by its size alone; the configuration's `severities` draw the lines. */
export type AlertLevel = (typeof ALERT_LEVELS)[number];
