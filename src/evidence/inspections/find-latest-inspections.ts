import { dateInWords } from '../../kernel/plain-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import { findKnownOfMany, type Known } from './find-known-inspections.ts';
import { type InspectedProvider, knownOn, standingBy, type StandingQuestion } from './find-standing-inspections.ts';
import type { StandingInspection } from './standing.ts';
import { buildTimeline, latestFull, type TimelineEntry } from './timeline.ts';

/** A provider’s latest full inspection, in the words of its own era. */
export interface LatestInspection {
  readonly on: string | null;
  /** Null where nobody says: of what was entered by hand. */
  readonly publishedOn: string | null;
  /** "Early years inspection of 10 February 2026". */
  readonly title: string;
  /** "Good"; "6 areas judged: expected standard in 4, strong standard in 2; safeguarding met". */
  readonly says: string;
  readonly source: string;
}

/** The latest full inspection of each that is published by a day; none for those of which none is known. */
export async function findLatestInspections(reader: Reader, question: StandingQuestion): Promise<ReadonlyMap<number, LatestInspection>> {
  return latestBy(question, await findKnownOfMany(reader, question.providers, question.authorityId));
}

/** What stands by them and the latest of them, asked for once. */
export async function findStandingAndLatest(
  reader: Reader,
  question: StandingQuestion,
): Promise<{ readonly standing: ReadonlyMap<number, StandingInspection>; readonly latest: ReadonlyMap<number, LatestInspection> }> {
  const knownOf = await findKnownOfMany(reader, question.providers, question.authorityId);
  return { standing: await standingBy(reader, question, knownOf), latest: latestBy(question, knownOf) };
}

function latestBy(
  { providers, asAt }: Omit<StandingQuestion, 'authorityId'>,
  knownOf: (provider: InspectedProvider) => Known,
): ReadonlyMap<number, LatestInspection> {
  return new Map(
    providers.flatMap((provider): [number, LatestInspection][] => {
      const latest = latestFull(buildTimeline(knownOn(knownOf(provider), asAt)));
      return latest === undefined ? [] : [[provider.id, told(latest)]];
    }),
  );
}

function told(latest: TimelineEntry): LatestInspection {
  const { on, publishedOn, title, body, origin } = latest;
  return {
    on,
    publishedOn,
    title: `${title}${on === null ? '' : ` of ${dateInWords(on)}`}`,
    says: judgementsInWords(latest),
    source: origin.kind === 'by-hand' ? `${body}; entered by the authority: ${origin.source}` : `${body}’s inspections, by the file loaded`,
  };
}

/** Nothing is mapped onto another era: an overall grade where there is one, else how many areas were judged what. */
function judgementsInWords({ overall, judgements, safeguarding, outcome, category }: TimelineEntry): string {
  const judged = judgements.filter(({ judgement }) => judgement !== 'Not judged');
  const counts = [...Map.groupBy(judged, ({ judgement }) => judgement)].map(([judgement, areas]) => `${judgement.toLowerCase()} in ${String(areas.length)}`);
  const areas = overall === null && judged.length > 0 ? `${judged.length === 1 ? "1 area" : `${String(judged.length)} areas`} judged: ${counts.join(', ')}` : null;
  const parts = [overall, areas, outcome, category, safeguarding === null ? null : `safeguarding ${safeguarding.toLowerCase()}`].filter((part) => part !== null);
  const said = parts.join('; ');
  return said === '' ? 'What it found is not recorded' : `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
} // prettier-ignore
