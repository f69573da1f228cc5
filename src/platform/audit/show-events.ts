import type { PageRequest, Reply } from '../http/route.ts';
import type { AuditMeans } from './audit-means.ts';
import { describeEvents } from './describe-events.ts';
import { askedFor, auditHref, parseEventSearch } from './event-search.ts';
import { wordsOfEvent } from './event-words.ts';
import { findAnchor } from './find-anchor.ts';
import { eachEvent, findEvents, listDistinct, type EventQuestion } from './find-events.ts';
import { writeEventsCsv, type EventInWords } from './write-events-csv.ts';

export async function showEvents({ db, clock, subjects }: AuditMeans, { actor, query }: PageRequest): Promise<Reply> {
  const { authorityId } = actor;
  if (authorityId === null) return { kind: 'not-found' };
  const { search, place, typed, problems } = parseEventSearch(query);
  const found = await findEvents(db.kysely, { authorityId, actor, search, subjects }, place);
  const names = (await listDistinct(db.kysely, authorityId, 'event')).map((name) => ({ value: name, text: wordsOfEvent(name, subjects.kindWords) }));
  return {
    kind: 'page',
    template: 'platform/audit/events.njk',
    status: problems.length > 0 ? 422 : 200,
    asked: askedFor(search),
    data: {
      events: await describeEvents(db.kysely, authorityId, subjects, found.events, actor),
      newer: found.newer && auditHref(search, found.newer),
      older: found.older && auditHref(search, found.older),
      newest: place.before === undefined && place.after === undefined ? null : auditHref(search),
      csv: auditHref(search, {}, '/audit.csv'),
      isFiltered: Object.keys(askedFor(typed)).length > 0,
      form: typed,
      names: names.toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB')),
      problem: Object.fromEntries(problems.map(({ field, text }) => [field, { text }])),
      errors: problems.map(({ field, text }) => ({ text, href: `#${field}` })),
      anchor: JSON.stringify(await findAnchor(db.kysely, clock, authorityId), null, 2),
    },
  };
}

/** What the page shows, all its pages, as a file named after the day it was made. */
export async function downloadEvents({ db, clock, subjects }: AuditMeans, { actor, query }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const { search } = parseEventSearch(query);
  const question = { authorityId: actor.authorityId, actor, search, subjects };
  return {
    kind: 'download',
    fileName: `audit-${clock.today()}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: writeEventsCsv(inWords({ db }, question)),
    asked: askedFor(search),
  };
}

async function* inWords({ db }: Pick<AuditMeans, 'db'>, question: EventQuestion): AsyncGenerator<readonly EventInWords[]> {
  for await (const events of eachEvent(db.kysely, question))
    yield await describeEvents(db.kysely, question.authorityId, question.subjects, events, question.actor);
}

export async function downloadAnchor({ db, clock }: AuditMeans, { actor }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  const anchor = await findAnchor(db.kysely, clock, actor.authorityId);
  return {
    kind: 'download',
    fileName: `waymark-audit-anchor-${clock.today()}.json`,
    contentType: 'application/json; charset=utf-8',
    body: `${JSON.stringify(anchor, null, 2)}\n`,
  };
}
