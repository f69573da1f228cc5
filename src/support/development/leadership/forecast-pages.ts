import { halfTermsOf } from '../../../kernel/school-calendar.ts';
import { type CsvRow, csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { findCalendar, isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { byLocality, forecastLeavers, type Leaver } from './forecast-of-leavers.ts';
import type { LedProvider } from './gather-leadership.ts';
import type { LeadershipMeans } from './leadership-means.ts';
import { gatherRegister, hrefOf } from './leadership-pages.ts';
import { isUnknown, leaderInWords, source } from './leadership-words.ts';

/** Those known to leave, and cover that is known to end. */
function leaversOf({ id, name, locality, reasons, leads }: LedProvider): Leaver[] {
  const of = { providerId: id, providerName: name, locality: locality?.name ?? null };
  const told = reasons
    .filter(({ kind }) => kind === 'leaving')
    .map(({ says, since, isConfidential }) => ({ ...of, what: says, on: since ?? '', isConfidential }));
  const isCover = leads?.standing === 'acting' || leads?.standing === 'interim';
  const until = leads?.until ?? null;
  return isCover && until !== null ? [...told, { ...of, what: `The time of whoever is ${leads.standing} ends.`, on: until, isConfidential: false }] : told;
} // prettier-ignore

async function gather(means: LeadershipMeans, asked: Asked) {
  const all = await gatherRegister(means, asked);
  const { authority, today } = asked;
  const calendar = await findCalendar(means.db.kysely, { authorityId: authority.authorityId });
  const names = authority.localities.map(({ name }) => name);
  const forecast = forecastLeavers(all.flatMap(leaversOf), halfTermsOf(calendar), today);
  const has = (provider: LedProvider, ...kinds: string[]): boolean => provider.reasons.some(({ kind }) => kinds.includes(kind));
  const lines = byLocality(
    all.map((one) => ({
      locality: one.locality?.name ?? null,
      isLeaving: has(one, 'leaving'),
      isEarly: has(one, 'first-two-years'),
      isCovered: has(one, 'vacant', 'acting', 'interim'),
      isNotKnown: isUnknown(one),
    })),
    names,
  );
  return { all, forecast, lines, names };
}

/** Heads known to leave over two years, beside those who are new: where a mentor or a successor will be wanted at the same time. */
export const showForecast =
  (means: LeadershipMeans): SupportPage =>
  async (asked) => {
    const { all, forecast, lines, names } = await gather(means, asked);
    const withHref = (leaver: Leaver) => ({ ...leaver, href: hrefOf(leaver.providerId) });
    return {
      kind: 'page',
      template: 'support/development/leadership/forecast.njk',
      data: {
        localities: [...names, ...(lines.some(({ locality }) => locality === null) ? ['Not placed'] : [])],
        rows: forecast.rows.map((row) => ({
          ...row,
          cells: [...names, ...(lines.some(({ locality }) => locality === null) ? [null] : [])].map((name) => ({
            label: name ?? 'Not placed',
            leavers: row.leavers.filter(({ locality }) => locality === name).map(withHref),
          })),
        })),
        beyond: forecast.beyond.map(withHref),
        until: forecast.until,
        lines: lines.map((line) => ({ ...line, locality: line.locality ?? 'Not placed' })),
        early: all
          .filter(({ reasons }) => reasons.some(({ kind }) => kind === 'first-two-years'))
          .map((one) => ({ id: one.id, name: one.name, locality: one.locality?.name ?? 'Not placed', leader: leaderInWords(one.leads), href: hrefOf(one.id), hasInduction: one.induction !== null })), // prettier-ignore
        readsDepartures: isAllowed(asked.request.actor, 'departure.view'),
        source,
        breadcrumbs: [{ text: 'Leadership', href: '/leadership' }],
      },
    };
  };

export const exportForecast =
  (means: LeadershipMeans): SupportPage =>
  async (asked) => {
    const { forecast } = await gather(means, asked);
    const header = ['Half-term', 'Day', 'Provider', 'Locality', 'What is known', 'In confidence'];
    const row = (name: string) => ({ on, providerName, locality, what, isConfidential }: Leaver): CsvRow => [name, on, providerName, locality, what, isConfidential ? 'Yes' : 'No'];
    const rows = [...forecast.rows.flatMap(({ name, leavers }) => leavers.map(row(name))), ...forecast.beyond.map(row('After the term dates that are known'))];
    return { kind: 'download', fileName: `leaders-known-to-leave-${asked.today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]) };
  }; // prettier-ignore
