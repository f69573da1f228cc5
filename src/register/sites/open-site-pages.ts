import type { Field } from '../by-hand/entry-field.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import type { Doing } from '../by-hand/record-entry-change.ts';
import type { EntryPage } from '../by-hand/show-entry-page.ts';
import { siteLedger } from '../localities/place-site.ts';
import { describePlacingEvent } from '../localities/placing-words.ts';
import { addressFields, answersOfAddress, readAddress, readSource, sourceField } from './address-fields.ts';
import { recordSite, type SitePlan } from './record-site.ts';
import type { Site, SiteEntry } from './site.ts';
import { withdrawSite } from './withdraw-site.ts';

interface Means {
  readonly provider: OwnProvider;
  readonly doing: Doing;
}
const fields: readonly Field[] = [
  { kind: 'text', name: 'name', label: 'Name of the site', hint: 'As people there call it. For example, north campus.' },
  ...addressFields,
  sourceField,
];
const common = ({ provider }: Means) => ({
  provider,
  ledger: siteLedger,
  cancel: `/providers/${provider.id}`,
  after: `/providers/${provider.id}#sites`,
  consequencesOf: () => [],
  describeEvent: describePlacingEvent,
});

/** `sites` are those there are: of them, whatever was entered by hand can be withdrawn. */
export function newSitePage(means: Means, sites: readonly Site[]): EntryPage<SiteEntry, SitePlan> {
  const { provider, doing } = means;
  const mayGo = sites.filter((site) => site.isByHand && !site.isMain);
  return {
    ...common(means),
    title: 'Add a site',
    lead: ['For a campus or another place that the published register does not have. No load changes it.'],
    fields,
    button: 'Save',
    links: mayGo.map(({ id, name }) => ({ href: `/providers/${provider.id}/sites/${id}/withdraw`, text: `Withdraw ${name ?? 'a site'}` })),
    read: (answers) => {
      const name = answers.text('name', { what: 'Name of the site', most: 200, missing: 'Enter the name of the site' });
      const address = readAddress(answers);
      const source = readSource(answers);
      return name === null || address === null || source === null ? null : { name, ...address, source };
    },
    save: (tx, entry, seen) => recordSite(tx, doing, provider, entry, seen),
    answersOf: (entry) => [{ label: 'Name of the site', text: entry.name }, ...answersOfAddress(entry)],
    savedNotice: ({ name }, plan) => {
      if (plan === undefined) return `${name} is recorded.`;
      return plan.localityName === null
        ? `${name} is recorded. No rule could tell its locality, so it is not yet placed.`
        : `${name} is recorded, and placed in ${plan.localityName}.`;
    },
  };
}

export function withdrawSitePage(means: Means, site: Site): EntryPage<{ reason: string }, null> {
  const { provider, doing } = means;
  const name = site.name ?? 'the site';
  return {
    ...common(means),
    title: `Withdraw ${name}`,
    lead: [
      [site.street, site.town, site.postcode].filter(Boolean).join(', '),
      'Use this where it has closed, or should never have been entered. The audit trail keeps it, with your reason.',
    ],
    fields: [{ kind: 'text', name: 'reason', label: 'Why it is being withdrawn' }],
    button: 'Withdraw',
    read: (answers) => {
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is being withdrawn' });
      return reason === null ? null : { reason };
    },
    save: (tx, entry, seen) => withdrawSite(tx, doing, provider, site.id, entry, seen),
    answersOf: () => [],
    savedNotice: () => `${name} has been withdrawn.`,
  };
}
