export const offices = {
  'vice-chair': 'Vice chair',
  'clerk': 'Clerk',
  'safeguarding-link': 'Link governor for safeguarding',
  'send-link': 'Link governor for SEND',
} as const;
export type BoardOffice = keyof typeof offices;

export const meetingTimes = { day: 'In the day', evening: 'In the evening', varies: 'It varies' } as const;
export type MeetingTime = keyof typeof meetingTimes;

const counted = (count: number, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`;

/** Days up to a year; then years and months. */
export function howLong(days: number): string {
  const months = Math.floor(days / 30.4375);
  if (months < 12) return counted(days, 'day');
  return months % 12 === 0 ? counted(months / 12, 'year') : `${counted(Math.floor(months / 12), 'year')} and ${counted(months % 12, 'month')}`;
}
