import { areaIds } from '../criteria/areas.ts';

/** A whole judgement as a browser would send it: every area sound, the tier Secure, no conflict. */
export function judgementForm(over: Readonly<Record<string, string>> = {}): Record<string, string> {
  const areas = areaIds.flatMap((area) => [
    [`area-${area}`, 'sound'],
    [`evidence-${area}`, 'Seen on the visit.'],
    [`confidence-${area}`, 'high'],
  ]);
  return {
    seen: '0',
    ...(Object.fromEntries(areas) as Record<string, string>),
    tier: 'secure',
    confidence: 'high',
    reasons: '',
    conflict: 'none',
    ...over,
  };
}

/** What the form says its reader had before them. */
export const seenIn = (html: string): string => /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '';
