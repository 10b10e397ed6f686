/** What Octokit's throttling wants of the queues that it takes from outside. */
export interface Spacing {
  key(): { schedule(options: unknown, job: () => Promise<void>): Promise<void> };
}

/**
 * Lets writes begin at least so many milliseconds apart. Octokit's own spacing
 * of one and three seconds is meant for tools that write hundreds of comments;
 * we make a handful, some of them while other jobs wait for a lock of ours. So
 * the first ones go nearly at once, and who makes many after all is slowed to
 * what GitHub asks for, one write a second: its secondary limit is 80 a minute.
 */
export function writeSpacing(options: {
  readonly milliseconds: number;
  /** How many may go at that pace. */
  readonly burst?: number;
}): Spacing {
  const { milliseconds, burst = 20 } = options;
  let free = 0;
  let writes = 0;
  return {
    key: () => ({
      schedule: async (_, job) => {
        const now = performance.now();
        const begin = Math.max(now, free);
        free = begin + (writes < burst ? milliseconds : milliseconds * SLOWER);
        writes += 1;
        if (begin > now) await new Promise((resolve) => setTimeout(resolve, begin - now));
        await job();
      },
    }),
  };
}

const SLOWER = 10;
