import type { Track } from '../programme-definitions/definition.ts';

/** Each track as the middle of a sentence, what the authority may do there, and so why it has no power of the 2006 Act. */
export const trackWords: Readonly<Record<Track, { readonly one: string; readonly noPowers: string }>> = {
  'maintained': { one: 'a maintained school', noPowers: '' },
  'academy': {
    one: 'an academy',
    noPowers:
      'The authority never gives an academy a notice: the Education and Inspections Act 2006 gives it powers over maintained schools only. A concern goes to the head and the trust’s chief executive, then to the DfE Regions Group',
  },
  'early-years': {
    one: 'an early years setting',
    noPowers:
      'The Education and Inspections Act 2006 gives powers over maintained schools only. At an early years setting the authority has its funding agreement and nothing else; Ofsted alone grades quality',
  },
  'independent': {
    one: 'an independent school',
    noPowers:
      'The authority has no statutory powers over an independent school: the Education and Inspections Act 2006 gives them over maintained schools only. A concern goes to the proprietor, then to the DfE',
  },
  'college': {
    one: 'a college',
    noPowers:
      'The authority has no statutory powers over a college: the Education and Inspections Act 2006 gives them over maintained schools only. A concern goes to the principal, then to the DfE',
  },
  'alternative-provision': {
    one: 'an alternative provider',
    noPowers:
      'The authority has no statutory powers over an alternative provider: the Education and Inspections Act 2006 gives them over maintained schools only. A concern goes to the proprietor, then to whoever commissions the places',
  },
}; // prettier-ignore
