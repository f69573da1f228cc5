import type { Field, FormReader } from '../../register/index.ts';
import { type OwnerSide, ownerSides } from './agreed-action.ts';
import type { DueRule } from './due-date.ts';
import type { PossibleOwner } from './find-owners.ts';

const choicesOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, text]) => ({ value, text }));

const dueWays = {
  'date': 'On a day',
  'working-days': 'So many working days from the day it was agreed',
  'school-weeks': 'So many school weeks from the day it was agreed',
} as const;
type DueWay = keyof typeof dueWays;

export function ownerFields(owners: readonly PossibleOwner[]): Field[] {
  return [
    { kind: 'radios', name: 'side', label: 'Whose is it?', choices: choicesOf(ownerSides) },
    {
      kind: 'select',
      name: 'account',
      label: 'Owner with an account (optional)',
      hint: 'It stands on their first page, and they are reminded.',
      choices: owners.map(({ id, name, jobTitle }) => ({ value: String(id), text: jobTitle === null ? name : `${name}, ${jobTitle}` })),
    },
    { kind: 'text', name: 'owner', label: 'Owner, if not in the list', hint: 'A role or a name, like “Headteacher” or “Chair of governors”.' },
  ];
}

export const dueFields: readonly Field[] = [
  { kind: 'radios', name: 'due-way', label: 'By when?', choices: choicesOf(dueWays) },
  { kind: 'date', name: 'due', label: 'The day, if it is on a day' },
  { kind: 'text', name: 'count', label: 'How many working days or school weeks, if it is counted', width: 3, input: 'numeric' },
];

export interface ReadOwner {
  readonly ownerSide: OwnerSide;
  readonly ownerName: string;
  readonly ownerAccountId: number | null;
}

export function readOwner(answers: FormReader, owners: readonly PossibleOwner[]): ReadOwner | null {
  const ownerSide = answers.choice('side', Object.keys(ownerSides) as OwnerSide[], 'Select whose it is');
  const id = answers.optionalChoice(
    'account',
    owners.map((owner) => String(owner.id)),
    'Select an owner from the list',
  );
  const account = owners.find((owner) => String(owner.id) === id) ?? null;
  const typed = answers.text('owner', { what: 'The owner', most: 120 });
  const ownerName = account?.name ?? typed;
  if (ownerName === null) answers.refuse('owner', 'Select or enter an owner');
  return ownerSide === null || ownerName === null ? null : { ownerSide, ownerName, ownerAccountId: account?.id ?? null };
}

export function readDue(answers: FormReader, from: string | null): DueRule | null {
  const way = answers.choice('due-way', Object.keys(dueWays) as DueWay[], 'Select by when');
  if (way === null) return null;
  if (way === 'date') {
    const on = answers.date('due', { what: 'The day it is due', missing: 'Enter the day it is due' });
    return on === null ? null : { kind: 'date', on };
  }
  const count = answers.wholeNumber('count', 'The number', way === 'working-days' ? 250 : 60);
  if (count === null && !answers.errors.some(({ field }) => field === 'count')) answers.refuse('count', 'Enter how many');
  return count === null || from === null ? null : { kind: way, from, count };
}
