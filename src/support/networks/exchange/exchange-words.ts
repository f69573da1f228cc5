export const hows = { 'visit': 'A visit to see it', 'staff-time': 'Time of our staff', 'material': 'Material' } as const;
export type How = keyof typeof hows;

export const urgencies = { 'half-term': 'This half-term', 'term': 'This term', 'year': 'This year' } as const;
export type Urgency = keyof typeof urgencies;
