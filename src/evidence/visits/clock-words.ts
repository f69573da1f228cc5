const clockTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hour12: false });
const shortDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'long' });

/** 14:02, in England. */
export const timeInWords = (at: Date): string => clockTime.format(at);

/** "14:02" today, "9 November at 14:02" on another day. */
export function whenInWords(at: Date, now: Date): string {
  const day = shortDay.format(at);
  return day === shortDay.format(now) ? timeInWords(at) : `${day} at ${timeInWords(at)}`;
}
