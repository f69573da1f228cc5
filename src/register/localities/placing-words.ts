import type { EntryEvent, Snapshot } from '../by-hand/list-entry-events.ts';
import type { Answer } from '../by-hand/show-history.ts';
import type { SitePlacing } from './find-site-placings.ts';
import { placingRules, type PlacingRule, type Suggestion } from './placing.ts';

/** Where a site is placed and what decided it, in sentences. */
export function placingInWords({ address, placed }: SitePlacing): readonly string[] {
  if (placed === null) return [address, 'Not yet placed in a locality: no rule could tell.'];
  const how = placed.rule === 'by-hand' ? `By hand${placed.decidedBy === null ? '' : `, by ${placed.decidedBy}`}: ${placed.reason}` : placed.reason;
  return [address, `Now in ${placed.localityName}. ${how}`];
}

export function suggestionInWords({ localityName, reason }: Suggestion): string {
  return `Suggested: ${localityName}. ${reason}`;
}

export function showPlacingSnapshot(snapshot: Snapshot): readonly Answer[] {
  const { locality, rule } = snapshot;
  return [
    { label: 'Locality', text: locality === null || locality === undefined ? 'not yet placed' : String(locality) },
    { label: 'How it was decided', text: isRule(rule) ? placingRules[rule] : 'not decided' },
  ];
}

const isRule = (text: unknown): text is PlacingRule => typeof text === 'string' && Object.hasOwn(placingRules, text);

export function describePlacingEvent({ by, before, after, event }: EntryEvent): string {
  const site = String(after?.['site'] ?? 'a site');
  if (event === 'site.recorded') return `${by} added ${site}.`;
  if (event === 'site.withdrawn') return `${by} withdrew ${String(before?.['site'] ?? 'a site')}.`;
  if (event === 'site.put-back') return `${by} put ${site} back to the rule.`;
  return `${by} placed ${site} in ${String(after?.['locality'] ?? 'a locality')}.`;
}
