/** One of each: what is judged, and what it is judged against. */
export interface Sides<T> {
  readonly baseline: T;
  readonly candidate: T;
}
