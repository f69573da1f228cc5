import { tierLabels, tiers } from '../../kernel/tier.ts';
import { floorLevels } from '../criteria/compile.ts';
import type { ProfileRow } from '../criteria/criteria.ts';
import { saidOfFloorLevel } from '../criteria/criteria-words.ts';
import { type AnswerReader, readChoice, readNumber, type SetPart } from './edited-part.ts';

/** The most rows that a form takes, and how many empty ones it offers. */
const mostRows = 30;
const emptyRows = 2;

const evidence = { either: 'Does not matter', yes: 'Evidenced', no: 'Not evidenced' } as const;
const evidenceIds = ['either', 'yes', 'no'] as const;
const ofEvidence = (securePlus: boolean | null): (typeof evidenceIds)[number] => (securePlus === null ? 'either' : securePlus ? 'yes' : 'no');
const fields = ['red-from', 'red-to', 'amber-from', 'amber-to'] as const;

function countRows(form: URLSearchParams): number {
  const given = /^\d{1,2}$/.exec(form.get('rows') ?? '')?.[0];
  return Math.min(mostRows, Number(given ?? 0));
}

const isEmpty = (form: URLSearchParams, at: number): boolean =>
  form.get(`row-${String(at)}-remove`) === 'yes' ||
  (floorLevels.every((level) => form.get(`row-${String(at)}-floor-${level}`) !== 'yes') &&
    fields.every((field) => (form.get(`row-${String(at)}-${field}`) ?? '').trim() === ''));

/** The decision table: which tier each combination of floor, red and amber areas and Secure+ evidence gives. */
export const profilePart: SetPart = {
  title: 'Profile',
  says: 'The decision table. Every combination of floors, areas and evidence must have exactly one outcome; whatever has none, or two, is said below.',
  template: 'judgement/criteria-editing/profile.njk',
  copies: true,
  fill: ({ set }) =>
    Object.fromEntries([
      ['rows', String(Math.min(mostRows, set.profile.length + emptyRows))],
      ...set.profile.flatMap((row, index) => {
        const name = `row-${String(index + 1)}`;
        return [
          ...row.floors.map((level) => [`${name}-floor-${level}`, 'yes']),
          [`${name}-red-from`, String(row.red.from)],
          [`${name}-red-to`, String(row.red.to)],
          [`${name}-amber-from`, String(row.amber.from)],
          [`${name}-amber-to`, String(row.amber.to)],
          [`${name}-evidence`, ofEvidence(row.securePlus)],
          [`${name}-tier`, row.tier],
          [`${name}-question`, row.question ?? 'none'],
        ];
      }),
    ]) as Record<string, string>,
  data: ({ set }, sent) => ({
    rows: Array.from({ length: sent ? countRows(sent) : Math.min(mostRows, set.profile.length + emptyRows) }, (_, index) => ({
      at: index + 1,
      isNew: index >= set.profile.length,
    })),
    floors: floorLevels.map((level) => ({ value: level, text: saidOfFloorLevel[level].replace(/^./, (letter) => letter.toUpperCase()) })),
    evidence: evidenceIds.map((value) => ({ value, text: evidence[value] })),
    tiers: tiers.map((value) => ({ value, text: tierLabels[value] })),
    questions: [{ value: 'none', text: 'No question' }, ...tiers.map((value) => ({ value, text: `The question of ${tierLabels[value]}` }))],
  }),
  read: (form, answers) => {
    const profile: ProfileRow[] = [];
    for (let at = 1; at <= countRows(form); at += 1) {
      if (isEmpty(form, at)) continue;
      const row = readRow(form, answers, at);
      if (row !== null) profile.push(row);
    }
    if (profile.length === 0 && answers.errors.length === 0) answers.refuse('row-1-red-from', 'Fill in at least one row');
    return answers.errors.length > 0 ? null : { profile };
  },
};

function readRow(form: URLSearchParams, answers: AnswerReader, at: number): ProfileRow | null {
  const name = `row-${String(at)}`;
  const floors = floorLevels.filter((level) => form.get(`${name}-floor-${level}`) === 'yes');
  if (floors.length === 0) answers.refuse(`${name}-floor-none`, `Choose which floors row ${String(at)} is for`);
  const number = (field: (typeof fields)[number], what: string): number | null =>
    readNumber(form, answers, `${name}-${field}`, { what: `The ${what} areas of row ${String(at)}`, most: 9 });
  const [redFrom, redTo] = [number('red-from', 'fewest red'), number('red-to', 'most red')];
  const [amberFrom, amberTo] = [number('amber-from', 'fewest amber'), number('amber-to', 'most amber')];
  const secure = readChoice(form, answers, `${name}-evidence`, evidenceIds, `Choose whether Secure+ evidence matters in row ${String(at)}`);
  const tier = readChoice(form, answers, `${name}-tier`, tiers, `Choose the tier of row ${String(at)}`);
  const question = readChoice(form, answers, `${name}-question`, ['none', ...tiers], `Choose the question of row ${String(at)}, or none`);
  if (redFrom !== null && redTo !== null && redFrom > redTo) answers.refuse(`${name}-red-to`, `The most red areas of row ${String(at)} must not be fewer than the fewest`); // prettier-ignore
  if (amberFrom !== null && amberTo !== null && amberFrom > amberTo) answers.refuse(`${name}-amber-to`, `The most amber areas of row ${String(at)} must not be fewer than the fewest`); // prettier-ignore
  if (redFrom === null || redTo === null || amberFrom === null || amberTo === null || secure === null || tier === null || question === null)
    return null;
  return {
    floors,
    red: { from: redFrom, to: redTo },
    amber: { from: amberFrom, to: amberTo },
    securePlus: secure === 'either' ? null : secure === 'yes',
    tier,
    ...(question === 'none' ? {} : { question }),
  };
}
