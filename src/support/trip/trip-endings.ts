import type { ProgrammeTask, Stage } from '../programme-definitions/definition.ts';
import { daysOfLetter, due, gate, longText, ofLetter, task } from './trip-parts.ts';

/** How it was decided, said to head and chair by a person and then written to them. Where the news is not good, with the care of any such letter. */
export const decisionLetter = (key: string, { days = 5, isGoodNews = false } = {}): ProgrammeTask =>
  task({
    key,
    name: 'Tell the head and the chair how it was decided',
    says: 'In person, or by telephone, before they read it; then by the letter, which they read here. They may be accompanied.',
    by: 'lead',
    due: due({ kind: 'stage' }, days, 'working-days', `head and chair are told within ${String(days)} working days of the decision`),
    fields: [
      longText('decided', 'What was decided, and why', { hint: 'The head and the chair read this in the letter. Name no child.' }),
      ...ofLetter(key, { kind: 'stage' }, 'Told in person, or rung, on'),
    ],
    checks: isGoodNews ? [] : [...daysOfLetter],
    letter: key,
  });

/** The last stage of a run that ends badly: what the school reads of it, it reads when it has been told. */
const ending = (outcome: string, given: Pick<Stage, 'key' | 'name' | 'says'> & { readonly letter: string; readonly end: string }): Stage => {
  const { letter, end, ...named } = given;
  return {
    ...named,
    review: null,
    tasks: [decisionLetter(letter, { days: 2 })],
    gates: [gate({ key: `end-${named.key}`, name: end, outcome })],
  };
};

export const escalation = ending('escalated', {
  key: 'escalation',
  name: 'Escalation',
  says: 'It was decided to escalate. Before it ends, the head and the chair hear so from a person, and then by letter.',
  letter: 'decision-letter-escalated',
  end: 'End it: escalated, and they have been told',
});

export const notSustained = ending('not-sustained', {
  key: 'not-sustained',
  name: 'Not sustained',
  says: 'It was decided to close it as not sustained. Before it ends, the head and the chair hear so from a person, and then by letter.',
  letter: 'decision-letter-not-sustained',
  end: 'End it: not sustained, and they have been told',
});
