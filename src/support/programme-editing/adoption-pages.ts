import type { Reply } from '../../platform/http/route.ts';
import { FormReader, isAllowed } from '../../register/index.ts';
import { showForm } from '../common/show-form.ts';
import { definitionDifferences } from '../programme-definitions/definition-differences.ts';
import { wordsOf } from '../programme-definitions/known-check.ts';
import { adoptDraft } from './adopt-draft.ts';
import { faultLinks } from './draft-pages.ts';
import type { ProgrammeVersion, ProgrammeVersions } from './find-versions.ts';
import { definitionHash } from './get-definition-hash.ts';
import { decideAdoption } from './may-adopt.ts';
import { alsoNaming, type DefinitionAsked, type DefinitionPage, hrefOf, refuse } from './open-definition-page.ts';

interface Adopting {
  readonly form?: URLSearchParams;
  readonly errors?: FormReader['errors'];
  readonly overtakenBy?: string;
}

function adoptionForm({ request, shipped }: DefinitionAsked, found: ProgrammeVersions, draft: ProgrammeVersion, shown: Adopting = {}): Reply {
  const { definition, version } = draft;
  const changes = definitionDifferences(found.inForce.definition, definition, wordsOf(shipped)).map(({ says }) => says);
  const faults = faultLinks(definition, alsoNaming(shipped, found.inForce.definition));
  const decided = decideAdoption({ definition, faults: faults.length, differences: changes.length, role: request.actor.role });
  return showForm({
    template: 'support/programme-editing/adopt.njk',
    form: shown.form ?? {},
    ...(shown.errors ? { errors: shown.errors } : {}),
    ...(shown.overtakenBy === undefined ? {} : { status: 409 }),
    data: {
      name: definition.name,
      version,
      isStatutory: definition.statutory,
      changes,
      faults,
      mayMend: isAllowed(request.actor, 'programme.define'),
      refusal: decided.ok ? null : decided.reason,
      overtakenBy: shown.overtakenBy ?? null,
      seen: definitionHash(definition),
      action: hrefOf(found.programme, '/adopt'),
      backLink: hrefOf(found.programme, `?version=${String(version)}`),
    },
  });
}

const noDraft = ({ programme }: ProgrammeVersions): Reply =>
  refuse(hrefOf(programme), ['There is no draft to adopt: it may have been adopted already.']);

export const showAdoption: DefinitionPage = async (asked, found) => (found.draft === null ? noDraft(found) : adoptionForm(asked, found, found.draft));

export const saveAdoption: DefinitionPage = async (asked, found) => {
  if (found.draft === null) return noDraft(found);
  const { means, request, doing, shipped } = asked;
  const answers = new FormReader(request.form);
  const missing = 'Enter what it rests on, such as the decision that was made, and by whom';
  const basis = answers.longText('basis', { what: 'What it rests on', most: 2000, missing });
  if (basis === null) return adoptionForm(asked, found, found.draft, { form: request.form, errors: answers.errors });
  const adoption = { programme: found.programme, shipped: shipped.definitions, known: shipped, seen: request.form.get('seen') ?? '', basis };
  const done = await means.db.transaction((tx) => adoptDraft(tx, doing, adoption));
  if (done.kind === 'refused')
    return adoptionForm(asked, found, found.draft, {
      form: request.form,
      errors: [{ field: 'basis', at: 'main-content', text: done.reasons.join(' ') }],
    });
  if (done.kind === 'overtaken') return adoptionForm(asked, found, found.draft, { form: request.form, overtakenBy: done.by });
  const text = `Version ${String(found.draft.version)} is in force. Runs that begin from now on begin under it; those under way stay on their version.`;
  return { kind: 'redirect', to: hrefOf(found.programme), notice: { kind: 'success', text } };
};
