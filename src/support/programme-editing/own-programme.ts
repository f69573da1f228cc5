import type { ProgrammeDefinition, Track } from '../programme-definitions/definition.ts';
import { keyFor } from './draft-changes.ts';
import { plainTask } from '../programme-definitions/plain-task.ts';

/** What the lead says of a programme that ships with nobody. */
export interface NewProgramme {
  readonly name: string;
  readonly inWords: string;
  readonly says: string;
  readonly tracks: readonly Track[];
}

/** The authority’s own programmes have keys that no programme of the service will ever have. */
export const isOwnKey = (key: string): boolean => key.startsWith('own-');
export const ownKey = (name: string, taken: readonly string[]): string => {
  const key = keyFor(`own ${name}`, taken);
  // Of a name without a Latin letter nothing is left but what stands before it.
  return isOwnKey(key) ? key : keyFor('own programme', taken);
};

const source = 'Provisional: not from the published framework';

/** How a programme of the authority’s own begins: one stage with one task and one way to end it, to be edited from there. It has no fault. */
export function beginningOf(key: string, { name, inWords, says, tracks }: NewProgramme): ProgrammeDefinition {
  return {
    key,
    name,
    inWords,
    says,
    source,
    provisional: true,
    statutory: false,
    reasonIsTold: false,
    tracks: [...tracks],
    triggers: ['by-hand'],
    attend: [],
    checks: [],
    stages: [
      {
        key: 'first-stage',
        name: 'First stage',
        says: 'What this stage is for.',
        review: null,
        tasks: [
          {
            key: 'first-task',
            name: 'First task',
            says: 'What has to be done.',
            by: 'adviser',
            due: { from: { kind: 'start' }, count: 10, unit: 'working-days', statutory: false, source },
            ...plainTask,
          },
        ],
        gates: [
          {
            key: 'end',
            name: 'End it',
            to: null,
            outcome: 'done',
            by: 'lead',
            second: null,
            needsTasks: true,
            needsReviews: 0,
            checks: [],
            appliesWhen: null,
          },
        ],
      },
    ],
    outcomes: [{ key: 'done', label: 'Carried out', good: true }],
  };
}
