import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { listPostsByProvider, whoHolds } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { choices } from '../../common/show-form.ts';
import { type ChairReason, chairReasons, reasonsForSupport, supportKinds } from './chair-support.ts';
import { listBoards, listOfficers, listTerms } from './find-board.ts';
import { listChairSupport, supportStanding } from './find-chair-support.ts';
import { listReached } from './gather-boards.ts';
import { termsOverOn } from './person-on-board.ts';

/** Chairs of the providers that the reader reaches in detail, with what may ask for support, and what was offered. */
async function gatherChairs({ means, request, authority, today }: Pick<Asked, 'means' | 'request' | 'authority' | 'today'>) {
  const db = means.db.kysely;
  const providers = await listReached(db, request.actor, 'board.detail', today);
  const offerable = new Set((await listReached(db, request.actor, 'chair-support.offer', today)).map(({ id }) => id));
  const posts = await listPostsByProvider(db, authority.authorityId);
  const officers = Map.groupBy(await listOfficers(db, { authorityId: authority.authorityId }), ({ providerId }) => providerId);
  const support = Map.groupBy(await listChairSupport(db, authority.authorityId), ({ providerId }) => providerId);
  const terms = Map.groupBy(await listTerms(db, { authorityId: authority.authorityId }), ({ providerId }) => providerId);
  const boards = new Set((await listBoards(db, { authorityId: authority.authorityId })).map(({ providerId }) => providerId));
  return providers
    .filter(({ id }) => boards.has(id) || (posts.get(id) ?? []).some(({ role }) => role === 'chair'))
    .map((provider) => {
      const post = whoHolds(posts.get(provider.id) ?? [], 'chair', today).current;
      const name = post?.personName ?? null;
      const termOverOn = name === null ? null : termsOverOn(terms.get(provider.id) ?? [], { name }, today);
      const chair = post && { name, since: post.heldFrom, until: post.heldTo, isVacant: name === null, termOverOn };
      const hasViceChair = (officers.get(provider.id) ?? []).some(
        ({ office, fromOn, toOn }) => office === 'vice-chair' && fromOn <= today && (toOn === null || toOn >= today),
      );
      return {
        provider,
        chair,
        reasons: reasonsForSupport({ chair, hasViceChair: hasViceChair || !boards.has(provider.id) }, today),
        support: support.get(provider.id) ?? [],
        mayOffer: offerable.has(provider.id),
      };
    });
}

export const showChairs: SupportPage = async (asked) => {
  const { request } = asked;
  const chairs = await gatherChairs(asked);
  const wanted = (Object.keys(chairReasons) as ChairReason[]).find((one) => one === request.query.get('why')) ?? null;
  const all = request.query.get('why') === 'all';
  const shown = chairs.filter(({ reasons, support }) =>
    wanted === null ? all || reasons.length > 0 || support.some(isOpen) : reasons.includes(wanted),
  );
  return {
    kind: 'page',
    template: 'support/governors/boards/chairs.njk',
    data: {
      counts: Object.entries(chairReasons).map(([reason, label]) => ({
        label: label.toLowerCase(),
        value: chairs.filter(({ reasons }) => reasons.includes(reason as ChairReason)).length,
        href: `/governors/chairs?why=${reason}`,
      })),
      filters: choices(
        [...Object.entries(chairReasons), ['all', 'Every chair'] as const].map(([value, text]) => ({ value, text })),
        all ? 'all' : wanted,
        'Who may be glad of support',
      ),
      hasChairs: chairs.length > 0,
      chairs: shown.map(({ provider, chair, reasons, support, mayOffer }) => ({
        id: provider.id,
        name: provider.name,
        chair,
        reasons: reasons.map((reason) => chairReasons[reason]),
        mayOffer,
        support: support.map((one) => ({
          ...one,
          label: supportKinds[one.kind].label,
          standing: supportStanding(one),
          href: `/governors/boards/${String(provider.id)}`,
        })),
      })),
    },
  };
};

const isOpen = ({ answer, doneOn }: { readonly answer: string | null; readonly doneOn: string | null }): boolean =>
  answer !== 'declined' && doneOn === null;

export const exportChairs: SupportPage = async (asked) => {
  const rows = (await gatherChairs(asked)).map(({ provider, chair, reasons, support }) => [
    provider.name,
    chair?.name ?? null,
    chair?.since ?? null,
    chair?.until ?? null,
    reasons.map((reason) => chairReasons[reason]).join('; '),
    support.map((one) => `${supportKinds[one.kind].label}: ${supportStanding(one).label.toLowerCase()}`).join('; '),
  ]);
  const header = ['Provider', 'Chair', 'Since', 'Until', 'Why support may be welcome', 'Support'];
  return { kind: 'download', fileName: `chairs-${asked.today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]) };
};
