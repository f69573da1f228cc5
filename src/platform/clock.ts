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
