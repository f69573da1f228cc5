import type { Gate, ProgrammeReview, Stage } from '../programme-definitions/definition.ts';
import { keyFor } from './draft-changes.ts';
import { appliesBoxes, deciderIds, leadChoices, leadOf, leadValue } from './form-choices.ts';
import {
  checkBoxes,
  dueBoxes,
  isTicked,
  together,
  readApplies,
  readChecks,
  readCount,
  readDecider,
  readDue,
  rowsOf,
  type Sent,
} from './read-answers.ts';

const mostGates = 10;

export function fillStage({ name, says, review, gates }: Stage): Record<string, string> {
  return {
    name,
    says,
    ...fillReview(review),
    ...newGate(`gate-${String(gates.length)}`),
    ...together(gates.map((gate, place) => fillGate(gate, `gate-${String(place)}`))),
  };
}

function fillReview(review: ProgrammeReview | null): Record<string, string> {
  if (review === null) return { reviewed: 'no', ...dueBoxes('every', null), ...dueBoxes('latest', null) };
  const { name, every, chair, decideAfter } = review;
  return {
    'reviewed': 'yes',
    'review-name': name,
    'chair-first': chair.first,
    'chair-later': chair.later,
    ...dueBoxes('every', every),
    'decide-after': decideAfter === null ? '' : String(decideAfter.reviews),
    ...dueBoxes('latest', decideAfter?.latest ?? null),
  };
}

/** A way on that is to be filled in begins as most are. */
export const newGate = (at: string): Record<string, string> => ({ [`${at}-by`]: 'lead', [`${at}-reviews`]: '0', [`${at}-tasks`]: 'yes' });

function fillGate(gate: Gate, at: string): Record<string, string> {
  return {
    [`${at}-key`]: gate.key,
    [`${at}-name`]: gate.name,
    [`${at}-leads`]: leadValue(gate),
    [`${at}-by`]: gate.by,
    [`${at}-second`]: gate.second ?? '',
    ...(gate.needsTasks ? { [`${at}-tasks`]: 'yes' } : {}),
    [`${at}-reviews`]: String(gate.needsReviews),
    ...appliesBoxes(at, gate.appliesWhen),
    ...checkBoxes(at, gate.checks),
  };
}

/** The stage read back, with its tasks as they are; null where an answer is wrong, which the reader then holds. */
export function readStage(sent: Sent, old: Stage, checks: readonly string[]): Stage | null {
  const { answers } = sent;
  const name = answers.text('name', { what: 'The name', most: 120, missing: 'Enter the name of the stage' });
  const says = answers.longText('says', { what: 'What it is for', most: 600, missing: 'Enter what the stage is for' });
  const reviewed = answers.choice('reviewed', ['yes', 'no'], 'Choose whether there are reviews while it lasts');
  const review = reviewed === 'yes' ? readReview(sent, old.review) : null;
  const gates = readGates(sent, old, checks);
  if (gates.length === 0 && answers.errors.length === 0) answers.refuse('gate-0-name', 'A stage has at least one way on: enter one');
  if (name === null || says === null || answers.errors.length > 0) return null;
  return { ...old, name, says, review, gates };
}

function readReview(sent: Sent, had: ProgrammeReview | null): ProgrammeReview | null {
  const { answers, form } = sent;
  const name = answers.text('review-name', { what: 'The name of the reviews', most: 120, missing: 'Enter what the reviews are called' });
  const every = readDue(sent, 'every', { what: 'How often', had: had?.every ?? null });
  const first = readDecider(sent, 'chair-first', 'Choose who chairs the first review');
  const later = readDecider(sent, 'chair-later', 'Choose who chairs all after it');
  const isDecided = (form.get('decide-after') ?? '').trim() !== '';
  const reviews = isDecided ? readCount(sent, 'decide-after', 'A decision: after how many reviews', 12) : null;
  const latest = isDecided ? readDue(sent, 'latest', { what: 'The decision at the latest', had: had?.decideAfter?.latest ?? null }) : null;
  if (reviews === 0) answers.refuse('decide-after', 'A decision: after how many reviews must be 1 or more');
  if (name === null || every === null || first === null || later === null) return null;
  return { name, every, chair: { first, later }, decideAfter: reviews === null || latest === null ? null : { reviews, latest } };
}

function readGates(sent: Sent, old: Stage, checks: readonly string[]): Gate[] {
  const read: Gate[] = [];
  for (const place of rowsOf(sent, 'gates', mostGates)) {
    const at = `gate-${String(place)}`;
    const had = old.gates.find(({ key }) => key === sent.form.get(`${at}-key`)) ?? null;
    if (isTicked(sent, `${at}-remove`)) continue;
    const isEmpty = ['name', 'leads'].every((part) => (sent.form.get(`${at}-${part}`) ?? '').trim() === '');
    if (had === null && isEmpty) continue;
    const gate = readGate(sent, at, had, { taken: [...old.gates, ...read].map(({ key }) => key), what: `Way on ${String(place + 1)}`, checks });
    if (gate !== null) read.push(gate);
  }
  return read;
}

interface GateAsked {
  readonly taken: readonly string[];
  readonly what: string;
  readonly checks: readonly string[];
}

function readGate(sent: Sent, at: string, had: Gate | null, { taken, what, checks }: GateAsked): Gate | null {
  const { answers, definition } = sent;
  const name = answers.text(`${at}-name`, { what: `${what}: the name`, most: 120, missing: `${what}: enter it as a thing to do, like Continue` });
  const leads = answers.choice(
    `${at}-leads`,
    leadChoices(definition, had).map(({ value }) => value),
    `${what}: choose where it leads`,
  );
  const by = readDecider(sent, `${at}-by`, `${what}: choose who decides`);
  const second = answers.optionalChoice(`${at}-second`, deciderIds, `${what}: choose who confirms`);
  const needsReviews = readCount(sent, `${at}-reviews`, `${what}: how many reviews it needs`, 12, 0);
  const appliesWhen = readApplies(sent, at, what, had?.appliesWhen ?? null);
  if (name === null || leads === null || by === null || needsReviews === null) return null;
  return {
    key: had?.key ?? keyFor(name, taken),
    ...{ name, by, second, needsReviews, appliesWhen },
    ...leadOf(leads),
    needsTasks: isTicked(sent, `${at}-tasks`),
    checks: readChecks(sent, at, checks, had?.checks ?? []),
  };
}

/** A new stage: its words, its first way on, and the stage that it comes after. Its tasks are added afterwards. */
export function readNewStage(sent: Sent): { readonly stage: Stage; readonly after: string } | null {
  const { answers, definition } = sent;
  const name = answers.text('name', { what: 'The name', most: 120, missing: 'Enter the name of the stage' });
  const says = answers.longText('says', { what: 'What it is for', most: 600, missing: 'Enter what the stage is for' });
  const after = answers.choice(
    'after',
    definition.stages.map(({ key }) => key),
    'Choose the stage that it comes after',
  );
  const gate = readGate(sent, 'gate-0', null, { taken: [], what: 'The way on', checks: [] });
  if (name === null || says === null || after === null || gate === null || answers.errors.length > 0) return null;
  const key = keyFor(
    name,
    definition.stages.map((stage) => stage.key),
  );
  return { after, stage: { key, name, says, tasks: [], review: null, gates: [gate] } };
}
