import type { Reply } from '../../platform/http/route.ts';
import { type FieldError, FormReader, isAllowed } from '../../register/index.ts';
import { doingOf } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import type { CasePage } from '../cases/open-case.ts';
import { provisionalWords } from '../cases/proposal-panel.ts';
import { judgementInWords } from '../judging/judgement-words.ts';
import { reachesProvider } from '../../register/index.ts';
import { findComparable } from './comparable.ts';
import { findMeeting, type FoundItem, type FoundMeeting, listItems } from './find-meetings.ts';
import { gatherComparable, gatherModerated, type Moderated } from './gather-moderated.ts';
import { moderatedInWords, sideBySide } from './moderation-words.ts';
import { formData } from './meeting-pages.ts';
import { pathOfMeeting } from './open-meeting.ts';
import { recordDiscussion } from './record-discussion.ts';
import { withdrawFromAgenda } from './withdraw-from-agenda.ts';

type ItemPage = (given: {
  readonly means: Parameters<CasePage>[0];
  readonly request: Parameters<CasePage>[1];
  readonly found: FoundCase;
  readonly meeting: FoundMeeting;
  readonly items: readonly FoundItem[];
  readonly item: FoundItem;
}) => Promise<Reply>;

/** A handler of one case of one meeting; not there where the case is not on its agenda. */
function withItem(answer: ItemPage): CasePage {
  return async (means, request, found) => {
    const { params, actor } = request;
    const id = /^[1-9]\d{0,8}$/.exec(params['meetingId'] ?? '')?.[0];
    const meeting = id === undefined ? undefined : await findMeeting(means.db.kysely, found.authorityId, Number(id));
    if (meeting === undefined) return { kind: 'not-found' };
    const items = await listItems(means.db.kysely, actor, means.clock.today(), meeting.id);
    const item = items.find(({ caseId }) => caseId === found.id);
    return item === undefined ? { kind: 'not-found' } : answer({ means, request, found, meeting, items, item });
  };
}

export const showItem = withItem((given) => showSideBySide(given));

async function showSideBySide(
  { means, request, found, meeting, items, item }: Parameters<ItemPage>[0],
  typed: string | null = null,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const { db, clock } = means;
  const { actor } = request;
  const own = (await gatherModerated(db.kysely, found.authorityId, [found.id])).get(found.id);
  if (own === undefined) return { kind: 'not-found' };
  const comparable = findComparable(
    { caseId: found.id, name: found.providerName, evaluation: own.proposal.evaluation },
    await gatherComparable(db.kysely, found.authorityId),
  );
  const others = await gatherModerated(
    db.kysely,
    found.authorityId,
    comparable.map(({ caseId }) => caseId),
  );
  const beside: Moderated[] = [];
  const likeness: { name: string; says: string; href: string }[] = [];
  for (const { caseId, says } of comparable) {
    const other = others.get(caseId);
    // Whoever may not read the other case is not shown it here either.
    if (other === undefined || !(await reachesProvider(db.kysely, clock, actor, 'tier.view', other.found.providerId))) continue;
    beside.push(other);
    likeness.push({ name: other.found.providerName, says, href: `/cases/${String(caseId)}` });
  }
  const place = items.findIndex(({ caseId }) => caseId === found.id);
  const neighbour = (index: number) => (items[index] === undefined ? null : `${pathOfMeeting(meeting)}/cases/${String(items[index].caseId)}`);
  const mayRun = isAllowed(actor, 'moderation.run') && meeting.closedAt === null;
  const words = moderatedInWords(own);
  return {
    kind: 'page',
    template: 'judgement/moderation/item.njk',
    status: errors.length > 0 ? 422 : 200,
    data: {
      meeting,
      found,
      words,
      place: place + 1,
      of: items.length,
      previous: neighbour(place - 1),
      next: neighbour(place + 1),
      names: [found.providerName, ...beside.map((other) => other.found.providerName)],
      lines: sideBySide([own, ...beside]),
      likeness,
      judgement: own.judgement === null ? null : judgementInWords(own.judgement),
      provisional: own.proposal.criteria.provisional ? provisionalWords : null,
      discussion: item.discussion,
      ...formData(new URLSearchParams({ discussion: typed ?? item.discussion ?? '' }), ['discussion'], ['discussion'], errors),
      mayRun,
      mayDecide: words.isOpen && meeting.closedAt === null && (await reachesProvider(db.kysely, clock, actor, 'tier.decide', found.providerId)),
      mayRemove: mayRun && words.isOpen && item.discussion === null,
      breadcrumbs: [{ text: 'Moderation', href: '/moderation' }, { text: 'Agenda', href: pathOfMeeting(meeting) }, { text: found.providerName }],
    },
  };
}

export const saveDiscussion = withItem(async (given) => {
  const { means, request, found, meeting } = given;
  const { form } = request;
  const reader = new FormReader(form);
  const discussion = reader.text('discussion', { what: 'What was said', most: 5000, missing: 'Enter what was said' });
  if (discussion === null) return showSideBySide(given, form.get('discussion'), reader.errors);
  const { authorityId } = found;
  const doing = doingOf(request, means);
  const entry = { meetingId: meeting.id, caseId: found.id, discussion, seen: form.get('seen') ?? '' };
  const saved = await means.db.transaction((tx) => recordDiscussion(tx, doing, authorityId, entry), { authorityId });
  if (!saved.ok) {
    // What the other wrote is read anew, and stands beside what was typed.
    const items = await listItems(means.db.kysely, request.actor, means.clock.today(), meeting.id);
    const item = items.find(({ caseId }) => caseId === found.id) ?? given.item;
    return showSideBySide({ ...given, items, item }, discussion, [{ field: 'discussion', at: 'discussion', text: saved.reason }]);
  }
  return {
    kind: 'redirect',
    to: `${pathOfMeeting(meeting)}/cases/${String(found.id)}`,
    notice: { kind: 'success', text: 'What was said is recorded.' },
  };
});

export const removeItem = withItem(async ({ means, request, found, meeting }) => {
  const { authorityId } = found;
  const taken = await means.db.transaction((tx) => withdrawFromAgenda(tx, doingOf(request, means), authorityId, meeting.id, found.id), {
    authorityId,
  });
  const notice = taken.ok
    ? { kind: 'success' as const, text: `${found.providerName} is off the agenda, and waits for another meeting.` }
    : { kind: 'important' as const, text: taken.reason };
  return { kind: 'redirect', to: pathOfMeeting(meeting), notice };
});
