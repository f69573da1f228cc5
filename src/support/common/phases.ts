/** For whom something is, told more broadly than the register tells a school’s phase: an all-through school takes from two. */
export const phases = {
  'early-years': 'Early years',
  'primary': 'Primary',
  'secondary': 'Secondary',
  'special': 'Special and alternative provision',
  'post-16': 'Post-16',
} as const;
export type Phase = keyof typeof phases;
export const phaseIds = Object.keys(phases) as Phase[];
