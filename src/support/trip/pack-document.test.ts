import { expect, it } from 'vitest';
import { type Pack, questionsOf } from './pack.ts';
import { packDocument, packFileName } from './pack-document.ts';

const pack: Pack = {
  provider: 'Elmsworth Primary School',
  authority: 'Ambermoor',
  programme: 'Rapid improvement',
  heldOn: '2026-11-16',
  dueOn: null,
  asAt: '2026-11-16',
  figuresKnownOn: '2026-12-01',
  plan: { version: 1, startsOn: '2026-09-28', endsOn: '2027-02-12', standing: 'Version 1 of the plan.' },
  overall: null,
  direction: null,
  priorities: [
    {
      title: 'Early reading',
      why: 'Too few read fluently',
      state: '',
      objectives: [
        {
          says: 'Phonics is taught well',
          success: 'Four in five pass the check',
          milestones: [{ by: '2026-10-23', says: 'The scheme is in use', state: 'Not met', isUnmet: true, schoolSaysMet: false }],
          actions: [{ what: 'Train staff', owner: 'Deputy head', dueOn: '2026-11-13', state: 'Late', success: 'All were seen to teach it' }],
        },
      ],
      otherActions: [],
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
  late: [{ what: 'Train staff', ownerName: 'Deputy head', dueOn: '2026-11-13' }],
  support: [{ what: 'An adviser in classrooms', by: 'Adviser', days: 6, cost: 2790.5 }],
  chair: 'Pat Moor',
  attend: ['Headteacher', 'Chair of governors', 'Diocese'],
  attended: 'Head\nAdviser',
  apologies: 'The chair, who was ill',
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

const rowsIn = (of: Pack): (readonly string[])[] => packDocument(of).blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
const textIn = (of: Pack): string =>
  packDocument(of)
    .blocks.flatMap((block) => (block.kind === 'table' ? [] : block.kind === 'list' ? block.items : [block.text]))
    .join('\n');

it('has each action of an objective with its owner, day, state and measure of success, and says what success is', () => {
  expect(textIn(pack)).toContain('Early reading. Too few read fluently\nEarly reading: Phonics is taught well\nSuccess: Four in five pass the check');
  expect(rowsIn(pack)).toContainEqual(['Train staff', 'Deputy head', '13 November 2026', 'Late', 'All were seen to teach it']);
});

it('says of a review that was held who was there and who sent apologies, beside who attends; and of the next who attends', () => {
  expect(textIn(pack)).toMatch(
    /Who was there\nChair: Pat Moor\nHead\nAdviser\nApologies: The chair, who was ill\nThose who attend reviews here: Headteacher; Chair of governors; Diocese\./,
  );
  const next = textIn({ ...pack, heldOn: null, dueOn: '2027-01-14', attended: null, apologies: null });
  expect(next).toContain('It is held by 14 January 2027.');
  expect(textIn({ ...pack, heldOn: null })).toContain('By when it is held is not known yet');
  expect(textIn({ ...pack, dueOn: '2027-01-14' })).not.toContain('held by');
  expect(next).toContain('Who attends\nChair: Pat Moor\nHeadteacher\nChair of governors\nDiocese');
  expect(next).not.toMatch(/Who was there|Apologies/);
});

it('asks of one late action in the singular, and of several in the plural', () => {
  expect(questionsOf(pack)).toContain('An action is late. Is it still the right one, with the right owner?');
  expect(questionsOf({ ...pack, late: [...pack.late, ...pack.late] })).toContain(
    '2 actions are late. Are they still the right ones, with the right owners?',
  );
});

it('writes money with both digits of the pence', () => {
  expect(rowsIn(pack)).toContainEqual(['An adviser in classrooms', 'Adviser', '6', '£2,790.50']);
});

it.each([
  [pack, 'elmsworth-primary-school-review-2026-11-16.docx'],
  [{ ...pack, provider: 'St Mary’s C.E. (VA) School', heldOn: null }, 'st-marys-c-e-va-school-papers-for-the-next-review-as-at-2026-11-16.docx'],
] as const)('is a file that names the school and the day', (of, name) => {
  expect(packFileName(of)).toBe(name);
});
