import { fixedClock } from '../src/platform/clock.ts';
import type { Database } from '../src/platform/database/database.ts';
import { asAuthority } from '../src/platform/database/who-asks.ts';
import { findReaderScope } from '../src/register/index.ts';
import type { Doing } from '../src/support/common/doing.ts';
import { recordNews } from '../src/support/directory/record-news.ts';
import { recordService, type Saved } from '../src/support/directory/record-service.ts';
import { asAt } from './authority/the-authority.ts';
import { news, services } from './authority/services.ts';

const by = 'Xanthe Copperwheat';

/** The directory of services, news and events, each by the command of its page. */
export async function enterServices(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const actor = { kind: 'person', accountId: accounts.get(by) ?? null, name: by, role: 'business-support', authorityId, tokenId: null } as const;
  const doing = (event: Doing['event']): Doing => ({ actor, clock: fixedClock(`${asAt}T10:30:00Z`), event, reference: 'demonstration', authorityId });
  await asAuthority(authorityId, () =>
    db.transaction(async (tx) => {
      const localities = (await findReaderScope(tx, authorityId))?.localities ?? [];
      const placed = (name: string | null): number | null => localities.find((one) => one.name === name)?.id ?? null;
      for (const { locality, owner, email, ...entry } of services)
        must(
          await recordService(tx, doing('directory-service.added'), {
            ...entry,
            email: `${email}@ambermoor.example`,
            localityId: placed(locality),
            ownerAccountId: accounts.get(owner) ?? 0,
          }),
        );
      for (const { locality, ...entry } of news) must(await recordNews(tx, doing('news-item.published'), { ...entry, localityId: placed(locality) }));
    }),
  );
}

function must(saved: Saved): void {
  if (saved.kind !== 'saved') throw new Error(`The demonstration was refused: ${saved.kind === 'refused' ? saved.reason : saved.kind}`);
}
