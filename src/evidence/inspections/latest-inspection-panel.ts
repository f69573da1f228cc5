import { sql } from 'kysely';
import type { Database, Reader } from '../../platform/database/database.ts';
import { isAllowed, type ProviderPanel } from '../../register/index.ts';
import { categoryInWords, eraOfGraded, gradeInWords, isOfPredecessor } from './inspection.ts';
import { readInspections, type PublishedInspections } from './read-inspections.ts';

/** The latest inspections of each era, as Ofsted published them: shown beside each other, never turned into one another. */
export function latestInspectionPanel(db: Database): ProviderPanel {
  return {
    id: 'inspection',
    title: 'Latest inspection',
    order: 20,
    load: async (providerId, actor) => {
      const found = await findPublishedInspections(db.kysely, providerId);
      if (found === null) return null;
      const { reportCard, graded, ungraded } = readInspections(found.row);
      return {
        template: 'evidence/inspections/latest-inspection.njk',
        data: {
          mayViewData: isAllowed(actor, 'data.view'),
          release: { id: found.row.release_id, asAt: found.asAt, isGone: found.row.gone_release_id !== null },
          category: [reportCard, graded].flatMap((it) => (it?.categoryOfConcern ? [categoryInWords(it.categoryOfConcern)] : []))[0] ?? null,
          reportCard: reportCard && { ...reportCard, isOfPredecessor: isOfPredecessor(reportCard) },
          graded: graded && {
            ...graded,
            hasOverallEra: eraOfGraded(graded) === 'overall-grade',
            overall: graded.overall && gradeInWords(graded.overall),
            isOfPredecessor: isOfPredecessor(graded),
          },
          ungraded: ungraded && { ...ungraded, isOfPredecessor: isOfPredecessor(ungraded) },
        },
      };
    },
  };
}

interface Found {
  readonly row: PublishedInspections;
  readonly asAt: string | null;
}

/** The published row of any URN the provider has had: the one for its newest URN, where Ofsted has several. Null where Ofsted's file has none. */
async function findPublishedInspections(reader: Reader, providerId: number): Promise<Found | null> {
  const found = await sql<PublishedInspections & { latest_as_at: string | null }>`
    select o.*, (
      select r.as_at from release r where r.source = 'ofsted-state-funded' and r.state = 'committed' order by r.as_at desc nulls last, r.id desc limit 1
    ) as latest_as_at
    from provider_identifier i join ofsted_state_funded o on o.key = i.value
    where i.provider_id = ${providerId} and i.scheme = 'urn'
    order by o.gone_release_id nulls first, o.urn desc limit 1`.execute(reader);
  const row = found.rows[0];
  return row ? { row, asAt: row.latest_as_at } : null;
}
