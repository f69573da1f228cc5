import { randomInt } from 'node:crypto';

/** No 0 and O, 1 and I, nor vowels that spell words: it is read out over the telephone. */
const letters = '23456789BCDFGHJKMNPQRSTVWXZ';

/** A request's short reference, shown on an error page and standing in the log beside what happened. */
export function newReference(): string {
  const pick = () => letters.charAt(randomInt(letters.length));
  return `${Array.from({ length: 4 }, pick).join('')}-${Array.from({ length: 4 }, pick).join('')}`;
}
