import type { Selectable } from 'kysely';
import { endOfDayInEngland } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { findVersions, type Version } from '../../platform/history/find-versions.ts';
import { type KeptTable, knownAt } from '../../platform/history/known-at.ts';
import type { AuditEventName, Reply, Route } from '../../platform/http/route.ts';
import { showFields } from '../by-hand/entry-field.ts';
import type { EntryRouteOptions } from '../by-hand/entry.routes.ts';
import { findOwnProvider, type OwnProvider } from '../by-hand/find-own-provider.ts';
import type { EntryEvent } from '../by-hand/list-entry-events.ts';
import { listProviderIds } from '../by-hand/list-provider-ids.ts';
import { type AsAtDates, type AsAtLine, type ComparedLine, compareLines, otherKnowledge, sayKnowledge, sayLine, sayOther } from './as-at.ts';
import { asAtHref, readAsAtDates } from './read-as-at-dates.ts';

/** A table of a provider's that has dates of its own and keeps its versions. */
export type AsAtTable = { [Name in KeptTable]: Selectable<Tables[Name]> extends { provider_id: number; id: number } ? Name : never }[KeptTable];

/** What one as-at page is about. A wing declares one, and has the page. */
export interface AsAtTopic<Table extends AsAtTable> {
  /** The last part of the address: `/providers/:id/<name>`. */
  readonly name: string;
  readonly title: string;
  readonly audit: AuditEventName;
  readonly table: Table;
  /** What the audit trail calls its records. */
  readonly subject: string;
  /** What the records said of a day. */
  readonly linesOn: (reader: Reader, rows: readonly Selectable<Tables[Table]>[], provider: OwnProvider, on: string) => Promise<readonly AsAtLine[]>;
  /** What somebody did to a record, in a sentence. */
  readonly describeEvent: (event: EntryEvent, provider: OwnProvider) => string;
}

/** The page that says what was true on a day, and what was known of it then and now. */
export function asAtRoute<Table extends AsAtTable>({ db, clock }: EntryRouteOptions, topic: AsAtTopic<Table>): Route {
  return {
    method: 'GET',
    path: `/providers/:id/${topic.name}`,
    permission: 'entry.view',
    of: 'id',
    audit: topic.audit,
    handle: async ({ actor, params, query }): Promise<Reply> => {
      const provider = await findOwnProvider(db.kysely, actor, params['id']);
      if (!provider) return { kind: 'not-found' };
      const { dates, errors, form } = readAsAtDates(query, clock.today());
      const path = `/providers/${provider.id}/${topic.name}`;
      const data = { provider, title: topic.title, path, fields: showFields(fields, form, errors), errors, backLink: `/providers/${provider.id}` };
      const shown = dates === null ? null : await showKnowledge(db.kysely, topic, provider, dates);
      return { kind: 'page', template: 'register/as-at/as-at.njk', status: errors.length > 0 ? 422 : 200, data: { ...data, shown } };
    },
  };
}

const fields = [
  { kind: 'date', name: 'on', label: 'As things stood on', hint: 'For example, 1 3 2026. It may be a day to come.' },
  { kind: 'date', name: 'known', label: 'As it was known on', hint: 'Leave empty for what is known today.' },
] as const;

async function showKnowledge<Table extends AsAtTable>(reader: Reader, topic: AsAtTopic<Table>, provider: OwnProvider, dates: AsAtDates) {
  const values = await listProviderIds(reader, provider.id);
  const linesKnown = async (known: string | null): Promise<readonly AsAtLine[]> => {
    const where = { column: 'provider_id', values } as never;
    const rows = await knownAt(reader, { table: topic.table, authorityId: provider.authorityId, where, until: endOfKnowledge(known) });
    return topic.linesOn(reader, rows, provider, dates.on);
  };
  const beside = otherKnowledge(dates);
  const compared = compareLines(await linesKnown(dates.known), beside && (await linesKnown(beside.known)));
  const lines = [];
  for (const line of compared) {
    const changes = line.isDifferent && beside ? await listChanges(reader, topic, provider, line, [dates.known, beside.known]) : [];
    lines.push({ ...line, sentence: sayLine(line.asked, dates), knowledge: sayKnowledge(dates), otherwise: sayOther(line, dates), changes });
  }
  const path = `/providers/${provider.id}/${topic.name}`;
  return { ...dates, lines, beside, turned: beside && asAtHref(path, { on: dates.on, known: beside.known }) };
}

/** Whatever became known before this. No day ends what is known today. */
const endOfKnowledge = (known: string | null): Date => (known === null ? new Date('9999-12-31T00:00:00Z') : endOfDayInEngland(known));

/** What was done to a line's records between two states of knowledge, the latest first. */
async function listChanges<Table extends AsAtTable>(
  reader: Reader,
  topic: AsAtTopic<Table>,
  provider: OwnProvider,
  { recordIds }: ComparedLine,
  between: readonly (string | null)[],
) {
  const [from = 0, to = 0] = between.map((known) => endOfKnowledge(known).getTime()).toSorted((a, b) => a - b);
  const { table, subject } = topic;
  const versions = await findVersions(reader, { table, subject, authorityId: provider.authorityId, recordIds });
  return versions
    .filter(({ knownFrom }) => knownFrom.getTime() >= from && knownFrom.getTime() < to)
    .map((version) => ({
      at: version.knownFrom,
      sentence: version.event === null ? 'Changed, but not by a person.' : topic.describeEvent(asEntryEvent(version, version.event), provider),
      reason: version.event?.reason ?? null,
    }))
    .toReversed();
}

function asEntryEvent({ recordId, knownFrom }: Version<unknown>, event: NonNullable<Version<unknown>['event']>): EntryEvent {
  return { ...event, at: knownFrom, subjectId: recordId };
}
