import { calmFacts } from '../criteria/evaluate.fixture.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import type { GatherFacts } from './propose-tiers.ts';

/** What a test says is known of a provider, in the place of what is calm. */
export type Invented = NonNullable<Parameters<typeof calmFacts>[1]>;

/** Facts made by hand, by provider, in the place of those that are gathered. */
export function gatherKnown(known: ReadonlyMap<number, { readonly name: string; readonly facts: Invented }>): GatherFacts {
  return async (_, { asAt, providerIds }) =>
    [...known.entries()]
      .filter(([id]) => providerIds?.includes(id) !== false)
      .map(([id, { name, facts }]): ProviderFacts => {
        const made = calmFacts('maintained', facts);
        return { ...made, asAt, provider: { ...made.provider, id, name } };
      });
}
