import { decideAgreedAction, findSameDayRoute, listActionsFrom, listPossibleOwners } from '../../../evidence/index.ts';
import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, type FieldError, FormReader, type OwnProvider, reachesProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { showForm } from '../../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../../common/withdrawal-pages.ts';
import { ownerChoices, readOwner } from '../read-owner.ts';
import { hrefOf, settingCrumbs } from '../setting/setting-links.ts';
import { listAudits, type SettingAudit } from './find-audits.ts';
import { readAuditForm } from './read-audit-form.ts';
import { recordAuditAction } from './record-audit-action.ts';
import { saveAudit, startAudit, tellOfWithdrawal } from './save-setting-audit.ts';
import { asksSameDayRoute, auditAnswerIds, auditAnswers, type AuditSide, auditSides, auditStates, countsInWords, maySee } from './setting-audit.ts';
import { auditKindIds, auditKinds, listOf } from './statements.ts';

/** The path of each side: a route asks for one permission, and each side has its own. */
const roomOf = (side: AuditSide): string => (side === 'setting' ? 'own-audits' : 'audits');
const answersOf = (provider: OwnProvider, side: AuditSide, id: number): string => hrefOf(provider.id, `/${roomOf(side)}/${String(id)}/answers`);
const auditHref = (provider: OwnProvider, id: number, rest = ''): string => hrefOf(provider.id, `/audits/${String(id)}${rest}`);
const say = (to: string, kind: 'success' | 'important', text: string): Reply => ({ kind: 'redirect', to, notice: { kind, text } });

export const saveStart =
  (side: AuditSide): ProviderPage =>
  async ({ means, request, doing }, provider) => {
    const kind = auditKindIds.find((each) => each === request.params['kind']);
    if (kind === undefined) return { kind: 'not-found' };
    const id = await means.db.transaction((tx) => startAudit(tx, doing, provider, kind, side));
    return { kind: 'redirect', to: answersOf(provider, side, id) };
  };

const findAudit = async ({ means, request, authority }: Asked, provider: OwnProvider): Promise<SettingAudit | null> => {
  const id = readId(request.params['auditId']);
  if (id === null) return null;
  return (await listAudits(means.db.kysely, { authorityId: authority.authorityId, providerId: provider.id, id }))[0] ?? null;
};

/** A draft of this very side, to be answered; anything else is as if it were not there, or is shown where it can be read. */
const openDraft =
  (side: AuditSide, then: (asked: Asked, provider: OwnProvider, audit: SettingAudit) => Promise<Reply>): ProviderPage =>
  async (asked, provider) => {
    const audit = await findAudit(asked, provider);
    if (audit?.bySide !== side) return { kind: 'not-found' };
    return audit.withdrawn === null && (audit.state === 'draft' || asked.request.form.size > 0) ? then(asked, provider, audit) : { kind: 'redirect', to: auditHref(provider, audit.id) };
  }; // prettier-ignore

/** What the form holds as it begins. */
function formOf({ auditedOn, answers, summary, saves }: SettingAudit): Record<string, string> {
  const given = Object.entries(answers).flatMap(([key, { answer, seen }]) => [...(answer === null ? [] : [[`${key}-answer`, answer] as const]), [`${key}-seen`, seen] as const]);
  return { ...dateBoxes('on', auditedOn), ...Object.fromEntries(given), summary: summary ?? '', seen: String(saves) };
} // prettier-ignore

async function answersForm(asked: Asked, provider: OwnProvider, audit: SettingAudit, sent: URLSearchParams | null, errors: readonly FieldError[], status?: number): Promise<Reply> {
  const { means, authority } = asked;
  const list = listOf(audit.kind, audit.listVersion);
  const form = sent === null ? formOf(audit) : { ...Object.fromEntries(sent), ...(status === 409 ? { seen: String(audit.saves) } : {}) };
  const shown = showForm({
    template: 'support/early-years/audits/answers.njk',
    form,
    errors,
    data: {
      provider,
      name: auditKinds[audit.kind],
      list,
      options: auditAnswerIds.map((value) => ({ value, text: auditAnswers[value] })),
      action: answersOf(provider, audit.bySide, audit.id),
      cancel: hrefOf(provider.id),
      sameDayRoute: audit.kind === 'safeguarding' ? await findSameDayRoute(means.db.kysely, authority.authorityId) : null,
      breadcrumbs: settingCrumbs(provider),
    },
  });
  return status !== undefined && shown.kind === 'page' ? { ...shown, status } : shown;
} // prettier-ignore

