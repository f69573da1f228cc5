import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { SectionValues } from './section.ts';
import { areaConfidenceNames, areaLevelNames, type AreaConfidence, type AreaLevel, type VisitArea, visitAreaNames } from './visit-areas.ts';

/** What a final note says of an area: evidence for judgement, and never a judgement of the provider by itself. */
export interface VisitJudgement {
  readonly providerId: number;
  readonly area: VisitArea;
  readonly level: AreaLevel;
  readonly confidence: AreaConfidence;
  readonly evidence: string;
  readonly heldOn: string;
  readonly visitId: number;
  /** Whoever carried it out, by name. */
  readonly by: string;
}

/** The latest judgement of each area of each provider, from visits whose note was final on a day. */
export async function findVisitJudgements(reader: Reader, providerIds: readonly number[], asAt: string): Promise<VisitJudgement[]> {
  if (providerIds.length === 0) return [];
  const { rows } = await sql<{ providerId: number; key: string; fields: SectionValues; heldOn: string; visitId: number; by: string }>`
    select distinct on (t.provider_id, s.key) t.provider_id as "providerId", s.key, s.fields, coalesce(v.held_on, v.planned_on) as "heldOn", v.id as "visitId",
      coalesce((select string_agg(a.name, ', ' order by a.is_first desc, a.id) from visit_author a where a.visit_id = v.id), '') as by
    from visit_part t join visit v on v.id = t.visit_id join visit_section s on s.part_id = t.id
    where t.provider_id = any(${[...providerIds]}::int[]) and t.state = 'final' and t.final_on <= ${asAt} and s.key like 'area-%' and s.fields ? 'level'
    order by t.provider_id, s.key, coalesce(v.held_on, v.planned_on) desc, v.id desc`.execute(reader);
  return rows.flatMap(({ key, fields, ...row }) => {
    const area = visitAreaNames.find((name) => key === `area-${name}`);
    const level = areaLevelNames.find((name) => name === fields['level']);
    const confidence = areaConfidenceNames.find((name) => name === fields['confidence']);
    return area === undefined || level === undefined || confidence === undefined
      ? []
      : [{ ...row, area, level, confidence, evidence: fields['evidence'] ?? '' }];
  });
}
