import type { ContactKind } from '../entitlement/entitlement-document.ts';
import type { Purpose } from './purpose.ts';

/** What was given that counts as a contact that is owed: a visit is a contact too, and a conversation is had only where it was one. */
const counting: Readonly<Record<ContactKind, readonly Purpose[]>> = {
  visit: ['visit', 'review', 'conversation'],
  conversation: ['conversation'],
  contact: ['visit', 'review', 'conversation', 'contact'],
};

export function countsFor(kind: ContactKind, purpose: Purpose): boolean {
  return counting[kind].includes(purpose);
}

/** The latest day of those that count; null where there is none. */
export function lastOf(kind: ContactKind, given: readonly { readonly purpose: Purpose; readonly on: string }[]): string | null {
  const days = given.filter(({ purpose }) => countsFor(kind, purpose)).map(({ on }) => on);
  return days.toSorted().at(-1) ?? null;
}
