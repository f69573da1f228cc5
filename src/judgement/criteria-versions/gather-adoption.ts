import type { Reader } from '../../platform/database/database.ts';
import { checkCriteria } from '../criteria/completeness.ts';
import type { CriteriaVersion } from './criteria-version.ts';
import { documentHash } from './get-document-hash.ts';
import { listConsultations } from './find-consultations.ts';
import { listTrials } from './find-trials.ts';
import { listVersions } from './find-versions.ts';
import type { AdoptionCase } from './may-adopt.ts';

/** All that `mayAdopt` asks of a version, without the day. */
export async function gatherAdoption(
  reader: Reader,
  authorityId: number,
  { id, version, document }: CriteriaVersion,
): Promise<Omit<AdoptionCase, 'from' | 'today'>> {
  const others = (await listVersions(reader, authorityId)).filter((one) => one.state === 'adopted' && one.version !== version && one.id !== null);
  return {
    faults: checkCriteria(document),
    hash: documentHash(document),
    triedHashes: (await listTrials(reader, id)).map(({ hash }) => hash),
    consulted: (await listConsultations(reader, id)).filter(({ withdrawn }) => withdrawn === null).map(({ body }) => body),
    takenDays: others.flatMap(({ inForceFrom }) => inForceFrom ?? []),
  };
}
