/** Pairs of launches after which undecided series are judged, each time at a part of the error rate. */
export const LOOKS: readonly number[] = [6, 10, 16, 26, 42, 66, 106, 170];

/** Each look's part. They add up to the whole, so that looking often raises no more alarms than looking once (Bonferroni). */
export const SHARE_OF_LOOK = 1 / LOOKS.length;
