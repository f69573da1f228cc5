import type { Result } from '../src/kernel/result.ts';
import type { Clock } from '../src/platform/clock.ts';
import type { Tx } from '../src/platform/database/database.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import type { Role } from '../src/register/access/roles.ts';
import { confirmAccounts } from '../src/register/access-reviews/confirm-accounts.ts';
import { openReview } from '../src/register/access-reviews/open-review.ts';
import { requestAccount } from '../src/register/accounts/request-account.ts';
import { writeBriefing } from '../src/register/briefings/write-briefing.ts';
import { issueScopedToken } from '../src/register/tokens/issue-scoped-token.ts';
import { people } from './authority/people.ts';
import { findProviderId } from './find-provider-id.ts';

/** Confirmed in the review of access that is open; everybody else is left. */
const confirmed: readonly Role[] = ['director', 'assistant-director', 'sia', 'safeguarding-lead', 'auditor'];

const briefing = {
  title: 'Ofsted’s new report cards: what to expect this term',
  body: [
    'From this term Ofsted’s reports on state-funded schools are report cards, with a grade for each area and no single overall grade.',
    'Older judgements stay published until a school’s next inspection. The two are not comparable, and should not be added up or averaged.',
    'We expect the first report cards for our schools before the end of term, and will brief you again when they are published.',
  ].join('\n\n'),
};

/** What people have done about accounts: each by the command of its page. */
export async function enterAccounts(tx: Tx, authorityId: number, accounts: ReadonlyMap<string, number>, clock: Clock): Promise<void> {
  const named = (name: string) => {
    const person = people.find((one) => one.name === name);
    const accountId = accounts.get(name);
    if (person === undefined || accountId === undefined) throw new Error(`Nobody in the demonstration is called ${name}.`);
    return { kind: 'person', accountId, tokenId: null, name, role: person.role, authorityId } as const satisfies Actor;
  };
  const doing = (name: string) => ({ actor: named(name), clock, publicAddress: 'http://localhost:3000' });
  const head = people.find(({ jobTitle }) => jobTitle === 'Headteacher, Foscombe Primary School')?.name ?? '';

  const reviewId = must(await openReview(tx, doing('Philippa Ravenhythe'), authorityId, 'Autumn term 2026', '2026-12-18'));
  const ticked = people.filter(({ role }) => confirmed.includes(role)).flatMap(({ name }) => accounts.get(name) ?? []);
  await confirmAccounts(tx, doing('Philippa Ravenhythe'), authorityId, reviewId, ticked);

  const school = { kind: 'provider', providerId: await findProviderId(tx, '900107') } as const;
  must(
    await requestAccount(tx, doing(head), {
      authorityId,
      name: 'Tamsin Juniperly',
      email: 'tamsin.juniperly@foscombe.example',
      role: 'head-delegate',
      jobTitle: 'School business manager',
      signInMethod: 'password',
      expiresOn: '2027-08-31',
      reaches: [{ reach: school, from: clock.today(), to: null }],
      reason: 'Keeps our plan and our actions up to date.',
    }),
  );
  must(
    await requestAccount(tx, doing('Bartholomew Ironmonger'), {
      authorityId,
      name: 'Usman Driftmoor',
      email: 'usman.driftmoor@ambermoor.example',
      role: 'eeca',
      jobTitle: 'Early Education Childcare Advisor',
      signInMethod: 'oidc',
      expiresOn: null,
      reaches: [],
      reason: 'Joins the early years team in December.',
    }),
  );

  const director = named('Margery Quillfeather');
  const readers = [named('Emeka Fairwether').accountId];
  await writeBriefing(tx, { actor: director, clock, reference: 'demonstration' }, { ...briefing, providerId: null, readers });

  const { id: trustId } = await tx.selectFrom('organisation').select('id').where('uid', '=', '9001').executeTakeFirstOrThrow();
  await issueScopedToken(tx, clock, named('Bartholomew Ironmonger'), {
    authorityId,
    name: 'Dashboard of the Tarmere Learning Trust',
    role: 'data-officer',
    expiresOn: '2027-07-31',
    reach: { kind: 'trust', organisationId: trustId },
  });
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.reason}`);
  return result.value;
}
