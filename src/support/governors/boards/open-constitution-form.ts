import { type Asked } from '../../common/open-page.ts';
import { labelled } from '../../common/show-form.ts';
import { dateBoxes, type Field, type FormReader, type OwnProvider } from '../../../register/index.ts';
import { type MeetingTime, meetingTimes } from './board-words.ts';
import { type BoardConstitution, categoriesInOrder, constitutions, seatCategories, type SeatCounts, suggestedConstitution } from './constitution.ts';
import { listBoards, listSeats } from './find-board.ts';
import { ledgers } from './ledgers.ts';
import { aboutBoard, type Prepared } from './open-board-form.ts';
import { type BoardEntry, countSeats, recordBoard } from './record-board.ts';

const fields: readonly Field[] = [
  {
    kind: 'radios',
    name: 'constitution',
    label: 'How is the board made up?',
    hint: 'The register suggests one. An academy’s board follows its trust’s scheme of delegation, so nothing is refused of it.',
    choices: labelled(constitutions),
  },
  {
    kind: 'date',
    name: 'from',
    label: 'In force from',
    hint: 'The day of the instrument of government, or of the scheme. New seats are vacant from that day until somebody takes them.',
  },
  ...categoriesInOrder.map((category): Field => ({
    kind: 'text',
    name: `seats-${category}`,
    label: `${seatCategories[category]}: how many seats`,
    width: 2,
    input: 'numeric',
  })),
  { kind: 'text', name: 'meets', label: 'When the board meets (optional)', hint: 'For example, “Twice a term, Wednesdays at 6pm”.' },
  { kind: 'radios', name: 'meeting-time', label: 'Meetings are', choices: labelled(meetingTimes) },
];

function read(answers: FormReader): BoardEntry | null {
  const constitution = answers.choice('constitution', Object.keys(constitutions) as BoardConstitution[], 'Choose how the board is made up');
  const inForceFrom = answers.date('from', { what: 'The day', missing: 'Enter the day from which this holds' });
  const seats = Object.fromEntries(
    categoriesInOrder.map((category) => [category, answers.wholeNumber(`seats-${category}`, `${seatCategories[category]} seats`, 30) ?? 0]),
  ) as unknown as SeatCounts;
  const meets = answers.text('meets', { what: 'When the board meets', most: 200 });
  const meetingTime = answers.choice('meeting-time', Object.keys(meetingTimes) as MeetingTime[], 'Choose when meetings are');
  if (constitution === null || inForceFrom === null || meetingTime === null) return null;
  return { constitution, inForceFrom, meets, meetingTime, seats };
}

/** How a board is made up: as it stands, or as the register suggests for a new one. */
export async function prepareConstitution({ means, doing }: Asked, provider: OwnProvider): Promise<Prepared<BoardEntry, BoardEntry>> {
  const db = means.db.kysely;
  const question = { authorityId: provider.authorityId, providerId: provider.id };
  const [board] = await listBoards(db, question);
  const seats = countSeats((await listSeats(db, question)).filter(({ endedOn }) => endedOn === null));
  const row = await db.selectFrom('provider').select(['legal_track', 'type_code']).where('id', '=', provider.id).executeTakeFirstOrThrow();
  return {
    page: {
      ...aboutBoard(provider),
      ledger: ledgers.board,
      title: board ? 'Change how the board is made up' : 'Record a governing board',
      lead: ['At a maintained school: at least seven governors, two parents or more, one of staff, the headteacher, one of the local authority; foundation or partnership governors where the law gives them; the rest co-opted.'], // prettier-ignore
      fields,
      button: 'Save',
      read,
      save: (tx, entry, seen) => recordBoard(tx, doing, provider, entry, seen),
      savedNotice: () => 'The board is recorded.',
    },
    initial: {
      'constitution': board?.constitution ?? suggestedConstitution(row.legal_track, row.type_code),
      ...dateBoxes('from', board?.inForceFrom ?? null),
      'meets': board?.meets ?? '',
      'meeting-time': board?.meetingTime ?? 'evening',
      ...Object.fromEntries(categoriesInOrder.map((category) => [`seats-${category}`, board ? String(seats[category]) : ''])),
    },
  };
}
