/** The one place that reads the machine's clock. */
export interface Clock {
  now(): Date;
  /** The day it is in England, as YYYY-MM-DD: from midnight to one on a summer night it is not the day in UTC. */
  today(): string;
}

const inEngland = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

function dayInEngland(instant: Date): string {
  const parts = Object.fromEntries(inEngland.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}

/** The instant at which a day (YYYY-MM-DD) is over in England: midnight there, which in summer is not midnight in UTC. */
export function endOfDayInEngland(day: string): Date {
  const midnight = Date.parse(`${day}T24:00:00Z`);
  const hourBefore = new Date(midnight - 3_600_000);
  return dayInEngland(hourBefore) === day ? new Date(midnight) : hourBefore;
}

/** The instant at which it is such a time (HH:MM) on a day in England. In the hour that a spring night leaves out, an hour later. */
export function instantInEngland(day: string, time: string): Date {
  const asUtc = new Date(`${day}T${time}:00Z`);
  const hourBefore = new Date(asUtc.getTime() - 3_600_000);
  return timeInEngland.format(hourBefore) === time ? hourBefore : asUtc;
}

const timeInEngland = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** What time it is in England, as HH:MM. */
export const timeOfDay = (instant: Date): string => timeInEngland.format(instant);

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayInEngland(new Date()),
};

/** A clock that stands still, for tests and for looking at things as they were. */
export function fixedClock(instant: Date | string): Clock {
  const milliseconds = new Date(instant).getTime();
  if (Number.isNaN(milliseconds)) throw new Error(`"${String(instant)}" is not an instant.`);
  return { now: () => new Date(milliseconds), today: () => dayInEngland(new Date(milliseconds)) };
}
