import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { entryRoutes, findCalendar, type OwnProvider } from '../../register/index.ts';
import { listLetters } from './find-letters.ts';
import { type GovernorsLetter, termForLetter } from './governors-letter.ts';
import { beginningOfEdit, draftLetterPage, editLetterPage, issueLetterPage, withdrawLetterPage } from './open-letter-pages.ts';
import { exportLetter, type LetterMeans, prepareLetter, showLetter, showLetters } from './show-letters.ts';

const base = '/providers/:id/governors-letters' as const;

/** The termly page for chair and clerk: drafted, issued, and its versions. */
export function governorsLetterRoutes(means: LetterMeans): Route[] {
  const { db, clock } = means;
  const form = { db, clock, permission: 'governors-letter.write' } as const;
  const view = (path: Route['path'], audit: Route['audit'], handle: (request: PageRequest) => Promise<Reply>): Route => ({
    method: 'GET',
    path,
    permission: 'governors-letter.view',
    of: 'id',
    audit,
    handle,
  });
  const letterOf = async ({
    request,
    provider,
  }: {
    readonly request: PageRequest;
    readonly provider: OwnProvider;
  }): Promise<GovernorsLetter | undefined> => (await listLetters(db.kysely, provider)).find(({ id }) => String(id) === request.params['letterId']);
  const isDraft = (letter: GovernorsLetter | undefined): letter is GovernorsLetter => letter?.issuedOn === null && letter.withdrawnBy === null;
  return [
    view(base, 'governors-letter.listed', (request) => showLetters(means, request)),
    ...entryRoutes(form, `${base}/new`, 'governors-letter.drafted', async (asked) => {
      const calendar = await findCalendar(db.kysely, { authorityId: asked.provider.authorityId, providerId: asked.provider.id });
      const initial = asked.request.form.size > 0 ? {} : beginningOfEdit(await prepareLetter(means, asked.provider));
      return { page: draftLetterPage(asked, termForLetter(calendar, clock.today())), initial };
    }),
    view(`${base}/:letterId`, 'governors-letter.viewed', (request) => showLetter(means, request)),
    view(`${base}/:letterId/word`, 'governors-letter.exported', (request) => exportLetter(means, request)),
    ...entryRoutes(form, `${base}/:letterId/edit`, 'governors-letter.edited', async (asked) => {
      const letter = await letterOf(asked);
      return isDraft(letter) ? { page: editLetterPage(asked, letter, asked.request.form), initial: beginningOfEdit(letter) } : null;
    }),
    ...entryRoutes(form, `${base}/:letterId/issue`, 'governors-letter.issued', async (asked) => {
      const letter = await letterOf(asked);
      return letter?.withdrawnBy === null ? { page: issueLetterPage(asked, letter) } : null;
    }),
    ...entryRoutes(form, `${base}/:letterId/withdraw`, 'governors-letter.withdrawn', async (asked) => {
      const letter = await letterOf(asked);
      return letter === undefined ? null : { page: withdrawLetterPage(asked, letter) };
    }),
  ];
}
