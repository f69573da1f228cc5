import { decideAgreedAction, listPossibleOwners } from '../../../evidence/index.ts';
import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, FormReader, type OwnProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { showForm } from '../../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../../common/withdrawal-pages.ts';
import { findRun, type Run } from '../../programmes/find-runs.ts';
import { findSettings } from '../caseload/find-settings.ts';
import { type CaseloadRow, gatherCaseload } from '../caseload/gather-caseload.ts';
import { ownerChoices, readOwner } from '../read-owner.ts';
import { hrefOf, settingCrumbs } from '../setting/setting-links.ts';
import { recordPathwayVisit } from './record-pathway-visit.ts';
import { beginPathway, setPathwayAside } from './start-pathway.ts';

/** A newly registered setting is rung within so many working days. */
const contactWithin = 5;

/** Settings for which the pathway is put forward, the latest to register first, and those for which it is under way. */
export const showNewlyRegistered: SupportPage = async ({ means, request, authority, today }) => {
  const rows = await gatherCaseload(means.db.kysely, { actor: { ...request.actor, authorityId: authority.authorityId }, today });
  const proposed = rows.flatMap((row) => (row.proposal === null ? [] : [{ ...row, proposal: row.proposal }]));
  const mayBegin = await findSettings(means.db.kysely, { actor: request.actor, permission: 'programme.run', today });
  const reached = new Set(mayBegin.map(({ id }) => id));
  const line = (row: CaseloadRow) => ({ id: row.id, name: row.name, href: hrefOf(row.id), kindName: row.kindName, localityName: row.localityName, adviserName: row.adviserName });
  return {
    kind: 'page',
    template: 'support/early-years/pathway/newly-registered.njk',
    data: {
      proposed: proposed
        .toSorted((one, other) => (one.proposal.since < other.proposal.since ? 1 : -1))
        .map((row) => ({ ...line(row), why: row.proposal.why, begin: reached.has(row.id) ? hrefOf(row.id, '/pathway') : null, setAside: reached.has(row.id) ? hrefOf(row.id, '/no-pathway') : null })),
      underWay: rows
        .filter(({ standing }) => standing === 'under-way')
        .map((row) => ({ ...line(row), stage: row.pathway?.stageName ?? '', since: row.pathway?.startedOn ?? null, visits: row.visits, run: `/providers/${String(row.id)}/programmes/${String(row.pathway?.id ?? '')}` })),
      contactWithin,
      breadcrumbs: [{ text: 'Early years', href: '/early-years' }],
    },
  };
}; // prettier-ignore

const gatherOne = async ({ means, request, authority, today }: Asked, id: number): Promise<CaseloadRow | null> =>
  (await gatherCaseload(means.db.kysely, { actor: { ...request.actor, authorityId: authority.authorityId }, today, id }))[0] ?? null;

const back = (provider: OwnProvider, kind: 'success' | 'important', text: string): Reply => ({
  kind: 'redirect',
  to: hrefOf(provider.id),
  notice: { kind, text },
});

/** One button: a person begins it, and nothing begins by itself. */
export const savePathwayBegun: ProviderPage = async (asked, provider) => {
  const row = await gatherOne(asked, provider.id);
  if (row === null) return { kind: 'not-found' };
  if (row.proposal === null) {
    const text = row.standing === 'under-way' ? 'The pathway is under way already.' : 'The pathway is not for this setting now: see below why.';
    return back(provider, row.standing === 'under-way' ? 'success' : 'important', text);
  }
  const { why } = row.proposal;
  const begun = await asked.means.db.transaction((tx) => beginPathway(tx, asked.doing, row, why));
  return begun.ok
    ? back(provider, 'success', `The pathway of ${row.name} has begun. Ring them within ${String(contactWithin)} working days.`)
    : back(provider, 'important', `${begun.reason}.`);
};

const noPathwayForm = (provider: OwnProvider, form: URLSearchParams, errors: FormReader['errors'] = []): Reply =>
  showForm({
    template: 'support/early-years/pathway/no-pathway.njk',
    form,
    errors,
    data: { provider, action: hrefOf(provider.id, '/no-pathway'), breadcrumbs: settingCrumbs(provider) },
  });

export const showNoPathway: ProviderPage = async (asked, provider) => {
  const row = await gatherOne(asked, provider.id);
  if (row === null) return { kind: 'not-found' };
  return row.proposal === null ? back(provider, 'important', 'The pathway is not put forward for this setting now.') : noPathwayForm(provider, new URLSearchParams());
}; // prettier-ignore

