import { fitting, giveRest, guarded } from "./blocks.ts";
import { confirm } from "./confirmation.ts";
import { lookLast } from "./judging.ts";
import { noteCutOff } from "./left-over.ts";
import { judgeOf, type Phase } from "./phase.ts";
import { closingLines } from "./progress.ts";
import { suspectsOf } from "./suspect.ts";

/**
 * What follows once each subject had its share: more time for what is still
 * open, the last looks, and the confirmation of suspicions.
 */
export async function finish(phase: Phase): Promise<void> {
  await useRest(phase);
  for (const course of phase.courses) {
    if (phase.signal.aborted) noteCutOff(course);
    lookLast(course, judgeOf(phase));
  }
  await confirmAll(phase);
}

async function useRest(phase: Phase): Promise<void> {
  const open = fitting(phase);
  if (phase.signal.aborted || open.length === 0) return;
  await phase.ports.log.group("What is still open gets the time that is left", async () => {
    await giveRest(phase);
    for (const line of open.flatMap(closingLines)) phase.ports.log.info(line);
  });
}

async function confirmAll(phase: Phase): Promise<void> {
  const { courses, ports, end } = phase;
  const suspected = courses.filter((course) => suspectsOf(course).length > 0);
  if (suspected.length === 0) return;
  await ports.log.group("Suspected changes are measured again", async () => {
    for (const [index, course] of suspected.entries()) {
      const now = ports.clock.monotonic();
      const share = now + (end - now) / (suspected.length - index);
      await guarded(course, () => confirm(course, phase, share));
    }
  });
}
