import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { type Doing, entryRoutes, findOwnProvider, listEntryEvents, type OwnProvider, showHistory } from '../../register/index.ts';
import { findWhetherOfConcern } from './find-concern-of-finding.ts';
import { findConfirmer, findLegalTrack, mayReadRestricted } from './find-confirmer.ts';
import { findingLedger, listFindings } from './find-findings.ts';
import { canHave, type Finding, type FindingEntry, mayConfirm } from './finding.ts';
import { aboutKind, type FindingKind, findingKindNames } from './finding-kinds.ts';
import { answersOfFinding, findingEvents, findingInWords } from './finding-words.ts';
import { endFindingPage, newFindingPage, withdrawFindingPage } from './open-finding-pages.ts';
import { confirmerInWords, type FindingMeans, showFindings } from './show-findings.ts';

/** What has been confirmed of a provider: the list, each record, and recording, ending and withdrawing. */
export function findingRoutes(means: FindingMeans): Route[] {
  const form = { ...means, permission: 'finding.record' } as const;
  return [
    {
      method: 'GET',
      path: '/providers/:id/findings',
      permission: 'finding.view',
      of: 'id',
      audit: 'finding.listed',
      sensitive: true,
      subject: { kind: 'provider', param: 'id' },
      handle: (request) => showFindings(means, request),
    },
    ...entryRoutes(form, '/providers/:id/findings/new', 'finding.recorded', async ({ request, provider, doing }) => {
      const kinds = await listConfirmable(means, doing, provider);
      const asked = request.query.get('kind') ?? request.form.get('kind');
      if (asked === null) return chooseKind(provider, kinds);
      const kind = kinds.find((name) => name === asked);
      return kind === undefined ? null : { page: newFindingPage({ provider, doing }, kind) };
    }),
    ...entryRoutes(form, '/providers/:id/findings/:findingId/end', 'finding.ended', async ({ request, provider, doing }) => {
      const finding = await findConfirmed(means, doing, provider, request.params['findingId']);
      return finding?.withdrawn === null && aboutKind(finding.kind).ends ? { page: endFindingPage({ provider, doing }, finding) } : null;
    }),
    ...entryRoutes(form, '/providers/:id/findings/:findingId/withdraw', 'finding.withdrawn', async ({ request, provider, doing }) => {
      // One that is withdrawn already may be sent again: the same form, twice.
      const finding = await findConfirmed(means, doing, provider, request.params['findingId']);
      return finding && { page: withdrawFindingPage({ provider, doing }, finding) };
    }),
    {
      method: 'GET',
      path: '/providers/:id/findings/:findingId',
      permission: 'finding.view',
      of: 'id',
      audit: 'finding.viewed',
      sensitive: true,
      subject: { kind: 'finding', param: 'findingId' },
      handle: (request) => showFinding(means, request),
    },
  ];
}

async function listConfirmable({ db }: FindingMeans, doing: Doing, provider: OwnProvider): Promise<FindingKind[]> {
  const confirmer = await findConfirmer(db.kysely, doing, provider);
  const legalTrack = await findLegalTrack(db.kysely, provider);
  return findingKindNames.filter((kind) => mayConfirm(confirmer, kind) && canHave(legalTrack, kind));
}

function chooseKind(provider: OwnProvider, names: readonly FindingKind[]): Reply {
  const kinds = names.map((name) => ({ name, ...aboutKind(name) }));
  const base = `/providers/${provider.id}/findings`;
  return { kind: 'page', template: 'evidence/findings/choose-kind.njk', data: { provider, kinds, base, backLink: base } };
}

/** The finding, where the actor is one of those who confirm its kind, and it is not a concern that it rests on. */
async function findConfirmed({ db }: FindingMeans, doing: Doing, provider: OwnProvider, id: string | undefined): Promise<Finding | null> {
  const finding = (await listFindings(db.kysely, provider.id, provider.authorityId)).find((one) => String(one.id) === id);
  if (!finding || (await findWhetherOfConcern(db.kysely, finding.id))) return null;
  return mayConfirm(await findConfirmer(db.kysely, doing, provider), finding.kind) ? finding : null;
}

async function showFinding({ db, clock }: FindingMeans, { actor, params }: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(db.kysely, actor, params['id']);
  const finding = provider && (await listFindings(db.kysely, provider.id, provider.authorityId)).find(({ id }) => String(id) === params['findingId']);
  if (!provider || !finding) return { kind: 'not-found' };
  const about = aboutKind(finding.kind);
  if (about.restricted && !(await mayReadRestricted(db.kysely, { actor, clock }, provider))) return { kind: 'not-found' };
  const events = (await listEntryEvents(db.kysely, findingLedger, provider)).filter(({ subjectId }) => subjectId === String(finding.id));
  const isOfConcern = await findWhetherOfConcern(db.kysely, finding.id);
  const isTheirs = finding.withdrawn === null && !isOfConcern && mayConfirm(await findConfirmer(db.kysely, { actor, clock }, provider), finding.kind);
  const base = `/providers/${provider.id}/findings`;
  return {
    kind: 'page',
    template: 'evidence/findings/finding.njk',
    data: {
      provider,
      finding,
      about,
      heading: about.restricted ? about.label : findingInWords(finding),
      answers: [...answersOfFinding(finding), { label: 'Confirmed by', text: confirmerInWords(finding) }],
      history: showHistory(events, findingEvents, (snapshot) => answersOfFinding(snapshot as unknown as FindingEntry)),
      isOfConcern,
      mayEnd: isTheirs && about.ends && finding.ended === null,
      mayWithdraw: isTheirs,
      path: `${base}/${finding.id}`,
      backLink: base,
    },
  };
}
