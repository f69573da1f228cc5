import type { Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { bodies, bodyIds, type CriteriaVersion } from './criteria-version.ts';
import { refuse } from './draft-pages.ts';
import { type Consultation, listConsultations } from './find-consultations.ts';
import { type CriteriaRequest, hrefOf, type VersionPage } from './open-version-page.ts';
import { recordConsultation } from './record-consultation.ts';
import { showForm } from './show-form.ts';
import { withdrawConsultation } from './withdraw-consultation.ts';

const crumbs = (version: CriteriaVersion) => [
  { text: 'Criteria', href: '/criteria' },
  { text: `Version ${String(version.version)}`, href: hrefOf(version) },
];
const isSettled = ({ state }: CriteriaVersion): boolean => state === 'adopted' || state === 'abandoned';
const settled = 'Consultation is recorded before a version is adopted or abandoned.';

function entryForm(version: CriteriaVersion, form: URLSearchParams | Record<string, string>, errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'judgement/criteria-versions/consultation.njk',
    form,
    errors,
    data: {
      action: hrefOf(version, '/consultation/new'),
      criteria: version.version,
      bodies: bodyIds.map((value) => ({ value, text: bodies[value] })),
      backLink: hrefOf(version),
      breadcrumbs: crumbs(version),
    },
  });
}

export const showNewConsultation: VersionPage = async ({ request }, version) =>
  isSettled(version) ? refuse(hrefOf(version), [settled]) : entryForm(version, { body: request.query.get('body') ?? '' });

export const saveNewConsultation: VersionPage = async ({ means, request, doing }, version) => {
  if (isSettled(version)) return refuse(hrefOf(version), [settled]);
  const answers = new FormReader(request.form);
  const body = answers.choice('body', bodyIds, 'Choose whom you consulted');
  const heldOn = answers.date('held-on', { what: 'The day', missing: 'Enter the day on which they were consulted' });
  if (heldOn !== null && heldOn > means.clock.today()) answers.refuse('held-on', 'The day must be today or earlier');
  const most = 2000;
  const how = answers.text('how', { what: 'How they were consulted', most, missing: 'Enter how they were consulted, such as a meeting or a letter' });
  const said = answers.text('said', { what: 'What they said', most, missing: 'Enter what they said, or that they said nothing' });
  const answered = answers.text('answered', { what: 'What was answered', most, missing: 'Enter what the authority answered' });
  if (answers.errors.length > 0 || body === null || heldOn === null || how === null || said === null || answered === null)
    return entryForm(version, request.form, answers.errors);
  const done = await means.db.transaction((tx) => recordConsultation(tx, doing, version.version, { body, heldOn, how, said, answered }));
  if (!done.ok) return refuse(hrefOf(version), [done.reason]);
  return {
    kind: 'redirect',
    to: hrefOf(version),
    notice: { kind: 'success', text: `The consultation of ${bodies[body].toLowerCase()} is recorded.` },
  };
};

async function findStanding({ means, request }: CriteriaRequest, version: CriteriaVersion): Promise<Consultation | null> {
  const found = await listConsultations(means.db.kysely, version.id);
  return found.find(({ id, withdrawn }) => String(id) === request.params['consultationId'] && withdrawn === null) ?? null;
}

function withdrawalForm(
  version: CriteriaVersion,
  one: Consultation,
  form: URLSearchParams | Record<string, string>,
  errors: FormReader['errors'] = [],
): Reply {
  return showForm({
    template: 'judgement/criteria-versions/reason.njk',
    form,
    errors,
    data: {
      title: 'Withdraw a consultation',
      action: hrefOf(version, `/consultation/${String(one.id)}/withdraw`),
      what: `What is recorded of ${bodies[one.body].toLowerCase()} counts no longer. It stays readable, with your reason.`,
      label: 'Why it is withdrawn',
      button: 'Withdraw the consultation',
      backLink: hrefOf(version),
      breadcrumbs: crumbs(version),
    },
  });
}

export const showConsultationWithdrawal: VersionPage = async (given, version) => {
  const one = await findStanding(given, version);
  return one === null ? { kind: 'not-found' } : withdrawalForm(version, one, {});
};

export const saveConsultationWithdrawal: VersionPage = async (given, version) => {
  const one = await findStanding(given, version);
  if (one === null) return { kind: 'not-found' };
  const { means, request, doing } = given;
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
  if (reason === null) return withdrawalForm(version, one, request.form, answers.errors);
  const done = await means.db.transaction((tx) => withdrawConsultation(tx, doing, version.version, one.id, reason));
  if (!done.ok) return refuse(hrefOf(version), [done.reason]);
  return { kind: 'redirect', to: hrefOf(version), notice: { kind: 'success', text: 'The consultation is withdrawn. It stays readable.' } };
};