export const showAnswers = (side: AuditSide): ProviderPage =>
  openDraft(side, (asked, provider, audit) => answersForm(asked, provider, audit, null, []));

export const saveAnswers = (side: AuditSide): ProviderPage =>
  openDraft(side, async (asked, provider, audit) => {
    const { means, request, doing } = asked;
    const list = listOf(audit.kind, audit.listVersion);
    const read = readAuditForm(request.form, list);
    if (read.errors.length > 0 || read.on === null) return answersForm(asked, provider, audit, request.form, read.errors);
    const isFinished = request.form.get('then') === 'finish';
    const seen = Number(/^\d{1,6}$/u.exec(request.form.get('seen') ?? '')?.[0] ?? audit.saves);
    const { on, answers, summary } = read;
    const done = await means.db.transaction((tx) => saveAudit(tx, doing, provider, { id: audit.id, seen, on, answers, summary, isFinished }));
    if (done.ok)
      return isFinished
        ? say(auditHref(provider, audit.id), 'success', side === 'setting' ? 'The audit is final, and your adviser has it.' : 'The audit is final, and the setting’s manager has it.')
        : say(hrefOf(provider.id), 'success', 'What is answered so far is kept. Carry on whenever you like.');
    if (done.why === 'over') return say(auditHref(provider, audit.id), 'important', 'The audit is final or withdrawn already, and was not changed.');
    const now = (await findAudit(asked, provider)) ?? audit;
    if (done.why === 'overtaken')
      return answersForm(asked, provider, now, request.form, [{ field: 'on', at: 'on-day', text: `Meanwhile ${done.by} saved this audit. Nothing of yours is kept yet: save again if yours is right` }], 409);
    const errors = done.faults.map(({ field, reason }) => ({ field, at: field === 'on' ? 'on-day' : field, text: reason }));
    return answersForm(asked, provider, audit, request.form, errors);
  }); // prettier-ignore

async function auditPage(asked: Asked, provider: OwnProvider, audit: SettingAudit, form: URLSearchParams, errors: readonly FieldError[] = []): Promise<Reply> {
  const { means, request, authority, today } = asked;
  const db = means.db.kysely;
  const mayRecord = await reachesProvider(db, means.clock, request.actor, 'early-years.record', provider.id);
  const isManager = await reachesProvider(db, means.clock, request.actor, 'early-years-audit.answer', provider.id);
  if (!maySee(audit, isManager ? 'setting' : 'authority')) return { kind: 'not-found' };
  const list = listOf(audit.kind, audit.listVersion);
  const isStanding = audit.withdrawn === null;
  const owners = mayRecord ? await listPossibleOwners(db, provider, today) : [];
  const mayCarryOn = isStanding && audit.state === 'draft' && (audit.bySide === 'setting' ? isManager : mayRecord);
  return showForm({
    template: 'support/early-years/audits/audit.njk',
    form,
    errors,
    subject: { kind: 'early-years-audit', id: audit.id },
    data: {
      provider,
      audit,
      name: auditKinds[audit.kind],
      by: auditSides[audit.bySide],
      state: isStanding ? auditStates[audit.state] : 'Withdrawn',
      says: countsInWords(list, audit.answers),
      list,
      groups: list.groups.map(({ title, statements }) => ({ title, statements: statements.map((statement) => ({ ...statement, given: wordsOf(audit, statement.key) })) })),
      sameDayRoute: isStanding && asksSameDayRoute(audit.kind, audit.answers) ? await findSameDayRoute(db, authority.authorityId) : null,
      actions: (await listActionsFrom(db, authority.authorityId, 'early-years-audit', [audit.id])).map(({ id, what, ownerName, dueOn, state }) => ({ what, ownerName, dueOn, state, href: `/actions/${String(id)}` })),
      carryOn: mayCarryOn ? answersOf(provider, audit.bySide, audit.id) : null,
      withdraw: isStanding && mayRecord ? auditHref(provider, audit.id, '/withdraw') : null,
      agree: isStanding && mayRecord && audit.state === 'final' ? auditHref(provider, audit.id, '/actions') : null,
      owners: ownerChoices(owners, form.get('owner')),
      breadcrumbs: settingCrumbs(provider),
    },
  });
} // prettier-ignore

