import { academicYearOf } from '../../../kernel/period.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { choices } from '../../common/show-form.ts';
import { yearsAround } from '../../common/years.ts';
import { gatherReach } from './gather-reach.ts';
import { actionLine } from './meeting-pages.ts';
import { networkCrumbs, type NetworkPage } from './open-network-page.ts';

/** Who takes part in a year and who never does, and what becomes of what was agreed. */
export const showReach: NetworkPage = async (asked) => {
  const { network, path, today } = asked;
  const { invited, actions, ...reach } = await gatherReach(asked);
  const years = yearsAround(academicYearOf(today)).slice(1);
  return {
    kind: 'page',
    template: 'support/networks/localities/reach.njk',
    data: {
      ...reach,
      name: network.name,
      path,
      never: invited.filter((one) => one.never),
      came: invited.filter((one) => !one.never),
      actions: actions.map((action) => actionLine(action, today)),
      years: choices(
        years.map((year) => ({ value: year, text: year })),
        reach.year,
      ),
      csv: `${path}/reach.csv?year=${encodeURIComponent(reach.year)}`,
      breadcrumbs: networkCrumbs(asked),
    },
  };
};

export const exportReach: NetworkPage = async (asked) => {
  const { year, invited, people } = await gatherReach(asked);
  const heading = ['Network', 'Year', 'Who', 'Kind', 'Invited', 'Came', 'Sent apologies', 'Last came on', 'In words'];
  const rows = [...invited, ...people].map((one) => [
    ...[asked.network.name, year, one.name, one.kind, one.invited, one.came, one.apologies, one.lastOn, one.says],
  ]);
  const fileName = `network-${asked.network.slug}-reach-${year.replace('/', '-')}.csv`;
  return { kind: 'download', fileName, contentType: csvType, body: writeCsv([heading, ...rows]) };
};
