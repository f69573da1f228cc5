import { readFile } from 'node:fs/promises';
import { dueInSchoolWeeks, dueInWorkingDays } from '../kernel/due-date.ts';
import { parsePlainDate } from '../kernel/plain-date.ts';
import { findMeantCalendar, importBankHolidays, readBankHolidays } from '../register/index.ts';
import { authorityOption, done, refuse, textOption, type Command } from './command.ts';

const most = 2000;

function readCount(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,4}$/.test(text) && Math.abs(Number(text)) <= most ? Number(text) : null;
}

const add: Command = {
  words: 'calendar add',
  arguments: 'DATE',
  about: 'The day that something is due, and how it was worked out: by the authority’s term dates and England’s bank holidays, or a school’s own',
  options: {
    'working-days': { type: 'string', about: 'How many working days after the date, as YYYY-MM-DD' },
    'school-weeks': { type: 'string', about: 'How many school weeks after it' },
    'urn': { type: 'string', about: 'A school by its URN: its own days, where it has entered any' },
    ...authorityOption,
  },
  fewest: 1,
  most: 1,
  run: async ({ db }, invocation) => {
    const day = /^\d{4}-/.test(invocation.args[0] ?? '') ? parsePlainDate(invocation.args[0] ?? '') : null;
    if (day === null) return refuse(`“${invocation.args[0] ?? ''}” is no day: give it as YYYY-MM-DD.`);
    const [workingDays, schoolWeeks] = [textOption(invocation, 'working-days'), textOption(invocation, 'school-weeks')];
    if ((workingDays === undefined) === (schoolWeeks === undefined)) return refuse('Give either --working-days or --school-weeks.');
    const count = readCount(workingDays ?? schoolWeeks);
    if (count === null || (schoolWeeks !== undefined && count < 0)) return refuse(`The number must be a whole one of ${String(most)} at most.`);
    const meant = await findMeantCalendar(db.kysely, { laCode: textOption(invocation, 'authority'), urn: textOption(invocation, 'urn') });
    if (!meant.ok) return refuse(meant.reason);
    const { calendar, whose } = meant.value;
    if (workingDays !== undefined) {
      const due = dueInWorkingDays(calendar, day, count);
      return done(due, due.why);
    }
    const due = dueInSchoolWeeks(calendar, day, count, whose);
    return due.ok ? done(due.value, due.value.why) : refuse(`${due.reason}: enter them on the page of the calendar.`);
  },
};

const load: Command = {
  words: 'calendar load',
  arguments: 'FILE',
  about:
    'England’s bank holidays, from the file at https://www.gov.uk/bank-holidays.json; for years that it has whole it counts before what is shipped',
  options: {},
  fewest: 1,
  most: 1,
  run: async ({ db }, { args, clock, operator }) => {
    const [path = ''] = args;
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) return refuse(`The file ${path} cannot be read.`);
    const holidays = readBankHolidays(text);
    if (!holidays.ok) return refuse(holidays.reason);
    const given = { holidays: holidays.value, source: 'gov.uk/bank-holidays.json' };
    const years = await db.transaction((tx) => importBankHolidays(tx, { actor: operator, clock }, given));
    return done({ years, days: holidays.value.length }, `Loaded ${String(holidays.value.length)} bank holidays, of ${years.join(', ')}.`);
  },
};

export const calendarCommands: readonly Command[] = [add, load];
