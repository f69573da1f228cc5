import { dateInWords } from '../../kernel/plain-date.ts';
import { legalTracks } from './classification.ts';
import { isCover } from '../posts/post.ts';
import type { EnteredFact, ProviderRecord } from './get-provider.ts';
import { leadingPost, sourceInWords, trackMeanings, whoCanEnter } from './provider-words.ts';

/** A line of the provider page: what is known, from where and how old; or who can say. */
export interface FactLine {
  readonly label: string;
  /** Null where nobody has said. */
  readonly text: string | null;
  readonly href?: string;
  readonly source?: string;
  readonly asAt?: string | null;
  readonly isByHand?: boolean;
  readonly who?: string;
  /** What it means, or why this value is the one used. */
  readonly note?: string;
  /** What was published, where an entry by hand is used instead of it. */
  readonly published?: { readonly text: string; readonly source: string; readonly asAt: string | null };
}

const numbers = new Intl.NumberFormat('en-GB');

/**
 * The facts of a provider. While an entry by hand is in force it is used, and where the published value differs that is shown beneath it. From what somebody entered it is for readers of entries alone: it tells of letters, calls and visits.
 */
export function listFacts(provider: ProviderRecord, readsEntries: boolean): readonly FactLine[] {
  const lines = listSourcedFacts(provider);
  return readsEntries ? lines : lines.map((line) => (line.isByHand ? withoutSource(line) : line));
}

function withoutSource(fact: FactLine): FactLine {
  const { source: _source, asAt: _asAt, ...line } = fact;
  return line;
}

function listSourcedFacts(provider: ProviderRecord): readonly FactLine[] {
  const { asAt, published } = provider;
  const source = sourceInWords(provider.source);
  const fromSource = (label: string, text: string | null, more: Partial<FactLine> = {}): FactLine => ({
    label,
    text,
    ...(text === null ? {} : { source, asAt }),
    ...more,
  });
  const capacity = chooseNumber('Capacity', provider, 'capacity', provider.capacity, { who: whoCanEnter });
  const pupils = chooseNumber('Number on roll', provider, 'pupils', provider.pupils, { who: whoCanEnter, ...fullness(provider) });
  return [
    fromSource('Type', provider.typeName),
    fromSource('Legal track', legalTracks[provider.legalTrack], { note: trackMeanings[provider.legalTrack] }),
    fromSource('Local authority', provider.laName),
    fromSource('Opened', provider.openedOn && dateInWords(provider.openedOn)),
    ...(provider.closedOn === null ? [] : [fromSource(provider.status === 'closed' ? 'Closed' : 'Closes', dateInWords(provider.closedOn))]),
    trustLine(provider),
    headLine(provider),
    capacity,
    pupils,
    fromSource('Ages', ages(provider)),
    fromSource('Religious character', provider.religiousCharacter),
    sendLine(provider),
    ...(published?.diocese && published.diocese !== 'Not applicable' ? [fromSource('Diocese', published.diocese)] : []),
    ...(published?.federation ? [fromSource('Federation', published.federation)] : []),
    contact('Telephone', provider, 'telephone', published?.telephone ?? null),
    contact('Website', provider, 'website', published?.website ?? null),
  ];
}

const factOf = (provider: ProviderRecord, name: string): EnteredFact | undefined => provider.facts.find(({ fact }) => fact === name);

function byHand({ source, enteredBy, validFrom }: EnteredFact, shown: string): Pick<FactLine, 'text' | 'source' | 'asAt' | 'isByHand'> {
  return { text: shown, isByHand: true, source: `${source}, entered by hand by ${enteredBy}`, asAt: validFrom };
}

function chooseNumber(label: string, provider: ProviderRecord, name: string, published: number | null, more: Partial<FactLine>): FactLine {
  const entered = factOf(provider, name);
  const text = published === null ? null : numbers.format(published);
  return choose(label, provider, entered, entered && numbers.format(Number(entered.value)), text, more);
}

function contact(label: string, provider: ProviderRecord, name: string, published: string | null): FactLine {
  const entered = factOf(provider, name);
  return choose(label, provider, entered, entered?.value, published, { who: whoCanEnter });
}

function choose(
  label: string,
  provider: ProviderRecord,
  entered: EnteredFact | undefined,
  enteredText: string | undefined,
  published: string | null,
  more: Partial<FactLine>,
): FactLine {
  const source = sourceInWords(provider.source);
  const { asAt } = provider;
  if (entered === undefined || enteredText === undefined) return { label, text: published, ...(published === null ? {} : { source, asAt }), ...more };
  const line: FactLine = { label, ...more, ...byHand(entered, enteredText) };
  if (published === null || published === enteredText) return line;
  return { ...line, published: { text: published, source, asAt } };
}

