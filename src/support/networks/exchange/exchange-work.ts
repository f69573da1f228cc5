import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { findCalendar, isAllowed, type DiaryEntry, type WorkItem, type WorkSource } from '../../../register/index.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { listCoordinatorsOf, listReached } from '../practice/find-practice.ts';
import { themeInWords } from '../practice/themes.ts';
import { isUnderWay, lookDueOn, sides, takesRoom, type Side } from './brokered-visit.ts';
import { listBrokeredVisits, type BrokeredVisit } from './find-brokered-visits.ts';
import { listAsks } from './find-exchange.ts';
import { namesFor } from './visit-words.ts';
import './tables.ts';

const hrefOf = ({ id }: BrokeredVisit): string => `/exchange/visits/${String(id)}`;
const idOf = (visit: BrokeredVisit, side: Side): number => (side === 'asker' ? visit.askerId : visit.hostId);
const nameOf = (visit: BrokeredVisit, side: Side): string => (side === 'asker' ? visit.askerName : visit.hostName);

/** What waits of offers, asks and visits: for the heads of both sides, and for whoever coordinates or brokered it. */
export function exchangeWork({ db, clock }: SupportMeans): WorkSource {
  const visitsOf = (actor: Actor, today: string) => listBrokeredVisits(db.kysely, actor.authorityId, { actor, today });

  async function ofHead(actor: Actor, today: string): Promise<WorkItem[]> {
    const own = new Set((await listReached(db.kysely, actor, 'exchange.answer', today)).map(({ id }) => id));
    const calendar = await findCalendar(db.kysely, { authorityId: actor.authorityId ?? 0 });
    return (await visitsOf(actor, today)).flatMap((visit) =>
      sides
        .filter((side) => own.has(idOf(visit, side)))
        .flatMap((side): WorkItem[] => {
          const { state } = visit;
          const theme = themeInWords(visit.theme);
          const item = (kind: WorkItem['kind'], text: string, dueOn: string | null, step: string): WorkItem => ({
            kind,
            text,
            href: `${hrefOf(visit)}/sides/${String(idOf(visit, side))}/${step}`,
            provider: { id: idOf(visit, side), name: nameOf(visit, side) },
            dueOn,
            since: null,
          });
          if (state.stage === 'proposed' && !state.hasAccepted[side])
            return [{ ...item('reply', `A match is proposed about ${theme}: say whether you take it up`, null, 'accepted'), href: hrefOf(visit) }];
          const due = lookDueOn(state, calendar);
          const changed = side === 'asker' && due !== null ? [item('draft', `Say what changed after the visit about ${theme}`, due, 'looked')] : [];
          const said =
            state.stage === 'happened' && state.said[side] === null
              ? [item('draft', `Say what the visit about ${theme} was like`, null, 'said')]
              : [];
          const asked =
            state.stage === 'dated' && state.visitOn !== null && state.visitOn < today
              ? [item('draft', `Did the visit about ${theme} of ${dateInWords(state.visitOn)} happen?`, state.visitOn, 'happened')]
              : [];
          return [...asked, ...changed, ...said];
        }),
    );
  }

  async function ofCoordinator(actor: Actor, today: string): Promise<WorkItem[]> {
    const { authorityId, accountId } = actor;
    if (authorityId === null || accountId === null) return [];
    const calendar = await findCalendar(db.kysely, { authorityId });
    const visits = await visitsOf(actor, today);
    const items: WorkItem[] = [];
    for (const ask of await listAsks(db.kysely, actor, today)) {
      const isAnswered = visits.some(({ askId, state }) => askId === ask.id && takesRoom(state));
      if (
        ask.closedAt !== null ||
        !ask.isProviderOpen ||
        isAnswered ||
        !(await listCoordinatorsOf(db.kysely, authorityId, ask.providerId, today)).includes(accountId)
      )
        continue;
      const provider = { id: ask.providerId, name: ask.providerName };
      items.push({
        kind: 'draft',
        text: `Asks for help, and nobody is proposed yet: ${ask.title}`,
        href: `/exchange/asks/${String(ask.id)}`,
        provider,
        dueOn: null,
        since: null,
      });
    }
    for (const visit of visits.filter((one) => one.accountId === accountId)) {
      const { state } = visit;
      const due = lookDueOn(state, calendar);
      const theme = themeInWords(visit.theme);
      const item = (text: string, dueOn: string | null): WorkItem => ({
        kind: 'draft',
        text,
        href: hrefOf(visit),
        provider: { id: visit.askerId, name: visit.askerName },
        dueOn,
        since: null,
      });
      if (state.stage === 'agreed') items.push(item(`Both accepted a visit about ${theme}: see that it has a day`, null));
      if (state.stage === 'dated' && state.visitOn !== null && state.visitOn < today)
        items.push(item(`Did the visit about ${theme} of ${dateInWords(state.visitOn)} happen?`, state.visitOn));
      if (due !== null) items.push(item(`Ask what changed after the visit about ${theme}`, due));
    }
    return items;
  }

  return {
    id: 'exchange',
    list: async (actor, today) => {
      if (!isAllowed(actor, 'exchange.answer')) return [];
      return actor.role === 'headteacher' ? ofHead(actor, today) : ofCoordinator(actor, today);
    },
    diary: async (actor, from, to) => {
      if (!isAllowed(actor, 'exchange.read-needs')) return [];
      const isOwn = actor.role === 'headteacher' || actor.role === 'head-delegate' || actor.role === 'chair';
      return (await visitsOf(actor, clock.today())).flatMap((visit): DiaryEntry[] => {
        const { state } = visit;
        // Those of the authority have what they brokered, and not everybody's.
        if (state.stage !== 'dated' || state.visitOn === null || !(isOwn || visit.accountId === actor.accountId)) return [];
        if (state.visitOn < from || state.visitOn > to) return [];
        const names = namesFor(visit);
        return [
          {
            uid: `brokered-visit-${String(visit.id)}`,
            on: state.visitOn,
            from: state.from,
            to: null,
            title: `Visit about ${themeInWords(visit.theme)}: ${names.asker} at ${names.host}`,
            href: hrefOf(visit),
            providerIds: [visit.askerId, visit.hostId],
          },
        ];
      });
    },
    held: async (reader, accountId) => {
      const account = await reader.selectFrom('account').select('authority_id').where('id', '=', accountId).executeTakeFirst();
      const visits = (await listBrokeredVisits(reader, account?.authority_id ?? null, null)).filter((visit) => visit.accountId === accountId);
      return {
        kind: 'brokered-visit',
        label: 'Brokered visits to follow through',
        items: visits
          .filter(({ state }) => isUnderWay(state) || state.stage === 'happened')
          .map((visit) => ({
            id: visit.id,
            text: `Visit about ${themeInWords(visit.theme)}, ${visit.askerName} and ${visit.hostName}`,
            href: hrefOf(visit),
            providerId: visit.askerId,
          })),
      };
    },
    handOver: async (tx, ids, { accountId }) => {
      if (ids.length === 0) return;
      await tx
        .updateTable('brokered_visit')
        .set({ account_id: accountId })
        .where('id', 'in', [...ids])
        .execute();
    },
  };
}