const answerColours = { 'yes': 'green', 'partly': 'yellow', 'no': 'red', 'not-applicable': 'grey' } as const;

function wordsOf({ answers }: SettingAudit, key: string) {
  const given = answers[key];
  const answer = given?.answer ?? null;
  return { text: answer === null ? 'Not answered' : auditAnswers[answer], colour: answer === null ? 'grey' : answerColours[answer], seen: given?.seen ?? '' };
} // prettier-ignore

export const showAudit: ProviderPage = async (asked, provider) => {
  const audit = await findAudit(asked, provider);
  return audit === null ? { kind: 'not-found' } : auditPage(asked, provider, audit, new URLSearchParams());
};

export const saveAuditAction: ProviderPage = async (asked, provider) => {
  const audit = await findAudit(asked, provider);
  if (audit?.state !== 'final' || audit.withdrawn !== null) return { kind: 'not-found' };
  const { means, request, doing, today } = asked;
  const answers = new FormReader(request.form);
  const what = answers.text('what', { what: 'What is to be done', missing: 'Enter what is to be done' });
  const owners = await listPossibleOwners(means.db.kysely, provider, today);
  const owner = readOwner(answers, owners, request.form.get('owner'));
  const dueOn = answers.date('due', { what: 'The day it is due', missing: 'Enter by when' });
  const measure = answers.text('measure', { what: 'What would show that it has worked' });
  if (answers.errors.length > 0 || what === null || owner === null || dueOn === null) return auditPage(asked, provider, audit, request.form, answers.errors);
  const decided = decideAgreedAction({ what, ...owner, agreedOn: today, dueOn, dueHow: `Set as ${dateInWords(dueOn)}`, measure, isShared: true }, today);
  if (!decided.ok) return auditPage(asked, provider, audit, request.form, [{ field: 'due', at: 'due-day', text: decided.reason }]);
  await means.db.transaction((tx) => recordAuditAction(tx, doing, provider, audit, decided.value));
  return say(auditHref(provider, audit.id), 'success', `The action is on the list, due on ${dateInWords(dueOn)}.`);
}; // prettier-ignore

const withdrawalOf = ({ doing }: Asked, provider: OwnProvider, audit: SettingAudit) => ({
  table: 'early_years_audit' as const,
  id: audit.id,
  title: 'Withdraw an audit',
  what: `The ${auditKinds[audit.kind].toLowerCase()} audit of ${provider.name} of ${dateInWords(audit.auditedOn)} counts no longer. Actions that it agreed stay on the list.${audit.state === 'final' ? ' The setting’s manager is told, and reads the reason.' : ''}`,
  action: auditHref(provider, audit.id, '/withdraw'),
  back: hrefOf(provider.id),
  ...(audit.state === 'final' ? { also: (tx: Tx) => tellOfWithdrawal(tx, doing, provider, audit) } : {}),
});

const ofStanding =
  (then: (asked: Asked, found: ReturnType<typeof withdrawalOf>) => Reply | Promise<Reply>): ProviderPage =>
  async (asked, provider) => {
    const audit = await findAudit(asked, provider);
    return audit === null || audit.withdrawn !== null || !maySee(audit, 'authority') ? { kind: 'not-found' } : then(asked, withdrawalOf(asked, provider, audit));
  }; // prettier-ignore
export const showAuditWithdrawal = ofStanding((_, found) => showWithdrawal(found));
export const saveAuditWithdrawal = ofStanding(saveWithdrawal);
