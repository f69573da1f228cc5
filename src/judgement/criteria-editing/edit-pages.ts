import type { Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { checkCriteria } from '../criteria/completeness.ts';
import type { CriteriaDocument, CriteriaSet } from '../criteria/criteria.ts';
import { setInWords } from '../criteria/criteria-words.ts';
import { differencesBetween } from '../criteria/differences.ts';
import { type CriteriaVersion, decideChange } from '../criteria-versions/criteria-version.ts';
import type { CriteriaOutcome } from '../criteria-versions/doing.ts';
import { refuse } from '../criteria-versions/draft-pages.ts';
import { findIndicatorNames } from '../criteria-versions/find-indicator-names.ts';
import { findVersion } from '../criteria-versions/find-versions.ts';
import { documentHash } from '../criteria-versions/get-document-hash.ts';
import { type CriteriaRequest, hrefOf, type VersionPage } from '../criteria-versions/open-version-page.ts';
import { saveDraft } from '../criteria-versions/save-draft.ts';
import { showForm } from '../criteria-versions/show-form.ts';
import { bandsPart } from './bands-part.ts';
import { floorsPart } from './floors-part.ts';
import { indicatorsPart } from './indicators-part.ts';
import { profilePart } from './profile-part.ts';
import { securePlusPart } from './secure-plus-part.ts';
import type { PartContext, SetPart } from './edited-part.ts';
import { fillWhole, readWhole, wholeData } from './whole-part.ts';

const parts: Readonly<Record<string, SetPart>> = {
  'floors': floorsPart,
  'bands': bandsPart,
  'indicators': indicatorsPart,
  'profile': profilePart,
  'secure-plus': securePlusPart,
};

/** What a page says when the draft is not what it was when the form was made. */
interface Overtaken {
  readonly by: string;
  /** What saving the form again would change of the draft as it now is. */
  readonly would: readonly string[];
}

interface Shown {
  readonly form?: URLSearchParams;
  readonly errors?: FormReader['errors'];
  readonly overtaken?: Overtaken;
}

type Change = (document: CriteriaDocument) => CriteriaDocument;

const faultsOf = (document: CriteriaDocument) => checkCriteria(document).map(({ setId, says }) => ({ set: setId && setInWords(setId), says }));

const common = (version: CriteriaVersion, { form, overtaken }: Shown) => ({
  seen: overtaken ? documentHash(version.document) : (form?.get('seen') ?? documentHash(version.document)),
  overtaken: overtaken ?? null,
  faults: faultsOf(version.document),
  criteria: version.version,
  backLink: hrefOf(version),
  breadcrumbs: [
    { text: 'Criteria', href: '/criteria' },
    { text: `Version ${String(version.version)}`, href: hrefOf(version) },
  ],
});

async function findPart(
  { means, request }: CriteriaRequest,
  version: CriteriaVersion,
): Promise<{ part: SetPart; name: string; context: PartContext } | null> {
  const name = request.params['part'] ?? '';
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  const set = version.document.sets.find(({ id }) => id === request.params['set']);
  if (!part || !set) return null;
  return { part, name, context: { set, document: version.document, ...(await findIndicatorNames(means.db.kysely)) } };
}

function partForm(version: CriteriaVersion, found: { part: SetPart; name: string; context: PartContext }, shown: Shown): Reply {
  const { part, name, context } = found;
  const { set, document } = context;
  const base = common(version, shown);
  return showForm({
    template: part.template,
    form: shown.form ?? part.fill(context),
    ...(shown.errors ? { errors: shown.errors } : {}),
    ...(shown.overtaken ? { status: 409 } : {}),
    data: {
      ...base,
      ...part.data(context, shown.form ?? null),
      title: part.title,
      says: part.says,
      setName: setInWords(set.id),
      action: hrefOf(version, `/edit/${set.id}/${name}`),
      others: part.copies ? document.sets.filter(({ id }) => id !== set.id).map(({ id }) => ({ name: `copy-${id}`, text: setInWords(id) })) : [],
      backLink: `${hrefOf(version)}?set=${set.id}`,
    },
  });
}

export const showPart: VersionPage = async (given, version) => {
  const found = await findPart(given, version);
  if (!found) return { kind: 'not-found' };
  const decided = decideChange(version);
  return decided.ok ? partForm(version, found, {}) : refuse(hrefOf(version), [decided.reason]);
};

export const savePart: VersionPage = async (given, version) => {
  const found = await findPart(given, version);
  if (!found) return { kind: 'not-found' };
  const decided = decideChange(version);
  if (!decided.ok) return refuse(hrefOf(version), [decided.reason]);
  const { form } = given.request;
  const answers = new FormReader(form);
  const read = found.part.read(form, answers, found.context);
  if (read === null || answers.errors.length > 0) return partForm(version, found, { form, errors: answers.errors });
  const own = found.context.set.id;
  const isMeant = ({ id }: CriteriaSet): boolean => id === own || (found.part.copies && form.get(`copy-${id}`) === 'yes');
  const change: Change = (document) => ({ ...document, sets: document.sets.map((set) => (isMeant(set) ? { ...set, ...read } : set)) });
  return answerSaving(given, version, change, `${hrefOf(version)}?set=${own}`, (now, overtaken) =>
    partForm(now, { ...found, context: { ...found.context, document: now.document } }, { form, overtaken }),
  );
};

function wholeForm(version: CriteriaVersion, shown: Shown): Reply {
  return showForm({
    template: 'judgement/criteria-editing/whole.njk',
    form: shown.form ?? fillWhole(version.document),
    ...(shown.errors ? { errors: shown.errors } : {}),
    ...(shown.overtaken ? { status: 409 } : {}),
    data: { ...common(version, shown), ...wholeData, action: hrefOf(version, '/edit/whole') },
  });
}

export const showWhole: VersionPage = async (_, version) => {
  const decided = decideChange(version);
  return decided.ok ? wholeForm(version, {}) : refuse(hrefOf(version), [decided.reason]);
};

export const saveWhole: VersionPage = async (given, version) => {
  const decided = decideChange(version);
  if (!decided.ok) return refuse(hrefOf(version), [decided.reason]);
  const { form } = given.request;
  const answers = new FormReader(form);
  const read = readWhole(form, answers);
  if (read === null) return wholeForm(version, { form, errors: answers.errors });
  const change: Change = ({ sets }) => ({ ...read, sets });
  return answerSaving(given, version, change, hrefOf(version), (now, overtaken) => wholeForm(now, { form, overtaken }));
};

/** Saves, and says what faults the draft has now; where somebody else was quicker, shows the form again with what it would change of theirs. */
async function answerSaving(
  { means, request, authority, doing }: CriteriaRequest,
  version: CriteriaVersion,
  change: Change,
  to: string,
  again: (now: CriteriaVersion, overtaken: Overtaken) => Reply,
): Promise<Reply> {
  const seen = request.form.get('seen') ?? '';
  const outcome: CriteriaOutcome = await means.db.transaction((tx) => saveDraft(tx, doing, { version: version.version, seen, change }));
  if (outcome.kind === 'refused') return refuse(hrefOf(version), outcome.reasons);
  const now = (await findVersion(means.db.kysely, authority.id, version.version)) ?? version;
  if (outcome.kind === 'overtaken') {
    const { nameOf } = await findIndicatorNames(means.db.kysely);
    return again(now, { by: outcome.by, would: differencesBetween(now.document, change(now.document), nameOf).map(({ says }) => says) });
  }
  const faults = checkCriteria(now.document).length;
  const text =
    faults === 0
      ? 'Saved. The draft has no faults.'
      : `Saved, with ${faults === 1 ? 'a fault' : `${String(faults)} faults`} to mend before it can be tried out or adopted.`;
  return { kind: 'redirect', to, notice: { kind: faults === 0 ? 'success' : 'important', text } };
}
