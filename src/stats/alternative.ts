/** What a test holds against "no difference": that the candidate's values are greater, less, or either. */
export type Alternative = "greater" | "less" | "two-sided";
