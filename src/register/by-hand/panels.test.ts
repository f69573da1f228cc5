import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { createRenderer } from '../../ui/render.ts';
import { enteredFactsPanel } from '../entered-facts/entered-facts-panel.ts';
import { recordFact } from '../entered-facts/record-fact.ts';
import { recordPost } from '../posts/record-post.ts';
import { postsPanel } from '../posts/posts-panel.ts';
import { addAuthority, addProvider } from '../providers/invented-providers.fixture.ts';
import type { ProviderPanel } from '../providers/provider-panel.ts';
import { recordSendUnit } from '../send-units/record-send-unit.ts';
import { sendUnitsPanel } from '../send-units/send-units-panel.ts';
import { withoutForm } from './record-entry-change.ts';

const clock = fixedClock('2026-11-23T09:00:00Z');
const render = createRenderer({ today: () => clock.today(), globals: {}, strict: true });
let db: Database;
let own: number;
let elsewhere: number;
let providerId: number;
let bareId: number;

const actor = (role: string, authorityId: number): Actor => ({
  kind: 'person',
  accountId: null,
  name: 'Sam Okafor',
  role,
  authorityId,
  tokenId: null,
});
const panels = (): ProviderPanel[] => [postsPanel({ db, clock }), sendUnitsPanel({ db, clock }), enteredFactsPanel({ db, clock })];

async function show(panel: ProviderPanel, role: string, id = providerId, authorityId = own): Promise<string | null> {
  const shown = await panel.load(id, actor(role, authorityId));
  return shown && render(shown.template, shown.data).replaceAll(/\s+/g, ' ');
}

beforeAll(async () => {
  db = await openTestDatabase();
  await db.transaction(async (tx) => {
    own = await addAuthority(tx, '940', 'Own Council');
    elsewhere = await addAuthority(tx, '941', 'Elsewhere Council');
    providerId = await addProvider(tx, own, { name: 'Ashmere Primary School', sites: [] });
    bareId = await addProvider(tx, own, { name: 'Bare School', sites: [] });
    const provider = { id: providerId, name: 'Ashmere Primary School', kind: 'school', status: 'open', authorityId: own } as const;
    const doing = (event: `${string}.${string}`) => ({ actor: actor('lead', own), clock, event });
    const head = { role: 'headteacher', source: 'Letter from the chair', heldTo: null } as const;
    await recordPost(
      tx,
      doing('post.recorded'),
      provider,
      { ...head, standing: 'substantive', personName: 'Robin Ashdown', heldFrom: '2019-09-01' },
      withoutForm,
    );
    await recordPost(tx, doing('post.recorded'), provider, { ...head, standing: 'vacant', personName: null, heldFrom: '2026-09-01' }, withoutForm);
    await recordPost(
      tx,
      doing('post.recorded'),
      provider,
      { ...head, standing: 'acting', personName: 'Kim Vale', heldFrom: '2026-09-01' },
      withoutForm,
    );
    await recordPost(
      tx,
      doing('post.recorded'),
      provider,
      { ...head, standing: 'substantive', personName: 'Alex Thorne', heldFrom: '2027-01-04' },
      withoutForm,
    );
    const unit = {
      name: 'The Willow Unit',
      kind: 'send-unit',
      need: null,
      places: 12,
      stage: 'open',
      opensOn: '2024-09-01',
      closedOn: null,
      source: 'Plan',
    } as const;
    await recordSendUnit(tx, doing('send-unit.recorded'), provider, unit, withoutForm);
    await recordFact(
      tx,
      doing('fact.recorded'),
      provider,
      { fact: 'capacity', value: '210', validFrom: '2025-09-01', validTo: null, source: 'Assessment' },
      withoutForm,
    );
  });
});

describe('on the provider page', () => {
  it('people in posts are shown: who covers, what for, who is next and who was', async () => {
    const html = await show(postsPanel({ db, clock }), 'lead');
    for (const words of ['Kim Vale</a> (acting), 1 September 2026 to 3 January 2027', 'Vacant</a>, 1 September 2026 to 3 January 2027', 'Next:</strong>', 'Alex Thorne</a> (substantive), from 4 January 2027', 'Robin Ashdown', 'Source: Letter from the chair. Entered by Sam Okafor on 23 November 2026.']) expect(html).toContain(words); // prettier-ignore
    expect(html).toContain(`/providers/${providerId}/posts/new?role=chair`);
  });

  it('units and facts are shown with their source', async () => {
    expect(await show(sendUnitsPanel({ db, clock }), 'lead')).toContain('12 places. <strong>Open since 1 September 2024</strong>');
    expect(await show(enteredFactsPanel({ db, clock }), 'lead')).toContain('True from 1 September 2025. Source: Assessment.');
  });

  it('only editors are offered a way to enter anything', async () => {
    for (const panel of panels()) {
      expect(await show(panel, 'lead')).toContain('/new');
      expect((await show(panel, 'elected-member')) ?? '').not.toContain('/new');
    }
  });

  it('somebody it is not meant for reads who holds a post and since when, and not until when, who is next, who left it, who entered it, or any fact', async () => {
    const posts = await show(postsPanel({ db, clock }), 'elected-member');
    expect(posts).toContain('Kim Vale (acting), from 1 September 2026');
    for (const hidden of ['3 January 2027', 'Next', 'Alex Thorne', 'Entered by', 'Letter from the chair', 'Robin Ashdown', '/posts/'])
      expect(posts).not.toContain(hidden);
    expect(await show(enteredFactsPanel({ db, clock }), 'elected-member')).toBeNull();
  });

  it('an empty panel says who can fill it, or is not there', async () => {
    const shown = await Promise.all(panels().map((panel) => show(panel, 'auditor', bareId)));
    expect(shown[0]).toContain('Not recorded');
    expect(shown.slice(1)).toEqual([null, null]);
  });

  it('another authority’s readers see none of it', async () => {
    for (const panel of panels()) expect(await show(panel, 'lead', providerId, elsewhere)).toBeNull();
  });
});
