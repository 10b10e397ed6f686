/** Whether both name the same repository; GitHub does not mind the case. */
export function sameRepository(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}
