import { sql, type RawBuilder } from 'kysely';
import { classifyPhase, classifyType, establishmentTypes } from '../providers/classification.ts';

const giasPhaseCodes = ['', '0', '1', '2', '3', '4', '5', '6', '7'];

/** Every type and phase code that GIAS has, classified once, so that the database can classify fifty thousand rows by a join. */
function classRows(): RawBuilder<unknown> {
  const rows = Object.keys(establishmentTypes).flatMap((typeCode) => {
    const { kind, legalTrack, stateFunded } = classifyType(typeCode);
    return giasPhaseCodes.map(
      (phaseCode) => sql`(${sql.lit(typeCode)}, ${sql.lit(phaseCode)}, ${sql.lit(kind)}, ${sql.lit(classifyPhase(kind, phaseCode))},
        ${sql.lit(legalTrack)}, ${sql.lit(stateFunded)})`,
    );
  });
  return sql.join(rows);
}

/** The columns of `provider` that an establishment's published record decides, in the order of `establishmentFacts`. */
export const establishmentColumns = [
  'name', 'kind', 'phase', 'legal_track', 'state_funded', 'type_code', 'type_name', 'status', 'opened_on', 'closed_on', 'la_code', 'la_name',
  'urn', 'laestab', 'ukprn', 'town', 'postcode', 'low_age', 'high_age', 'religious_character', 'capacity', 'pupils', 'easting', 'northing',
  'search_text', 'sort_key',
] as const; // prettier-ignore

/**
 * A query of `establishmentColumns`, one row a published establishment. A type that is not classified yet is kept as "other"; one that the
 * newest whole register no longer has is closed, though nobody says when.
 * `offset 0` keeps the words from being worked out again for each column that uses them.
 */
export function establishmentFacts(): RawBuilder<unknown> {
  return sql`
    select e.name, coalesce(c.kind, 'other') as kind, coalesce(c.phase, 'not-applicable') as phase, coalesce(c.legal_track, 'none') as legal_track,
      coalesce(c.state_funded, false) as state_funded, e.type_code, e.type_name,
      case when e.gone_release_id is not null then 'closed' else case e.status_code when 1 then 'open' when 3 then 'closing' when 4 then 'proposed' else 'closed' end end as status,
      e.opened_on, e.closed_on, e.la_code, e.la_name, e.urn,
      case when e.establishment_number is not null then e.la_code || e.establishment_number end as laestab,
      e.ukprn, e.town, e.postcode, e.low_age, e.high_age, e.religious_character, e.capacity, e.pupils, e.easting, e.northing,
      search_text_of(w.words, e.town, e.postcode) as search_text, sort_key_of(w.words) as sort_key, e.key, e.release_id
    from gias_establishment e
    cross join lateral (select search_form(e.name) as words offset 0) w
    left join (values ${classRows()}) as c (type_code, phase_code, kind, phase, legal_track, state_funded)
      on c.type_code = e.type_code and c.phase_code = coalesce(e.phase_code, '')`;
}
