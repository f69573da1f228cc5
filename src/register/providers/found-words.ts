import { type Tier, tierLabels, tiers } from '../../kernel/tier.ts';
import { kinds, legalTracks, phases } from './classification.ts';
import type { ChoiceCounts } from './count-choices.ts';
import { choices, type Choice, type ProviderSearch } from './provider-search.ts';
import type { ReaderScope } from './find-reader-scope.ts';

export const filterNames: Readonly<Record<Choice, string>> = {
  locality: 'Locality',
  kind: 'Kind of provider',
  phase: 'Phase',
  governance: 'Maintained or academy',
  type: 'Type',
  trust: 'Trust',
  ofsted: 'Ofsted',
  tier: 'Tier of support',
};

const statusWords = { open: 'open ', closing: 'open ', proposed: 'proposed ', closed: 'closed ', any: '' } as const;
const numbers = new Intl.NumberFormat('en-GB');

function inList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** "38 open providers in Corby matching “oak”". */
export function resultSentence(search: ProviderSearch, scope: ReaderScope, total: number): string {
  const localities = scope.localities.filter(({ slug }) => search.locality.includes(slug)).map(({ name }) => name);
  const area = search.area === 'england' ? 'England' : scope.authorityName;
  const unplaced = search.locality.includes('none') ? ['not yet placed in a locality'] : [];
  const where =
    localities.length + unplaced.length === 0 ? `in ${area}` : inList([...(localities.length > 0 ? [`in ${inList(localities)}`] : []), ...unplaced]);
  const closing = search.status === 'closing' ? ' and proposed to close' : '';
  const words = search.q === '' ? '' : ` matching “${search.q}”`;
  return `${numbers.format(total)} ${statusWords[search.status]}${total === 1 ? 'provider' : 'providers'} ${where}${closing}${words}`;
}

/** A filter's value as people say it. What the source itself calls it comes with the counts. */
export function choiceLabel(choice: Choice, value: string, scope: ReaderScope, counts: ChoiceCounts['counts']): string {
  const published = counts[choice].find((it) => it.value === value)?.label ?? null;
  if (value === 'none' && choice !== 'governance') {
    return { locality: 'Not yet placed', trust: 'In no trust', ofsted: 'No inspection known', tier: 'No tier in force' }[choice as string] ?? value;
  }
  switch (choice) {
    case 'locality':
      return scope.localities.find(({ slug }) => slug === value)?.name ?? value;
    case 'kind':
      return kinds[value as keyof typeof kinds];
    case 'phase':
      return phases[value as keyof typeof phases];
    case 'governance':
      return value === 'none' ? 'Neither' : legalTracks[value as keyof typeof legalTracks];
    case 'tier':
      return tierLabels[value as Tier];
    case 'ofsted':
      return sentenceCase(value.replaceAll('-', ' '));
    case 'type':
    case 'trust':
      return published ?? value;
  }
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The order people expect a filter's values in: the vocabulary's own where there is one, else by name. */
export function compareChoices(choice: Choice): (a: { value: string; label: string }, b: { value: string; label: string }) => number {
  const vocabulary = {
    kind: Object.keys(kinds),
    phase: Object.keys(phases),
    governance: Object.keys(legalTracks),
    tier: [...tiers, 'none'] as string[],
  }[choice as string];
  return (a, b) => {
    if (vocabulary) return vocabulary.indexOf(a.value) - vocabulary.indexOf(b.value);
    return Number(a.value === 'none') - Number(b.value === 'none') || a.label.localeCompare(b.label, 'en-GB');
  };
}

/** How many filters are set, for the button that opens them on a phone. */
export function countFilters(search: ProviderSearch): number {
  const chosen = choices.reduce((sum, choice) => sum + search[choice].length, 0);
  return chosen + Number(search.status !== 'open') + Number(search.area !== 'mine') + Number(search.stateFunded !== null);
}
