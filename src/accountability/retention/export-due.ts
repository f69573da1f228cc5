import { recordAudit } from '../../platform/audit/record-audit.ts';
import { csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import { listDue } from './list-due.ts';
import { openDue } from './open-due.ts';
import { nameOf, stateOf } from './show-due.ts';

const headings = ['Kind', 'Record', 'Provider', 'Source', 'Dated', 'Time is over on', 'Rule', 'State', 'Decided by', 'Keep until'];
const stateWords = { held: 'Under a legal hold', erased: 'Names erased', kept: 'Kept longer', due: 'To be decided' } as const;

/** More than anybody reads of one kind. */
const most = 20_000;

/** The year's list to take away, as a spreadsheet reads it. */
export async function exportDue(means: AccountabilityMeans, request: PageRequest): Promise<Reply> {
  const due = await openDue(means, request);
  if (due === null) return { kind: 'not-found' };
  const rows = await means.db.transaction(
    async (tx) => {
      const found: string[][] = [];
      for (const { kind, rule, question } of due.kinds) {
        const records = await listDue(tx, question, { withDecided: true, limit: most });
        for (const record of records) {
          found.push([
            kind.label,
            nameOf(record),
            record.providerName ?? '',
            record.source ?? '',
            record.datedOn ?? '',
            record.dueOn,
            `${rule.years} years from ${rule.countedFrom}: ${rule.basis}`,
            stateWords[stateOf(record)],
            record.decidedBy ?? '',
            record.keepUntil ?? '',
          ]);
        }
      }
      const { actor, audit, reference } = request;
      await recordAudit(tx, { actor, event: audit, subject: null, after: { year: due.year, records: found.length }, reference });
      return found;
    },
    { authorityId: due.authority.id },
  );
  return {
    kind: 'download',
    fileName: `records-due-${due.year}.csv`,
    contentType: csvType,
    body: writeCsv([headings, ...rows]),
  };
}
