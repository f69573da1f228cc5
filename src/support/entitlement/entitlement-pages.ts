import { addDays, dateInWords } from '../../kernel/plain-date.ts';
import { type Tier, tierLabels, tiers } from '../../kernel/tier.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, FormReader, isAllowed } from '../../register/index.ts';
import { findCriteriaInForce } from '../../judgement/index.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import { readId } from '../common/read-decimal.ts';
import { choices, labelled, showForm } from '../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../common/withdrawal-pages.ts';
import { audienceIds, audiences } from './audience.ts';
import { cadenceInWords } from './cadence-words.ts';
import {
  circumstanceIds,
  circumstances,
  contactKinds,
  type EntitlementDocument,
  type EntitlementRule,
  inForceOn,
  units,
} from './entitlement-document.ts';
import { contactPlaces, fillEntitlement, readEntitlement, ruleParts, universalParts } from './entitlement-form.ts';
import { type EntitlementVersion, findEntitlementOn, listEntitlements } from './find-entitlement.ts';
import { recordEntitlement } from './record-entitlement.ts';

const ruleInWords = (rule: EntitlementRule) => ({
  contacts: rule.contacts.length === 0 ? ['None of a fixed time'] : rule.contacts.map(cadenceInWords),
  extras: rule.extras,
});

function entitlementInWords(document: EntitlementDocument, days: Readonly<Partial<Record<Tier, number>>>) {
  return {
    tiers: tiers.map((id) => ({ label: tierLabels[id], days: days[id], ...ruleInWords(document.tiers[id]) })),
    earlyYears: circumstanceIds.map((id) => ({ label: circumstances[id], ...ruleInWords(document.earlyYears[id]) })),
    universal: audienceIds.map((id) => ({ label: audiences[id], lines: document.universal[id] })),
    newMonths: document.newMonths,
  };
}

/** What is in force on a day, and every version. */
export const showEntitlement: SupportPage = async ({ means, request, authority, today }) => {
  const { authorityId } = authority;
  const answers = new FormReader(request.query);
  const day = answers.date('on', { what: 'The day' }) ?? today;
  const versions = await listEntitlements(means.db.kysely, authorityId);
  const { version, document: criteria } = await findCriteriaInForce(means.db.kysely, authorityId, day);
  const inForce = await findEntitlementOn(means.db.kysely, authorityId, day);
  const mayEdit = isAllowed(request.actor, 'entitlement.edit');
  return showForm({
    template: 'support/entitlement/entitlement.njk',
    form: { ...dateBoxes('on', day) },
    errors: answers.errors,
    data: {
      day,
      isToday: day === today,
      ...entitlementInWords(inForce.document, criteria.entitlement.days),
      isProvisional: inForce.document.provisional || criteria.provisional,
      from: inForce.from,
      criteria: { text: `version ${String(version)} of the criteria`, href: `/criteria/${String(version)}` },
      versions: versions.map((one) => versionInWords(one, versions, today, mayEdit)),
      mayEdit,
    },
  });
};

function versionInWords(one: EntitlementVersion, all: readonly EntitlementVersion[], today: string, mayEdit: boolean) {
  const standing = all.filter(({ withdrawn }) => withdrawn === null);
  const state = one.withdrawn ? 'Withdrawn' : inForceOn(standing, today) === one ? 'In force' : one.from > today ? 'To come' : 'Past';
  return {
    ...one,
    state,
    colour: { 'Withdrawn': 'grey', 'In force': 'green', 'To come': 'blue', 'Past': 'grey' }[state],
    // What was in force has been relied on: it is followed by another, and never taken away.
    withdraw: mayEdit && one.id !== null && one.from > today && one.withdrawn === null ? `/entitlement/${String(one.id)}/withdraw` : null,
  };
}

function showChange(form: URLSearchParams | Record<string, string>, errors: FormReader['errors'] = []): Reply {
  const held = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  return showForm({
    template: 'support/entitlement/change-entitlement.njk',
    form,
    errors,
    data: {
      groups: [...Map.groupBy(ruleParts, ({ group }) => group)].map(([title, parts]) => ({
        title,
        parts: parts.map(({ key, title: label }) => ({
          key,
          label,
          contacts: contactPlaces.map((place) => ({
            at: `${key}-${place}`,
            place,
            whats: choices(labelled(contactKinds), held[`${key}-${place}-what`], 'None'),
            units: choices(labelled(units), held[`${key}-${place}-unit`], 'Choose'),
          })),
        })),
      })),
      universal: universalParts,
      breadcrumbs: [{ text: 'Entitlement', href: '/entitlement' }],
    },
  });
}

export const showEntitlementForm: SupportPage = async ({ means, authority, today }) => {
  const standing = (await listEntitlements(means.db.kysely, authority.authorityId)).filter(({ withdrawn }) => withdrawn === null);
  const latest = standing[0];
  const document = latest?.document ?? (await findEntitlementOn(means.db.kysely, authority.authorityId, today)).document;
  return showChange({ ...fillEntitlement(document), ...dateBoxes('from', addDays(today, 1)) });
};

export const saveEntitlement: SupportPage = async ({ means, request, doing }) => {
  const answers = new FormReader(request.form);
  const document = readEntitlement(answers);
  const from = answers.date('from', { what: 'The first day', missing: 'Enter the first day on which it holds' });
  const basis = answers.text('basis', { what: 'What it rests on', missing: 'Enter what it rests on, such as the decision that was made' });
  if (document === null || from === null || basis === null) return showChange(request.form, answers.errors);
  const done = await means.db.transaction((tx) => recordEntitlement(tx, doing, { from, document, basis }));
  if (!done.ok) return showChange(request.form, [{ field: 'from', at: 'from-day', text: done.reason }]);
  return { kind: 'redirect', to: '/entitlement', notice: { kind: 'success', text: `The entitlement takes force on ${dateInWords(from)}.` } };
};

async function findToCome({ means, request, authority, today }: Asked): Promise<EntitlementVersion | null> {
  const id = readId(request.params['versionId']);
  const versions = await listEntitlements(means.db.kysely, authority.authorityId);
  return versions.find((one) => one.id !== null && one.id === id && one.withdrawn === null && one.from > today) ?? null;
}

const withdrawalOf = ({ id, from }: EntitlementVersion) => ({
  table: 'entitlement_version' as const,
  id: id ?? 0,
  title: 'Withdraw a version of the entitlement',
  what: `The version that takes force on ${dateInWords(from)} will not, and the one before it goes on.`,
  action: `/entitlement/${String(id)}/withdraw`,
  back: '/entitlement',
});

export const showEntitlementWithdrawal: SupportPage = async (asked) => {
  const found = await findToCome(asked);
  return found === null ? { kind: 'not-found' } : showWithdrawal(withdrawalOf(found));
};

export const saveEntitlementWithdrawal: SupportPage = async (asked) => {
  const found = await findToCome(asked);
  return found === null ? { kind: 'not-found' } : saveWithdrawal(asked, withdrawalOf(found));
};
