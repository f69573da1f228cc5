import type { Reader } from '../../../platform/database/database.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { exportLocalityResults, findLocalityResults, type LocalityResult, resultInWords } from '../../../evidence/index.ts';
import { dateBoxes, isAllowed } from '../../../register/index.ts';
import { readId } from '../../common/read-decimal.ts';
import { listPriorities } from './find-priorities.ts';
import { type AskedOfNetwork, networkCrumbs, type NetworkPage } from './open-network-page.ts';
import { decidePriorityChange, faultsOfPriority, type NetworkPriority, type PriorityEntry, standingOfPriority } from './priority.ts';
import { changePriority, closePriority, recordPriority, withdrawPriority } from './record-priority.ts';
import { addFaults, type NetworkForm, openForm, saveForm } from './show-network-form.ts';

const resultsOf = (asked: AskedOfNetwork, audience: 'staff' | 'outside'): Promise<LocalityResult[]> =>
  findLocalityResults(asked.means.db.kysely, { laCode: asked.authority.laCode, localityId: asked.network.id, audience });

/** How the locality does, beside what its network has agreed to work on. */
export const showPriorities: NetworkPage = async (asked) => {
  const { means, request, authority, network, path, today } = asked;
  const isStaff = isAllowed(request.actor, 'figures.unvalidated');
  const results = await resultsOf(asked, isStaff ? 'staff' : 'outside');
  const priorities = (await listPriorities(means.db.kysely, authority.authorityId, network.id)).map((one) => ({
    ...one,
    standing: standingOfPriority(one, today),
    href: `${path}/priorities/${String(one.id)}`,
    mayChange: network.runs && decidePriorityChange(one).ok,
  }));
  return {
    kind: 'page',
    template: 'support/networks/localities/priorities.njk',
    data: {
      name: network.name,
      path,
      isStaff,
      runs: network.runs,
      mayExport: network.sight !== 'aggregates',
      results: results.map((one) => ({ ...one, href: `/outcomes/measures/${one.measureId}` })),
      current: priorities.filter((one) => one.withdrawn === null && one.closedOn === null),
      past: priorities.filter((one) => one.closedOn !== null || (one.withdrawn !== null && network.sight === 'full')),
      breadcrumbs: network.sight === 'aggregates' ? [{ text: 'Locality networks', href: '/networks' }] : networkCrumbs(asked),
    },
  };
};

export const exportResults: NetworkPage = async (asked) => ({
  kind: 'download',
  fileName: `network-${asked.network.slug}-results.csv`,
  contentType: csvType,
  body: exportLocalityResults(asked.network.name, await resultsOf(asked, 'outside')),
});

export const exportPriorities: NetworkPage = async ({ means, authority, network, today }) => {
  const priorities = (await listPriorities(means.db.kysely, authority.authorityId, network.id)).filter(({ withdrawn }) => withdrawn === null);
  const heading = ['Network', 'Priority', 'Why', 'Result it rests on', 'Other evidence', 'What is done', 'How it will be seen', 'From', 'To', 'State', 'What came of it'];
  const rows = priorities.map((one) => [
    ...[network.name, one.title, one.why, one.cited?.words ?? null, one.otherEvidence, one.doing, one.seenBy, one.from, one.to],
    ...[standingOfPriority(one, today).text, one.cameOfIt],
  ]);
  return { kind: 'download', fileName: `network-${network.slug}-priorities.csv`, contentType: csvType, body: writeCsv([heading, ...rows]) };
}; // prettier-ignore

const keyOf = ({ measureId, period }: Pick<LocalityResult, 'measureId' | 'period'>): string => `${measureId} ${period}`;

