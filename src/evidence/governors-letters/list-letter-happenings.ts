import { type Happening, type ListHappenings, reachesProvider } from '../../register/index.ts';
import { listLetters } from './find-letters.ts';
import { pathOfLetters } from './open-letter-pages.ts';
import type { LetterMeans } from './show-letters.ts';

/** Governors’ letters that were issued and stand, for those who may read them. */
export function governorsLetterHappenings({ db, clock }: LetterMeans): ListHappenings {
  return async (actor, provider) => {
    if (!(await reachesProvider(db.kysely, clock, actor, 'governors-letter.view', provider.id))) return [];
    const letters = await listLetters(db.kysely, provider);
    return letters
      .filter(({ issuedOn, withdrawnBy }) => issuedOn !== null && withdrawnBy === null)
      .map(({ id, issuedOn, term }): Happening => {
        return {
          kind: 'letter',
          on: issuedOn,
          title: 'Governors’ letter',
          says: `For ${term}.`,
          href: `${pathOfLetters(provider.id)}/${String(id)}`,
        };
      });
  };
}
