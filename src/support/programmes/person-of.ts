import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { answersOf, type RunNow } from './replay.ts';

/** What the run itself says of whom it is about comes before what was found when it began. */
export function personOf({ triggers }: ProgrammeDefinition, now: RunNow, foundNew: string | null): string | null {
  if (!triggers.includes('head-change')) return null;
  const said = answersOf(now)['who']?.['name'];
  return typeof said === 'string' && said.trim() !== '' ? said : foundNew;
}