/** The roll as a part of the capacity, from whichever of each is used. */
function fullness(provider: ProviderRecord): Partial<FactLine> {
  const used = (name: string, published: number | null): number | null => {
    const entered = Number(factOf(provider, name)?.value ?? Number.NaN);
    return Number.isFinite(entered) ? entered : published;
  };
  const [roll, capacity] = [used('pupils', provider.pupils), used('capacity', provider.capacity)];
  if (roll === null || capacity === null || capacity === 0) return {};
  return { note: `${Math.round((roll / capacity) * 100)}% full` };
}

function ages({ lowAge, highAge }: ProviderRecord): string | null {
  if (lowAge === null && highAge === null) return null;
  if (lowAge === null) return `to ${highAge}`;
  return highAge === null ? `from ${lowAge}` : `${lowAge} to ${highAge}`;
}

function trustLine({ trust, trustJoinedOn, legalTrack }: ProviderRecord): FactLine {
  if (trust !== null)
    return {
      label: 'Trust',
      text: trust.name,
      href: `/trusts/${trust.uid}`,
      source: 'GIAS groups and membership',
      ...(trustJoinedOn === null ? {} : { note: `Joined on ${dateInWords(trustJoinedOn)}` }),
    };
  return { label: 'Trust', text: legalTrack === 'academy' ? null : 'None' };
}

/** A post recorded by hand comes first, and whoever covers before whoever is away, as in the posts; else the name that GIAS publishes, with how old that is. */
function headLine(provider: ProviderRecord): FactLine {
  const role = leadingPost(provider.kind);
  const label = role === 'manager' ? 'Manager' : 'Headteacher';
  const holders = provider.posts.filter((post) => post.role === role);
  const held = holders.find(({ standing }) => isCover(standing)) ?? holders[0];
  const published = provider.published?.headName ?? null;
  const source = sourceInWords(provider.source);
  const { asAt } = provider;
  if (held === undefined) return { label, text: published, who: whoCanEnter, ...(published === null ? {} : { source, asAt }) };
  const standing = held.standing === 'substantive' || held.standing === 'vacant' ? '' : ` (${held.standing})`;
  const text = held.personName === null ? 'Vacant' : `${held.personName}${standing}`;
  const line: FactLine = { label, text, isByHand: true, source: `${held.source}, entered by hand by ${held.enteredBy}`, asAt: held.heldFrom };
  return published === null || samePerson(published, held.personName) ? line : { ...line, published: { text: published, source, asAt } };
}

/** GIAS writes titles ("Mrs Jo Reed") that people leave out. */
function samePerson(published: string, entered: string | null): boolean {
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/^(mr|mrs|ms|miss|mx|dr|sir|dame|rev|revd|father|sister)\.? /, '')
      .trim();
  return entered !== null && plain(published) === plain(entered);
}

/** Units recorded by hand first, then what GIAS says of resourced provision and units. */
function sendLine(provider: ProviderRecord): FactLine {
  const places = (count: number | null): string => (count === null ? '' : ` (${numbers.format(count)} ${count === 1 ? 'place' : 'places'})`);
  const units = provider.sendUnits.map(
    ({ name, stage, places: count }) =>
      `${name}${places(count)}${stage === 'open' ? '' : `, ${stage === 'due' ? 'due to open' : 'in the pipeline'}`}`,
  );
  const { resourcedProvision, resourcedPlaces, senUnitPlaces } = provider.published ?? {};
  const isSaid = resourcedProvision && !/^not applicable$/i.test(resourcedProvision);
  const published = isSaid ? `${resourcedProvision}${places(resourcedPlaces ?? senUnitPlaces ?? null)}` : null;
  const source = sourceInWords(provider.source);
  if (units.length === 0)
    return { label: 'SEND provision', text: published, who: whoCanEnter, ...(published === null ? {} : { source, asAt: provider.asAt }) };
  const line: FactLine = {
    label: 'SEND provision',
    text: units.join('; '),
    isByHand: true,
    source: [...new Set(provider.sendUnits.map((unit) => `${unit.source}, entered by hand`))].join('; '),
  };
  return published === null ? line : { ...line, published: { text: published, source, asAt: provider.asAt } };
}
