/** The demonstration authority. Nothing about it is real: it lies in the North Sea, and its codes are ones that nobody has. */
export const ambermoor = { laCode: '999', laName: 'Ambermoor', name: 'Ambermoor Council' } as const;

/** Its neighbour, so that England is more than ourselves. It has no account here. */
export const brinsea = { laCode: '998', laName: 'Brinsea' } as const;

/** A second, tiny authority in the same database, from which nothing may be seen. Not offered in the demonstration. */
export const elstoke = { laCode: '997', laName: 'Elstoke', name: 'Elstoke Council' } as const;

/** The day on which everything in the demonstration stands. */
export const asAt = '2026-11-06';
