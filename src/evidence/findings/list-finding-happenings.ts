import { dateInWords } from '../../kernel/plain-date.ts';
import { type Happening, type ListHappenings, reachesProvider } from '../../register/index.ts';
import { mayReadRestricted } from './find-confirmer.ts';
import { listFindings } from './find-findings.ts';
import { lastDayOf } from './finding.ts';
import { aboutKind } from './finding-kinds.ts';
import { findingInWords } from './finding-words.ts';
import type { FindingMeans } from './show-findings.ts';

/** What was confirmed and when it ended, for those who see findings. Those for named people stand there for them alone, without words: how many there are is theirs to know too. */
export function findingHappenings({ db, clock }: FindingMeans): ListHappenings {
  return async (actor, provider, today) => {
    if (!(await reachesProvider(db.kysely, clock, actor, 'finding.view', provider.id))) return [];
    const mayReadAll = await mayReadRestricted(db.kysely, { actor, clock }, provider);
    const findings = await listFindings(db.kysely, provider.id, provider.authorityId);
    return findings
      .filter(({ kind, validFrom, withdrawn }) => withdrawn === null && validFrom <= today && (mayReadAll || !aboutKind(kind).restricted))
      .flatMap((finding): Happening[] => {
        const last = aboutKind(finding.kind).ends ? lastDayOf(finding) : null;
        const title = findingInWords(finding);
        const common = { kind: 'finding', href: `/providers/${String(provider.id)}/findings/${String(finding.id)}` } as const;
        const says = last !== null && last > today ? `Until ${dateInWords(last)}.` : null;
        const ended = last !== null && last <= today ? [{ ...common, on: last, title: `Last day: ${title}`, says: null }] : [];
        return [...ended, { ...common, on: finding.validFrom, title, says }];
      });
  };
}
