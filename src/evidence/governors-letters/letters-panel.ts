import { findOwnProvider, type ProviderPanel, reachesProvider } from '../../register/index.ts';
import { isOutside } from '../actions/who-sees-actions.ts';
import { listLetters } from './find-letters.ts';
import { standsOf } from './governors-letter.ts';
import { pathOfLetters } from './open-letter-pages.ts';
import type { LetterMeans } from './show-letters.ts';

/** The governors' letter that stands, and where another is drafted. */
export function governorsLettersPanel({ db, clock }: LetterMeans): ProviderPanel {
  return {
    id: 'governors-letters',
    title: 'Governors’ letters',
    order: 26,
    load: async (providerId, actor) => {
      const provider = await findOwnProvider(db.kysely, actor, providerId);
      if (!provider || !(await reachesProvider(db.kysely, clock, actor, 'governors-letter.view', provider.id))) return null;
      const letters = await listLetters(db.kysely, provider);
      const standing = letters.filter((letter) => standsOf(letters, letter)).slice(0, 3);
      const mayWrite = await reachesProvider(db.kysely, clock, actor, 'governors-letter.write', provider.id);
      if (standing.length === 0 && isOutside(actor.role, actor.kind)) return null;
      const base = pathOfLetters(provider.id);
      return {
        template: 'evidence/governors-letters/letters-panel.njk',
        data: { letters: standing.map((letter) => ({ ...letter, href: `${base}/${String(letter.id)}` })), base, mayWrite },
      };
    },
  };
}
