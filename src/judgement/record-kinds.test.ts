import { expect, it } from 'vitest';
import { judgementRecordKinds } from './record-kinds.ts';

it.each(['tier-proposal', 'tier-judgement', 'tier-decision'])(
  'a tier is never given to the public out of %s without a question, nor in its title',
  (name) => {
    const kind = judgementRecordKinds.find((one) => one.kind === name);
    expect(kind?.prompts?.some(({ columns }) => columns.includes('tier'))).toBe(true);
    expect(kind?.title).not.toContain('tier');
  },
);
