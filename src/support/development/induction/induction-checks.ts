import { accepted, refused } from '../../../kernel/result.ts';
import type { NamedCheck } from '../../programmes/check.ts';
import { faultOfFirstDay } from './head-change.ts';

/** What the definitions of inductions name. */
export const inductionChecks = {
  'first-day-of-somebody-new': ({ sent, on }) => {
    const given = sent['first-day'];
    const fault = typeof given === 'string' && given !== '' ? faultOfFirstDay(given, on) : null;
    return fault === null ? accepted(null) : refused(fault);
  },
} as const satisfies Record<string, NamedCheck>;
