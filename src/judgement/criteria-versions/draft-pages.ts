import type { Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { type CriteriaVersion, decideChange } from './criteria-version.ts';
import { endDraft } from './end-draft.ts';
import { openDraft } from './open-draft.ts';
import { type CriteriaRequest, hrefOf, type VersionPage } from './open-version-page.ts';
import { showForm } from './show-form.ts';

const crumbs = (version: CriteriaVersion) => [
  { text: 'Criteria', href: '/criteria' },
  { text: `Version ${String(version.version)}`, href: hrefOf(version) },
];

export const refuse = (to: string, reasons: readonly string[]): Reply => ({
  kind: 'redirect',
  to,
  notice: { kind: 'important', text: reasons.join(' ') },
});

function newDraftForm(version: CriteriaVersion, form: URLSearchParams | Record<string, string>, errors: FormReader['errors'] = []): Reply {
  const data = { criteria: { number: version.version, title: version.document.title, href: hrefOf(version) }, breadcrumbs: crumbs(version) };
  return showForm({ template: 'judgement/criteria-versions/new-draft.njk', form, errors, data });
}

export const showNewDraft: VersionPage = async (_, version) => newDraftForm(version, { title: '' });

export const saveNewDraft: VersionPage = async ({ means, request, doing }, version) => {
  const answers = new FormReader(request.form);
  const title = answers.text('title', { what: 'The title', most: 120, missing: 'Enter a title, such as Criteria from January 2027' });
  if (title === null) return newDraftForm(version, request.form, answers.errors);
  const made = await means.db.transaction((tx) => openDraft(tx, doing, version, title));
  const text = `Version ${String(made)} is a draft. Nothing uses it until two people have adopted it.`;
  return { kind: 'redirect', to: hrefOf({ version: made }), notice: { kind: 'success', text } };
};

function endForm(version: CriteriaVersion, form: URLSearchParams | Record<string, string>, errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'judgement/criteria-versions/reason.njk',
    form,
    errors,
    data: {
      title: `Abandon version ${String(version.version)}`,
      action: hrefOf(version, '/abandon'),
      what: `“${version.document.title}” can no longer be changed or adopted. It stays readable, with your reason.`,
      label: 'Why it is abandoned',
      button: 'Abandon this draft',
      backLink: hrefOf(version),
      breadcrumbs: crumbs(version),
    },
  });
}

export const showEnding: VersionPage = async (_, version) => {
  const decided = decideChange(version);
  return decided.ok ? endForm(version, {}) : refuse(hrefOf(version), [decided.reason]);
};

export const saveEnding: VersionPage = async ({ means, request, doing }: CriteriaRequest, version) => {
  const decided = decideChange(version);
  if (!decided.ok) return refuse(hrefOf(version), [decided.reason]);
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is abandoned' });
  if (reason === null) return endForm(version, request.form, answers.errors);
  const done = await means.db.transaction((tx) => endDraft(tx, doing, version.version, reason));
  if (done.kind === 'refused') return refuse(hrefOf(version), done.reasons);
  return {
    kind: 'redirect',
    to: '/criteria',
    notice: { kind: 'success', text: `Version ${String(version.version)} is abandoned. It stays readable.` },
  };
};
