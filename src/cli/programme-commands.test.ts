import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/harness/database.ts';
import { addAuthority, clock, person } from '../platform/audit/trail.fixture.ts';
import type { Database } from '../platform/database/database.ts';
import { ownerOf } from '../platform/database/open-database.ts';
import type { OpenWaymark } from '../open-waymark.ts';
import { readingTogether } from '../support/programme-definitions/invented-programme.fixture.ts';
import type { Outcome } from './command.ts';
import { programmeCommandsFor } from './programme-commands.ts';

const singing = { ...readingTogether, key: 'singing', name: 'Singing' };
let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
}, 120_000);

async function run(
  words: 'list' | 'check' | 'diagram',
  {
    args = [],
    options = {},
    definitions = [readingTogether, singing],
  }: { args?: string[]; options?: Record<string, string>; definitions?: (typeof readingTogether)[] } = {},
): Promise<Outcome> {
  const command = programmeCommandsFor({ definitions, checks: {}, reads: {} }).find((each) => each.words === `programmes ${words}`);
  if (!command) throw new Error(`There is no command ${words}.`);
  return command.run({ db } as OpenWaymark, { args, options, clock, operator: person(null), say: () => undefined });
}

// Told in order: there is no authority at first.
describe('an operator who asks about programmes', { shuffle: false }, () => {
  it('is told what ships, before there is any authority', async () => {
    const listed = await run('list');
    expect(listed).toMatchObject({
      kind: 'done',
      json: [{ programme: 'reading-together', version: 1, state: 'in-force', stages: 3, tasks: 5, runs: 0, faults: [] }, { programme: 'singing' }],
      text: ['reading-together  version 1  in force  3 stages, 5 tasks  0 runs  0 faults', 'singing           version 1  in force  3 stages, 5 tasks  0 runs  0 faults'].join('\n'),
    });
    expect(await run('list', { definitions: [] })).toMatchObject({ kind: 'done', json: [], text: 'No programme ships.' });
  });

  it('is told of the authority’s drafts and their faults, which are no fault of what is in force', async () => {
    const authorityId = await addAuthority(db, '999');
    const faulty = { ...readingTogether, stages: readingTogether.stages.filter(({ key }) => key !== 'work') };
    await ownerOf(db).kysely.insertInto('programme_version').values({ authority_id: authorityId, programme: 'reading-together', version: 2, document: JSON.stringify(faulty), state: 'draft', drafted_by: 'Test', drafted_at: clock.now() }).execute();
    expect(await run('check')).toMatchObject({
      kind: 'done',
      json: [
        { programme: 'reading-together', version: 2, state: 'draft', faults: expect.arrayContaining([{ at: 'stages/plan/gates/begin', says: '“Begin the work” of “Agree a plan” leads to “Do the work” (work), and there is no such stage.' }]) as unknown },
        { programme: 'reading-together', version: 1, state: 'in-force', faults: [] },
        { programme: 'singing', version: 1, state: 'in-force', faults: [] },
      ],
      text: expect.stringContaining('The versions in force have no fault.') as string,
    });
    expect(await run('check', { args: ['singing'] })).toMatchObject({ kind: 'done', text: '1 version checked: no fault.' });
  });

  it('is told of a fault in what is in force, and the command fails', async () => {
    const faulty = { ...singing, statutory: true };
    const says = 'It is a process of the law, and so must cite the law and not be provisional.';
    expect(await run('check', { definitions: [faulty] })).toMatchObject({
      kind: 'faulty',
      reasons: [`singing, version 1 (in force), definition: ${says}`],
      json: [{ faults: [{ at: 'definition', says }] }],
    });
  });

  it('is given the diagram of one programme, in force or by its version', async () => {
    expect(await run('diagram', { args: ['reading-together'] })).toMatchObject({
      json: [{ programme: 'reading-together', version: 1 }],
      text: expect.stringMatching(/^%% Reading together, version 1\nstateDiagram-v2\n/) as string,
    });
    expect(await run('diagram', { args: ['reading-together'], options: { version: '2' } })).toMatchObject({ json: [{ version: 2, diagram: expect.not.stringContaining('Do the work') as string }] });
    expect(await run('diagram')).toMatchObject({ json: [{}, {}] });
  });

  it('is refused a programme, a version and an authority that there are not', async () => {
    expect(await run('diagram', { args: ['dancing'] })).toEqual({ kind: 'refused', reasons: ['There is no programme “dancing”: reading-together, singing.'] });
    expect(await run('diagram', { options: { version: '9' } })).toEqual({ kind: 'refused', reasons: ['There is no version 9.'] });
    expect(await run('list', { options: { authority: '111' } })).toMatchObject({ kind: 'refused' });
  });
}); // prettier-ignore