export const saveNoPathway: ProviderPage = async (asked, provider) => {
  const row = await gatherOne(asked, provider.id);
  if (row === null) return { kind: 'not-found' };
  if (row.noPathway !== null) return back(provider, 'success', 'No pathway is begun: that is recorded.');
  if (row.proposal === null) return back(provider, 'important', 'The pathway is not put forward for this setting now.');
  const answers = new FormReader(asked.request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why no pathway is begun' });
  if (reason === null) return noPathwayForm(provider, asked.request.form, answers.errors);
  await asked.means.db.transaction((tx) => setPathwayAside(tx, asked.doing, provider.id, reason));
  return back(provider, 'success', 'No pathway is begun: that is recorded.');
};

const withdrawal = (provider: OwnProvider, id: number) => ({
  table: 'early_years_no_pathway' as const,
  id,
  title: 'Put the pathway forward again',
  what: `That no pathway is begun for ${provider.name} counts no longer. While it is new and not inspected, the pathway is put forward again.`,
  action: hrefOf(provider.id, `/no-pathway/${String(id)}/withdraw`),
  back: hrefOf(provider.id),
});

const ofNoPathway =
  (then: (asked: Asked, found: ReturnType<typeof withdrawal>) => Reply | Promise<Reply>): ProviderPage =>
  async (asked, provider) => {
    const row = await gatherOne(asked, provider.id);
    const id = readId(asked.request.params['decisionId']);
    return row === null || row.noPathway === null || row.noPathway.id !== id ? { kind: 'not-found' } : then(asked, withdrawal(provider, id));
  };
export const showNoPathwayWithdrawal = ofNoPathway((_, found) => showWithdrawal(found));
export const saveNoPathwayWithdrawal = ofNoPathway(saveWithdrawal);

async function findLiveRun({ means, authority }: Asked, row: CaseloadRow | null): Promise<Run | null> {
  return row === null || row.pathway === null || row.standing !== 'under-way'
    ? null
    : findRun(means.db.kysely, authority.authorityId, row.pathway.id);
}

const visitForm = async (
  asked: Asked,
  provider: OwnProvider,
  run: Run,
  form: URLSearchParams | Record<string, string>,
  errors: FormReader['errors'] = [],
  status?: number,
): Promise<Reply> =>
  showForm({
    template: 'support/early-years/pathway/visit.njk',
    form,
    errors,
    ...(status === undefined ? {} : { status }),
    data: {
      provider,
      isFirst: run.now.stage === 'welcome',
      seen: status === 409 ? run.now.count : (asked.request.form.get('seen') ?? run.now.count),
      action: hrefOf(provider.id, '/pathway-visit'),
      owners: ownerChoices(await listPossibleOwners(asked.means.db.kysely, provider, asked.today), asked.request.form.get('owner')),
      run: `/providers/${String(provider.id)}/programmes/${String(run.id)}`,
      breadcrumbs: settingCrumbs(provider),
    },
  });

const noRun = (provider: OwnProvider): Reply => back(provider, 'important', 'No pathway is under way here: a visit is recorded among visits.');

export const showPathwayVisit: ProviderPage = async (asked, provider) => {
  const run = await findLiveRun(asked, await gatherOne(asked, provider.id));
  return run === null ? noRun(provider) : visitForm(asked, provider, run, dateBoxes('on', asked.today));
};

export const savePathwayVisit: ProviderPage = async (asked, provider) => {
  const { means, request, doing, authority } = asked;
  const row = await gatherOne(asked, provider.id);
  const run = await findLiveRun(asked, row);
  if (run === null) return noRun(provider);
  const isInspected = row !== null && row.inspection !== null;
  const answers = new FormReader(request.form);
  const on = answers.date('on', { what: 'The day of the visit', missing: 'Enter the day of the visit' });
  const seen = answers.longText('seen-there', { what: 'What was seen', missing: 'Enter what was seen and talked about', most: 3000 });
  const agreed = answers.longText('agreed', { what: 'What was agreed', most: 3000 });
  if (on !== null && on > asked.today) answers.refuse('on', 'The day of the visit must be today or earlier');
  const action = await readAction(asked, provider, answers, on);
  if (answers.errors.length > 0 || on === null || seen === null) return visitForm(asked, provider, run, request.form, answers.errors);
  const count = Number(/^\d{1,6}$/u.exec(request.form.get('seen') ?? '')?.[0] ?? run.now.count);
  const done = await means.db.transaction((tx) =>
    recordPathwayVisit(tx, doing, { runId: run.id, count, on, seen, agreed: agreed ?? '', isInspected, action }),
  );
  if (!done.ok) {
    const now = (await findRun(means.db.kysely, authority.authorityId, run.id)) ?? run;
    const overtaken = now.now.count > count;
    const shown = await visitForm(
      asked,
      provider,
      now,
      request.form,
      [{ field: 'on', at: 'on-day', text: done.reason }],
      overtaken ? 409 : undefined,
    );
    return overtaken && shown.kind === 'page' ? { ...shown, status: 409 } : shown;
  }
  const next = isInspected
    ? ' An inspection is on record: end the pathway now.'
    : done.value.wentOn
      ? ' The next is counted from it.'
      : ' The pathway goes on once the first contact is recorded too.';
  const listed = action === null ? '' : ` What is to be done is on the list of actions, due on ${dateInWords(action.dueOn)}.`;
  return back(provider, 'success', `The visit of ${dateInWords(on)} is recorded.${next}${listed}`);
};

/** What somebody is to do by a day, where any of it was typed; what is missing of it is asked for with the rest. */
async function readAction({ means, request, today }: Asked, provider: OwnProvider, answers: FormReader, agreedOn: string | null) {
  const parts = ['what', 'owner', 'due-day', 'due-month', 'due-year'];
  if (parts.every((part) => (request.form.get(part) ?? '').trim() === '')) return null;
  const what = answers.text('what', { what: 'What is to be done', missing: 'Enter what is to be done' });
  const owner = readOwner(answers, await listPossibleOwners(means.db.kysely, provider, today), request.form.get('owner'));
  const dueOn = answers.date('due', { what: 'The day it is due', missing: 'Enter by when it is to be done' });
  if (what === null || owner === null || dueOn === null || agreedOn === null || agreedOn > today) return null;
  const decided = decideAgreedAction(
    { what, ...owner, agreedOn, dueOn, dueHow: `Set as ${dateInWords(dueOn)}`, measure: null, isShared: true },
    today,
  );
  if (decided.ok) return decided.value;
  answers.errors.push({ field: 'due', at: 'due-day', text: decided.reason });
  return null;
}
