import type { z } from 'zod';
import type { FoundProvider } from '../providers/find-providers.ts';
import type { ProviderRecord } from '../providers/get-provider.ts';
import type { providerDetail, providerItem } from './provider-schemas.ts';

type Item = z.infer<typeof providerItem>;
type Locality = NonNullable<Item['locality']>;

const localityOf = ({ name, rule }: { name: string; rule: string }): Locality => ({ name, rule: rule as Locality['rule'] });

export function presentItem(provider: FoundProvider): Item {
  const { id, urn, registrationNumber, name, kind, phase, typeName, legalTrack, stateFunded, status, trust, laCode, laestab, ukprn, postcode, town } =
    provider;
  const main = provider.localities.find(({ isMain }) => isMain);
  const latestInspection = provider.inspectionLabel === null ? null : { label: provider.inspectionLabel, on: provider.inspectionOn };
  return {
    ...{ id, urn, registrationNumber, name, kind, phase, type: typeName, legalTrack, stateFunded, status },
    locality: main === undefined ? null : localityOf(main),
    localities: provider.localities.map(localityOf),
    ...{ trust, laCode, laestab, ukprn, postcode, town, openedOn: provider.openedOn, closedOn: provider.closedOn, latestInspection },
  };
}

export function presentDetail(provider: ProviderRecord): z.infer<typeof providerDetail> {
  const { lowAge, highAge, capacity, pupils, religiousCharacter, predecessors, successors } = provider;
  return {
    ...presentItem(provider),
    identifiers: provider.identifiers.map(({ scheme, value, from, to }) => ({ scheme, value, from, to })),
    ...{ lowAge, highAge, capacity, pupils, religiousCharacter },
    sites: provider.sites.map(({ locality, ...site }) => ({
      ...site,
      address: [...site.address],
      locality: locality === null ? null : localityOf(locality),
    })),
    predecessors: [...predecessors],
    successors: [...successors],
  };
}