/** The results are at hand where one is entered: as the outside may read them, because what is cited is read by all. */
async function priorityForm(asked: AskedOfNetwork, priority: NetworkPriority | null): Promise<NetworkForm<PriorityEntry>> {
  const { request, network, path, today, doing } = asked;
  const results = (await resultsOf(asked, 'outside')).filter(({ locality }) => locality.kind === 'value');
  const cited = priority?.cited ?? null;
  // One that was cited stays as it was, whatever has been published since.
  const kept = cited === null ? [] : [{ value: keyOf(cited), text: cited.words }];
  const choices = [...kept, ...results.map((one) => ({ value: keyOf(one), text: resultInWords(one) })).filter(({ value }) => value !== kept[0]?.value)];
  const wanted = results.find(({ measureId }) => measureId === request.query.get('measure'));
  return {
    caption: `${network.name} network`,
    title: priority === null ? 'Agree a priority' : 'Change the priority',
    lead: ['What the network has agreed to work on. Everybody who belongs to it, and the council’s members, can read it.'],
    fields: [
      { kind: 'text', name: 'title', label: 'The priority', hint: 'In a few words.' },
      { kind: 'textarea', name: 'why', label: 'Why', rows: 3 },
      { kind: 'select', name: 'evidence', label: 'The result it rests on', hint: 'Of all schools of the locality together; those that five schools or more are in.', choices },
      { kind: 'textarea', name: 'other-evidence', label: 'Other evidence (optional where a result is chosen)', hint: 'Name no school and no child.', rows: 3 },
      { kind: 'textarea', name: 'doing', label: 'What is done', rows: 4 },
      { kind: 'text', name: 'seen-by', label: 'How it will be seen', hint: 'What will have changed, and by when.' },
      { kind: 'date', name: 'from', label: 'From' },
      { kind: 'date', name: 'to', label: 'To' },
    ],
    initial: priority === null ? { evidence: wanted === undefined ? '' : keyOf(wanted), ...dateBoxes('from', today) } : {
      'title': priority.title, 'why': priority.why, 'evidence': cited === null ? '' : keyOf(cited), 'other-evidence': priority.otherEvidence ?? '', 'doing': priority.doing, 'seen-by': priority.seenBy,
      ...dateBoxes('from', priority.from), ...dateBoxes('to', priority.to),
    },
    ...(priority === null ? {} : { seen: priority.version }),
    button: priority === null ? 'Agree the priority' : 'Save',
    cancel: `${path}/priorities`,
    read: (answers, form) => {
      const title = answers.text('title', { what: 'The priority', most: 150, missing: 'Enter the priority' });
      const why = answers.longText('why', { what: 'Why', most: 2000, missing: 'Enter why' });
      const key = answers.optionalChoice('evidence', choices.map(({ value }) => value), 'Choose a result of the list');
      const otherEvidence = answers.longText('other-evidence', { what: 'Other evidence', most: 2000 });
      const does = answers.longText('doing', { what: 'What is done', most: 4000, missing: 'Enter what is done' });
      const seenBy = answers.text('seen-by', { what: 'How it will be seen', most: 500, missing: 'Enter how it will be seen' });
      const from = answers.date('from', { what: 'The first day', missing: 'Enter the first day' });
      const to = answers.date('to', { what: 'The last day', missing: 'Enter the last day' });
      const chosen = choices.find(({ value }) => value === key);
      const [measureId = '', ...period] = (key ?? '').split(' ');
      const rests = chosen === undefined ? null : { measureId, period: period.join(' '), words: chosen.text };
      // What is too long was entered all the same.
      addFaults(answers, faultsOfPriority({ cited: rests, otherEvidence: otherEvidence ?? (form.get('other-evidence')?.trim() || null), from, to }));
      if (title === null || why === null || does === null || seenBy === null || from === null || to === null) return null;
      return { title, why, cited: rests, otherEvidence, doing: does, seenBy, from, to };
    },
    save: (tx, entry, seen) => (priority === null ? recordPriority(tx, doing, network.id, entry) : changePriority(tx, doing, network.id, priority.id, entry, seen)),
    after: () => `${path}/priorities`,
    notice: ({ title }) => `“${title}” is a priority of the ${network.name} network.`,
  };
} // prettier-ignore

export const showNewPriority: NetworkPage = async (asked) => openForm(asked, await priorityForm(asked, null));
export const saveNewPriority: NetworkPage = async (asked) => saveForm(asked, await priorityForm(asked, null));

async function findPriority(db: Reader, { request, authority, network }: AskedOfNetwork): Promise<NetworkPriority | undefined> {
  const id = readId(request.params['priorityId']);
  return (await listPriorities(db, authority.authorityId, network.id)).find((one) => one.id === id);
}
const ofPriority =
  (answer: (asked: AskedOfNetwork, priority: NetworkPriority) => ReturnType<NetworkPage>): NetworkPage =>
  async (asked) => {
    const priority = await findPriority(asked.means.db.kysely, asked);
    return priority === undefined ? { kind: 'not-found' } : answer(asked, priority);
  };
export const showPriority = ofPriority(async (asked, priority) => openForm(asked, await priorityForm(asked, priority)));
export const savePriority = ofPriority(async (asked, priority) => saveForm(asked, await priorityForm(asked, priority)));

function closeForm({ network, path, doing }: AskedOfNetwork, { id, title, seenBy }: NetworkPriority): NetworkForm<string> {
  return {
    caption: `${network.name} network`,
    title: `Close “${title}”`,
    lead: [`It was to be seen by: ${seenBy}`],
    fields: [{ kind: 'textarea', name: 'came-of-it', label: 'What came of it', rows: 4 }],
    button: 'Close the priority',
    cancel: `${path}/priorities`,
    read: (answers) => answers.longText('came-of-it', { what: 'What came of it', most: 2000, missing: 'Enter what came of it' }),
    save: (tx, cameOfIt) => closePriority(tx, doing, network.id, id, cameOfIt),
    after: () => `${path}/priorities`,
    notice: () => `“${title}” is closed.`,
  };
}
export const showClosing = ofPriority(async (asked, priority) => openForm(asked, closeForm(asked, priority)));
export const saveClosing = ofPriority(async (asked, priority) => saveForm(asked, closeForm(asked, priority)));

function withdrawForm({ network, path, doing }: AskedOfNetwork, { id, title }: NetworkPriority): NetworkForm<string> {
  return {
    caption: `${network.name} network`,
    title: `Withdraw “${title}”`,
    lead: ['For one that was entered in error. It stays readable to the authority’s staff. One that was worked on is closed instead.'],
    fields: [{ kind: 'text', name: 'reason', label: 'Why it is withdrawn' }],
    button: 'Withdraw',
    cancel: `${path}/priorities`,
    read: (answers) => answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' }),
    save: (tx, reason) => withdrawPriority(tx, doing, network.id, id, reason),
    after: () => `${path}/priorities`,
    notice: () => `“${title}” is withdrawn.`,
  };
}
export const showPriorityWithdrawal = ofPriority(async (asked, priority) => openForm(asked, withdrawForm(asked, priority)));
export const savePriorityWithdrawal = ofPriority(async (asked, priority) => saveForm(asked, withdrawForm(asked, priority)));
