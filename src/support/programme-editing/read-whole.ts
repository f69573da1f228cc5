import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { keyFor } from './draft-changes.ts';
import { appliesBoxes, roleChoices, trackChoices, triggerChoices } from './form-choices.ts';
import { checkBoxes, isTicked, together, readApplies, readChecks, rowsOf, type Sent } from './read-answers.ts';

const most = 12;
const roleIds = roleChoices.map(({ value }) => value);

export function fillWhole(definition: ProgrammeDefinition): Record<string, string> {
  const { name, inWords, says, source, provisional, reasonIsTold, tracks, triggers, checks, attend, outcomes } = definition;
  return {
    name,
    'in-words': inWords,
    says,
    source,
    'standing': provisional ? 'provisional' : 'own',
    ...(reasonIsTold ? { 'reason-is-told': 'yes' } : {}),
    ...Object.fromEntries(
      [...tracks.map((track) => `for-track-${track}`), ...triggers.map((trigger) => `begins-${trigger}`)].map((box) => [box, 'yes']),
    ),
    ...checkBoxes('whole', checks),
    ...together(
      attend.map(({ who, appliesWhen, as }, place) => ({
        [`attend-${String(place)}-who`]: who,
        [`attend-${String(place)}-as`]: as ?? '',
        ...appliesBoxes(`attend-${String(place)}`, appliesWhen),
      })),
    ),
    ...together(
      outcomes.map(({ key, label, good }, place) => ({
        [`outcome-${String(place)}-key`]: key,
        [`outcome-${String(place)}-label`]: label,
        [`outcome-${String(place)}-good`]: good === null ? 'neither' : good ? 'good' : 'bad',
      })),
    ),
  };
}

type Whole = Omit<ProgrammeDefinition, 'key' | 'stages' | 'statutory'>;

/** What is of the whole programme, read back; null where an answer is wrong, which the reader then holds. */
export function readWhole(sent: Sent, checks: readonly string[]): Whole | null {
  const { answers, definition } = sent;
  const name = answers.text('name', { what: 'The name', most: 80, missing: 'Enter the name of the programme' });
  const inWords = answers.text('in-words', {
    what: 'The name in a sentence',
    most: 120,
    missing: 'Enter how it is named in the middle of a sentence',
  });
  const says = answers.longText('says', { what: 'What it is for', most: 600, missing: 'Enter what the programme is for' });
  const source = answers.text('source', { what: 'The source', most: 600, missing: 'Enter where the programme is from' });
  const standing = answers.choice('standing', ['provisional', 'own'], 'Choose whose programme it is');
  const tracks = trackChoices.map(({ value }) => value).filter((track) => isTicked(sent, `for-track-${track}`));
  const triggers = triggerChoices.map(({ value }) => value).filter((trigger) => isTicked(sent, `begins-${trigger}`));
  if (tracks.length === 0) answers.refuse(`for-track-${trackChoices[0]?.value ?? ''}`, 'Choose whom the programme is for');
  if (triggers.length === 0) answers.refuse(`begins-${triggerChoices[0]?.value ?? ''}`, 'Choose what may begin it');
  const attend = rowsOf(sent, 'attends', most).flatMap((place) => {
    const at = `attend-${String(place)}`;
    const what = `Who attends (${String(place + 1)})`;
    const who = answers.text(`${at}-who`, { what, most: 120 });
    const as = answers.optionalChoice(`${at}-as`, roleIds, `${what}: choose who reads the run with them`);
    return who === null ? [] : [{ who, appliesWhen: readApplies(sent, at, what, definition.attend[place]?.appliesWhen ?? null), as }];
  });
  const outcomes = readOutcomes(sent);
  if (outcomes.length === 0) answers.refuse('outcome-0-label', 'A run ends in at least one way: enter one');
  if (name === null || inWords === null || says === null || source === null || answers.errors.length > 0) return null;
  const known = readChecks(sent, 'whole', checks, definition.checks);
  // Ticks say what there is, and not in which order: that stays as it was.
  const inOrder = <T>(had: readonly T[], now: readonly T[]): T[] => [
    ...had.filter((one) => now.includes(one)),
    ...now.filter((one) => !had.includes(one)),
  ];
  return {
    ...{ name, inWords, says, source, attend, outcomes },
    provisional: standing === 'provisional',
    reasonIsTold: isTicked(sent, 'reason-is-told'),
    tracks: inOrder(definition.tracks, tracks),
    triggers: inOrder(definition.triggers, triggers),
    checks: inOrder(definition.checks, known),
  };
}

function readOutcomes(sent: Sent): ProgrammeDefinition['outcomes'] {
  const { answers, definition, form } = sent;
  const read: ProgrammeDefinition['outcomes'] = [];
  for (const place of rowsOf(sent, 'outcomes', most)) {
    const at = `outcome-${String(place)}`;
    if (isTicked(sent, `${at}-remove`)) continue;
    const had = definition.outcomes.find(({ key }) => key === form.get(`${at}-key`));
    const label = answers.text(`${at}-label`, { what: `Outcome ${String(place + 1)}`, most: 120 });
    if (label === null && had) answers.refuse(`${at}-label`, `Outcome ${String(place + 1)}: enter its name, or tick that it is taken away`);
    if (label === null) continue;
    const good = answers.choice(`${at}-good`, ['good', 'bad', 'neither'], `Outcome ${String(place + 1)}: choose what it says of a run`);
    const taken = [...definition.outcomes, ...read].map(({ key }) => key);
    read.push({ key: had?.key ?? keyFor(label, taken), label, good: good === 'neither' || good === null ? null : good === 'good' });
  }
  return read;
}
