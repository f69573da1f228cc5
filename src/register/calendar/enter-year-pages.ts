import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { done, type FormPage, showForm } from '../accounts/show-form.ts';
import { FormReader, type FieldError } from '../by-hand/form-reader.ts';
import { yearsOffered, type CalendarMeans } from './calendar-page.ts';
import { countingYears, inForce, type CountingYear, type EnteredYear } from './calendar-year.ts';
import { listEnteredYears } from './find-calendar.ts';
import { findOwner, type NamedOwner } from './find-owner.ts';
import { provisionalWords } from './provisional-years.ts';
import { fieldsOfYear, fillYear, readYear } from './read-year-form.ts';
import { recordYear } from './record-year.ts';

interface AskedYear {
  readonly owner: NamedOwner;
  readonly year: string;
  readonly counting: CountingYear | undefined;
  /** Entered for this owner, and standing. */
  readonly standing: EnteredYear | null;
}

/** The year and whose it is; null where the year is not offered, or the provider is not there. */
export async function findAskedYear({ db, clock }: CalendarMeans, { actor }: PageRequest, asked: URLSearchParams): Promise<AskedYear | null> {
  const owner = await findOwner(db.kysely, actor, asked.get('provider'));
  const year = yearsOffered(clock.today()).find((offered) => offered === asked.get('year'));
  if (owner === null || year === undefined) return null;
  const entered = await listEnteredYears(db.kysely, owner);
  const counting = countingYears(entered, owner.providerId).find(({ academicYear }) => academicYear === year);
  return { owner, year, counting, standing: inForce(entered, year, owner.providerId) };
}

function pageOf({ owner, year, counting, standing }: AskedYear): FormPage {
  const whose = {
    nobody: `The boxes hold dates that nobody has entered. ${provisionalWords}`,
    authority: 'The boxes hold the authority’s dates',
    provider: null,
  }[counting?.of ?? 'provider'];
  return {
    title: standing === null ? `Enter the term dates of ${year}` : `Change the term dates of ${year}`,
    caption: owner.name,
    lead: [
      'Terms as they are published, with the days on which only staff are there. Bank holidays are known already.',
      ...(standing !== null || whose === null ? [] : [`${whose}.`]),
    ],
    fields: fieldsOfYear(standing !== null),
    carried: [
      { name: 'year', value: year },
      { name: 'provider', value: String(owner.providerId ?? '') },
      { name: 'seen', value: String(standing?.id ?? '') },
    ],
    button: 'Save the dates',
    cancel: owner.href,
  };
}

export async function showEnterYear(means: CalendarMeans, request: PageRequest): Promise<Reply> {
  const asked = await findAskedYear(means, request, request.query);
  if (asked === null) return { kind: 'not-found' };
  const form = fillYear(asked.counting);
  // What is written of the authority’s dates is not yet written of its own.
  if (asked.standing === null) form.delete('source');
  return showForm(pageOf(asked), request, { form });
}

const overtaken: FieldError = {
  field: 'autumn-starts',
  at: 'autumn-starts',
  text: 'Somebody changed these dates while you were entering them. Nothing of yours is lost or saved: save again if yours are still right',
};

export async function answerEnterYear(means: CalendarMeans, request: PageRequest): Promise<Reply> {
  const { form, actor, audit: event, reference } = request;
  const asked = await findAskedYear(means, request, form);
  if (asked === null) return { kind: 'not-found' };
  const { owner, year } = asked;
  const answers = new FormReader(form);
  // Asked only where the form asked it: of dates that were entered meanwhile, the person has not been told.
  const seen = form.get('seen') ?? '';
  const read = readYear(answers, year, seen !== '');
  if (read === null) return showForm(pageOf(asked), request, { form, errors: answers.errors });
  const { db, clock } = means;
  const seenId = /^\d{1,9}$/.test(seen) ? Number(seen) : null;
  const recorded = await db.transaction(
    (tx) => recordYear(tx, { actor, clock, event, reference }, owner, read.entry, { id: seenId, reason: read.reason }),
    { authorityId: owner.authorityId },
  );
  switch (recorded.kind) {
    case 'refused':
      return showForm(pageOf(asked), request, { form, errors: recorded.problems.map((problem) => ({ ...problem, at: problem.field })) });
    case 'overtaken': {
      const now = await findAskedYear(means, request, form);
      return now === null ? { kind: 'not-found' } : showForm(pageOf(now), request, { form, errors: [overtaken] });
    }
    case 'saved':
    case 'already':
      return done(owner.href, `The term dates of ${year} are saved for ${owner.name}.`);
  }
}
