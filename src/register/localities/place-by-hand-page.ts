import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import type { EntryEvent } from '../by-hand/list-entry-events.ts';
import type { Doing } from '../by-hand/record-entry-change.ts';
import type { EntryPage } from '../by-hand/show-entry-page.ts';
import { showHistory } from '../by-hand/show-history.ts';
import type { SitePlacing } from './find-site-placings.ts';
import type { PlacingByHand } from './place-site.ts';
import { placeSite, siteLedger } from './place-site.ts';
import type { Suggestion } from './placing.ts';
import { describePlacingEvent, placingInWords, showPlacingSnapshot, suggestionInWords } from './placing-words.ts';
import { unplaceSite } from './unplace-site.ts';

interface Means {
  readonly provider: OwnProvider;
  readonly doing: Doing;
  readonly site: SitePlacing;
}
const common = ({ provider, site }: Means) => ({
  provider,
  ledger: siteLedger,
  cancel: `/providers/${provider.id}`,
  carried: { site: String(site.siteId) },
  answersOf: () => [],
  consequencesOf: () => [],
  describeEvent: describePlacingEvent,
});

interface Known {
  readonly localities: readonly { readonly id: number; readonly name: string }[];
  readonly suggestion: Suggestion | null;
  readonly events: readonly EntryEvent[];
}

export function placeByHandPage(means: Means, { localities, suggestion, events }: Known): EntryPage<PlacingByHand, null> {
  const { provider, doing, site } = means;
  const ids = localities.map(({ id }) => String(id));
  const putBack = { href: `/providers/${provider.id}/locality/put-back?site=${site.siteId}`, text: 'Put it back to the rule' };
  const placings = { href: `/providers/${provider.id}/sites/${site.siteId}/placings`, text: 'Every placing of this site' };
  return {
    ...common(means),
    title: 'Place in a locality by hand',
    lead: [...placingInWords(site), ...(suggestion === null ? [] : [suggestionInWords(suggestion)])],
    fields: [
      {
        kind: 'radios',
        name: 'locality',
        label: 'Locality',
        choices: localities.map(({ id, name }) => ({
          value: String(id),
          text: name,
          ...(name === suggestion?.localityName ? { hint: 'Suggested' } : {}),
        })),
      },
      { kind: 'text', name: 'reason', label: 'Reason', hint: 'How you know. It is shown beside the locality, and no load changes it.' },
    ],
    button: 'Save',
    links: [...(site.placed?.rule === 'by-hand' ? [putBack] : []), placings],
    history: showHistory(events, { 'site.placed': 'Placed', 'site.put-back': 'Put back to the rule' }, showPlacingSnapshot),
    read: (answers) => {
      const locality = answers.choice('locality', ids, 'Select a locality');
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter the reason' });
      return locality === null || reason === null ? null : { localityId: Number(locality), reason };
    },
    save: (tx, placing, seen) => placeSite(tx, doing, provider, site.siteId, placing, seen),
    savedNotice: ({ localityId }) =>
      `${provider.name} is placed in ${localities.find(({ id }) => id === localityId)?.name ?? 'its locality'}, by hand.`,
  };
}

export function putBackPage(means: Means): EntryPage<{ reason: string }, null> {
  const { provider, doing, site } = means;
  return {
    ...common(means),
    title: 'Put it back to the rule',
    lead: [
      ...placingInWords(site),
      'The rule will place it again from its small area, or its position on the map. Where neither is known it will be listed as not yet placed.',
    ],
    fields: [{ kind: 'text', name: 'reason', label: 'Reason' }],
    button: 'Put it back',
    read: (answers) => {
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter the reason' });
      return reason === null ? null : { reason };
    },
    save: (tx, entry, seen) => unplaceSite(tx, doing, provider, site.siteId, entry, seen),
    savedNotice: () => `${provider.name} is placed by the rule again.`,
  };
}
