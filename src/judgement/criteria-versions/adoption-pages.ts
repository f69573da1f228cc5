import { dateInWords } from '../../kernel/plain-date.ts';
import type { Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { differencesBetween } from '../criteria/differences.ts';
import { findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import { answerAdoption } from './answer-adoption.ts';
import { type CriteriaVersion, decideChange } from './criteria-version.ts';
import { refuse } from './draft-pages.ts';
import { listConsultations } from './find-consultations.ts';
import { findIndicatorNames } from './find-indicator-names.ts';
import { listTrials } from './find-trials.ts';
import { gatherAdoption } from './gather-adoption.ts';
import { mayAdoptAsSecond, whatIsLeft } from './may-adopt.ts';
import { type CriteriaRequest, hrefOf, type VersionPage } from './open-version-page.ts';
import { requestAdoption } from './request-adoption.ts';
import { showForm } from './show-form.ts';

type Form = URLSearchParams | Record<string, string>;

const crumbs = (version: CriteriaVersion) => [
  { text: 'Criteria', href: '/criteria' },
  { text: `Version ${String(version.version)}`, href: hrefOf(version) },
];

async function askForm(
  { means: { db }, authority }: CriteriaRequest,
  version: CriteriaVersion,
  form: Form,
  { errors = [], reasons }: { readonly errors?: FormReader['errors']; readonly reasons?: readonly string[] } = {},
): Promise<Reply> {
  const left = reasons ?? whatIsLeft(await gatherAdoption(db.kysely, authority.id, version));
  return showForm({
    template: 'judgement/criteria-versions/ask.njk',
    form,
    errors,
    status: reasons === undefined ? 200 : 422,
    data: {
      criteria: version.version,
      title: version.document.title,
      action: hrefOf(version, '/ask'),
      left,
      backLink: hrefOf(version),
      breadcrumbs: crumbs(version),
    },
  });
}

export const showAsking: VersionPage = async (given, version) => {
  const decided = decideChange(version);
  return decided.ok ? askForm(given, version, {}) : refuse(hrefOf(version), [decided.reason]);
};

export const saveAsking: VersionPage = async (given, version) => {
  const { means, request, doing } = given;
  const answers = new FormReader(request.form);
  const from = answers.date('from', { what: 'The day', missing: 'Enter the day from which it is to be in force' });
  if (from === null) return askForm(given, version, request.form, { errors: answers.errors });
  const done = await means.db.transaction((tx) => requestAdoption(tx, doing, version.version, from));
  if (done.kind === 'refused') return askForm(given, version, request.form, { reasons: done.reasons });
  const text = `Asked. It takes force on ${dateInWords(from)} once a second person has adopted it; they are told by mail.`;
  return { kind: 'redirect', to: hrefOf(version), notice: { kind: 'success', text } };
};

async function secondForm(
  given: CriteriaRequest,
  version: CriteriaVersion,
  form: Form,
  errors: FormReader['errors'] = [],
  reasons?: readonly string[],
): Promise<Reply> {
  const { means, request, authority } = given;
  const { kysely } = means.db;
  const today = means.clock.today();
  const facts = await gatherAdoption(kysely, authority.id, version);
  const may = mayAdoptAsSecond({ ...facts, from: version.inForceFrom ?? today, today }, version.askedByAccount, request.actor.accountId);
  const inForce = await findCriteriaInForce(kysely, authority.id, today);
  const { nameOf } = await findIndicatorNames(kysely);
  const trial = (await listTrials(kysely, version.id)).find(({ hash }) => hash === facts.hash);
  return showForm({
    template: 'judgement/criteria-versions/second.njk',
    form,
    errors,
    status: reasons === undefined ? 200 : 422,
    data: {
      criteria: {
        number: version.version,
        title: version.document.title,
        from: version.inForceFrom,
        askedBy: version.askedBy,
        askedAt: version.askedAt,
      },
      href: hrefOf(version),
      action: hrefOf(version, '/second'),
      seen: facts.hash,
      reasons: reasons ?? (may.ok ? [] : may.reasons),
      mayAdopt: may.ok,
      inForce: inForce.version,
      differences: differencesBetween(inForce.document, version.document, nameOf).map(({ says }) => says),
      trial,
      consulted: (await listConsultations(kysely, version.id)).filter(({ withdrawn }) => withdrawn === null).length,
      breadcrumbs: crumbs(version),
    },
  });
}

const waitsNoLonger = (version: CriteriaVersion): Reply =>
  refuse(hrefOf(version), [`Version ${String(version.version)} does not wait for a second person.`]);

export const showSecond: VersionPage = async (given, version) =>
  version.state === 'proposed' ? secondForm(given, version, {}) : waitsNoLonger(version);

export const saveSecond: VersionPage = async (given, version) => {
  if (version.state !== 'proposed') return waitsNoLonger(version);
  const { means, request, doing } = given;
  const answers = new FormReader(request.form);
  const chosen = answers.choice('answer', ['adopt', 'send-back'], 'Choose whether you adopt it or send it back');
  const reason = chosen === 'send-back' ? answers.text('reason', { what: 'The reason', missing: 'Enter why you send it back' }) : null;
  if (chosen === null || answers.errors.length > 0) return secondForm(given, version, request.form, answers.errors);
  const answer = chosen === 'adopt' ? { kind: 'adopt' as const } : { kind: 'send-back' as const, reason: reason ?? '' };
  const seen = request.form.get('seen') ?? '';
  const done = await means.db.transaction((tx) => answerAdoption(tx, doing, { version: version.version, seen, answer }));
  if (done.kind === 'refused') return secondForm(given, version, request.form, [], done.reasons);
  const text =
    chosen === 'adopt'
      ? `Version ${String(version.version)} is adopted. It takes force on ${dateInWords(version.inForceFrom ?? '')}. Tiers proposed before keep the criteria they were proposed by.`
      : `Version ${String(version.version)} is sent back, and is a draft again.`;
  return { kind: 'redirect', to: hrefOf(version), notice: { kind: 'success', text } };
};
