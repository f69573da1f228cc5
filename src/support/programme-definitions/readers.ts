/** Those outside the authority who may read here what is sent to them: of the provider, and its diocese where it takes part. */
export const letterReaders = ['head', 'chair', 'trust', 'diocese'] as const;
export type LetterReader = (typeof letterReaders)[number];

/** Somebody of another organisation who reads a run with the provider, where they attend. */
export const attendeeRoles = { diocese: 'The school’s diocese' } as const;
export type AttendeeRole = keyof typeof attendeeRoles;
