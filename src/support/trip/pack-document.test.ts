import { expect, it } from 'vitest';
import type { Pack } from './pack.ts';
import { packDocument } from './pack-document.ts';

const pack: Pack = {
  provider: 'Elmsworth Primary School',
  authority: 'Ambermoor',
  programme: 'Rapid improvement',
  heldOn: '2026-11-16',
  asAt: '2026-11-16',
  figuresKnownOn: '2026-12-01',
  plan: { version: 1, startsOn: '2026-09-28', endsOn: '2027-02-12', standing: 'Version 1 of the plan.' },
  overall: null,
  direction: null,
  priorities: [
    {
      title: 'Early reading',
      state: '',
      objectives: [],
      now: null,
      before: null,
      isInsufficient: false,
      evidence: null,
      figures: [
        { measure: 'Phonics', period: '2025/26', status: 'Provisional', here: '71%', england: '80%' },
        { measure: 'Reading', period: null, status: null, here: 'Nothing is loaded', england: '' },
      ],
    },
  ],
  late: [],
  support: [],
  chair: null,
  attend: [],
  attended: null,
  minutes: null,
  nextSteps: null,
};

it('heads the figures of a review’s papers with the day on which they were known, and says how settled each is', () => {
  const { blocks } = packDocument(pack);
  expect(blocks).toContainEqual({ kind: 'heading', level: 2, text: 'The measures that the plan names, as known on 1 December 2026' });
  expect(blocks).toContainEqual(
    expect.objectContaining({
      rows: [
        ['Phonics', '2025/26\nProvisional', '71%', '80%'],
        ['Reading', '', 'Nothing is loaded', ''],
      ],
    }),
  );
});
