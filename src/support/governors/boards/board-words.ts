export const offices = {
  'vice-chair': 'Vice chair',
  'clerk': 'Clerk',
  'safeguarding-link': 'Link governor for safeguarding',
  'send-link': 'Link governor for SEND',
} as const;
export type BoardOffice = keyof typeof offices;

export const meetingTimes = { day: 'In the day', evening: 'In the evening', varies: 'It varies' } as const;
export type MeetingTime = keyof typeof meetingTimes;
