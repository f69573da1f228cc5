import { areaLabels } from '../criteria/areas.ts';
import type { Band, Evaluation } from '../criteria/evaluate.ts';
import { sayFloor } from '../judging/beside-area.ts';

/** Why the service proposes what it does, in a few lines; the whole explanation is the provider's tier page. */
export function shortReasons({
  floors,
  areas,
  missing,
  securePlus,
  tier,
}: Pick<Evaluation, 'floors' | 'areas' | 'missing' | 'securePlus' | 'tier'>): readonly string[] {
  const firing = floors.filter(({ answer }) => answer === 'fires').map(sayFloor);
  const inBand = (band: Band): string =>
    areas
      .filter((area) => area.band === band)
      .map(({ id }) => areaLabels[id].toLowerCase())
      .join(', ');
  const bands = (['red', 'amber'] as const).flatMap((band) => {
    const names = inBand(band);
    return names === '' ? [] : [`${band === 'red' ? 'Red' : 'Amber'}: ${names}.`];
  });
  const calm = firing.length === 0 && bands.length === 0 ? ['No floor, and no area is red or amber.'] : [];
  const plus = tier === 'secure-plus' ? securePlus.parts.filter(({ answer }) => answer === 'met').map(({ label }) => label) : [];
  const unknown =
    missing.length === 0
      ? []
      : [`${String(missing.length)} ${missing.length === 1 ? 'thing is' : 'things are'} not known, and count neither for nor against.`];
  return [
    ...firing.map((text) => `Floor: ${lowerFirst(text)}.`),
    ...bands,
    ...calm,
    ...(plus.length > 0 ? [`Secure+: ${plus.map(lowerFirst).join('; ')}.`] : []),
    ...unknown,
  ];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
