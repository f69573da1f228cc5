import { dateInWords } from '../../../kernel/plain-date.ts';
import { dateBoxes, type Field, listLocalityProviders } from '../../../register/index.ts';
import { readId } from '../../common/read-decimal.ts';
import { labelled } from '../../common/show-form.ts';
import { listAccounts, listCoordinators, listPartners, listPeople, type Partner } from './list-seats.ts';
import { groupOf } from './member-groups.ts';
import type { AskedOfNetwork, NetworkPage } from './open-network-page.ts';
import {
  type CoordinatorEntry,
  type Ending,
  endSeat,
  type PartnerEntry,
  type PersonEntry,
  recordCoordinator,
  recordPartner,
  recordPerson,
  type SeatTable,
} from './record-seat.ts';
import { partnerKindIds, partnerKinds } from './seat.ts';
import { type NetworkForm, openForm, saveForm } from './show-network-form.ts';

const from: Field = { kind: 'date', name: 'from', label: 'Since', hint: 'The first day, today or earlier.' };
const missingDay = { what: 'The first day', missing: 'Enter the first day' } as const;
const captionOf = ({ network }: AskedOfNetwork): string => `${network.name} network`;

async function coordinatorForm(asked: AskedOfNetwork): Promise<NetworkForm<CoordinatorEntry>> {
  const { means, authority, network, path, today, doing } = asked;
  const advisers = await listAccounts(means.db.kysely, authority.authorityId, ['sia', 'eeca']);
  const nameOf = (id: number) => advisers.find((one) => one.id === id)?.name ?? '';
  return {
    caption: captionOf(asked),
    title: 'Add a coordinator',
    lead: ['A coordinator plans its meetings, keeps its partners and records what it agrees.'],
    fields: [
      { kind: 'select', name: 'account', label: 'Adviser', choices: advisers.map(({ id, name, jobTitle }) => ({ value: String(id), text: jobTitle === null ? name : `${name}, ${jobTitle}` })) },
      from,
    ],
    initial: dateBoxes('from', today),
    button: 'Add coordinator',
    cancel: path,
    read: (answers) => {
      const account = answers.choice('account', advisers.map(({ id }) => String(id)), 'Choose an adviser');
      const first = answers.date('from', missingDay);
      return account === null || first === null ? null : { accountId: Number(account), from: first };
    },
    save: (tx, entry) => recordCoordinator(tx, doing, network.id, entry),
    after: () => path,
    notice: ({ accountId, from: day }) => `${nameOf(accountId)} coordinates the ${network.name} network from ${dateInWords(day)}.`,
  };
} // prettier-ignore

export const showNewCoordinator: NetworkPage = async (asked) => openForm(asked, await coordinatorForm(asked));
export const saveNewCoordinator: NetworkPage = async (asked) => saveForm(asked, await coordinatorForm(asked));

async function personForm(asked: AskedOfNetwork): Promise<NetworkForm<PersonEntry>> {
  const { means, authority, network, path, today, doing } = asked;
  const accounts = await listAccounts(means.db.kysely, authority.authorityId, ['network-member']);
  return {
    caption: captionOf(asked),
    title: 'Add a person',
    lead: ['Somebody who belongs to the network in their own right. Heads of its providers belong to it already. With an account, they see what its members see.'],
    fields: [
      { kind: 'select', name: 'account', label: 'Account (optional)', hint: 'Of a network member, where they have one.', choices: accounts.map(({ id, name, jobTitle }) => ({ value: String(id), text: jobTitle === null ? name : `${name}, ${jobTitle}` })) },
      { kind: 'text', name: 'name', label: 'Name (where they have no account)' },
      { kind: 'text', name: 'part', label: 'What they do in the network', hint: 'For example, “Leads the reading group”.' },
      from,
    ],
    initial: dateBoxes('from', today),
    button: 'Add person',
    cancel: path,
    read: (answers) => {
      const account = answers.optionalChoice('account', accounts.map(({ id }) => String(id)), 'Choose an account of the list');
      const typed = answers.text('name', { what: 'The name', most: 100, ...(account === null ? { missing: 'Choose an account, or enter a name' } : {}) });
      const part = answers.text('part', { what: 'What they do', most: 200, missing: 'Enter what they do in the network' });
      const first = answers.date('from', missingDay);
      const accountId = account === null ? null : Number(account);
      const name = accounts.find(({ id }) => id === accountId)?.name ?? typed;
      return name === null || part === null || first === null ? null : { accountId, name, part, from: first };
    },
    save: (tx, entry) => recordPerson(tx, doing, network.id, entry),
    after: () => path,
    notice: ({ name }) => `${name} belongs to the ${network.name} network.`,
  };
} // prettier-ignore

export const showNewPerson: NetworkPage = async (asked) => openForm(asked, await personForm(asked));
export const saveNewPerson: NetworkPage = async (asked) => saveForm(asked, await personForm(asked));

async function partnerForm(asked: AskedOfNetwork, partner: Partner | null): Promise<NetworkForm<PartnerEntry>> {
  const { means, authority, network, path, today, doing } = asked;
  const providers = await listLocalityProviders(means.db.kysely, { laCode: authority.laCode, localityId: network.id });
  const centres = providers.filter((one) => groupOf(one) === 'centres');
  return {
    caption: captionOf(asked),
    title: partner === null ? 'Add a partner' : `Change ${partner.name}`,
    lead: ['Members of the network see what you enter here: give a contact that may be given out.'],
    fields: [
      { kind: 'select', name: 'kind', label: 'What they are', choices: labelled(partnerKinds) },
      { kind: 'text', name: 'name', label: 'Name' },
      ...(centres.length === 0 ? [] : [{ kind: 'select', name: 'provider', label: 'In the register (optional)', choices: centres.map(({ id, name }) => ({ value: String(id), text: name })) } as const]),
      { kind: 'text', name: 'contact-name', label: 'Contact (optional)', hint: 'By post, or a name that they give out.' },
      { kind: 'text', name: 'contact', label: 'How to reach them (optional)', hint: 'A telephone number or an email address of their office.' },
      { kind: 'textarea', name: 'offers', label: 'What they offer the network', rows: 4 },
      from,
    ],
    initial: partner === null ? dateBoxes('from', today) : {
      'kind': partner.kind, 'name': partner.name, 'provider': String(partner.providerId ?? ''), 'contact-name': partner.contactName ?? '', 'contact': partner.contact ?? '', 'offers': partner.offers,
      ...dateBoxes('from', partner.from),
    },
    button: partner === null ? 'Add partner' : 'Save',
    cancel: path,
    read: (answers) => {
      const kind = answers.choice('kind', partnerKindIds, 'Choose what they are');
      const name = answers.text('name', { what: 'The name', most: 150, missing: 'Enter their name' });
      const provider = answers.optionalChoice('provider', centres.map(({ id }) => String(id)), 'Choose one of the register’s');
      const contactName = answers.text('contact-name', { what: 'The contact', most: 150 });
      const contact = answers.text('contact', { what: 'How to reach them', most: 200 });
      const offers = answers.longText('offers', { what: 'What they offer', most: 2000, missing: 'Enter what they offer' });
      const first = answers.date('from', missingDay);
      if (kind === null || name === null || offers === null || first === null) return null;
      return { kind, name, providerId: provider === null ? null : Number(provider), contactName, contact, offers, from: first };
    },
    save: (tx, entry) => recordPartner(tx, doing, network.id, entry, partner?.id ?? null),
    after: () => path,
    notice: ({ name }) => (partner === null ? `${name} is a partner of the ${network.name} network.` : `${name} is changed.`),
  };
} // prettier-ignore

export const showNewPartner: NetworkPage = async (asked) => openForm(asked, await partnerForm(asked, null));
export const saveNewPartner: NetworkPage = async (asked) => saveForm(asked, await partnerForm(asked, null));

async function findPartner({ means, request, authority, network }: AskedOfNetwork): Promise<Partner | undefined> {
  const id = readId(request.params['partnerId']);
  return (await listPartners(means.db.kysely, authority.authorityId, network.id)).find((one) => one.id === id && !one.isWithdrawn);
}
const partnerPage =
  (answer: typeof openForm | typeof saveForm): NetworkPage =>
  async (asked) => {
    const partner = await findPartner(asked);
    return partner === undefined ? { kind: 'not-found' } : answer(asked, await partnerForm(asked, partner));
  };
export const showPartner = partnerPage(openForm);
export const savePartner = partnerPage(saveForm);

interface Ended {
  readonly table: SeatTable;
  readonly id: number;
  readonly name: string;
}

async function findEnded({ means, request, authority, network }: AskedOfNetwork, table: SeatTable): Promise<Ended | null> {
  const db = means.db.kysely;
  const id = readId(request.params['seatId']);
  const lists = { network_coordinator: listCoordinators, network_person: listPeople, network_partner: listPartners };
  const found = (await lists[table](db, authority.authorityId, network.id)).find((one) => one.id === id && !one.isWithdrawn);
  return found === undefined ? null : { table, id: found.id, name: found.name };
}

const whats: Readonly<Record<SeatTable, string>> = {
  network_coordinator: 'coordinates the network no longer',
  network_person: 'belongs to the network no longer',
  network_partner: 'is a partner no longer',
};

function endForm(asked: AskedOfNetwork, { table, id, name }: Ended): NetworkForm<Ending> {
  const { network, path, today, doing } = asked;
  const hows = { ended: 'It ended', withdrawn: 'It was entered in error' };
  return {
    caption: captionOf(asked),
    title: `${name} ${whats[table]}`,
    lead: ['Whichever it is, what was recorded stays readable.'],
    fields: [
      { kind: 'radios', name: 'how', label: 'What happened', choices: labelled(hows) },
      { kind: 'date', name: 'last', label: 'Last day', hint: 'Where it ended: today or earlier.' },
      { kind: 'text', name: 'reason', label: 'Why' },
    ],
    initial: { how: 'ended', ...dateBoxes('last', today) },
    button: 'Save',
    cancel: path,
    read: (answers, form) => {
      const how = answers.choice('how', ['ended', 'withdrawn'] as const, 'Choose what happened');
      const last = form.get('how') === 'withdrawn' ? null : answers.date('last', { what: 'The last day', missing: 'Enter the last day' });
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why' });
      if (how === null || reason === null) return null;
      if (how === 'withdrawn') return { how, reason };
      return last === null ? null : { how, last, reason };
    },
    save: (tx, ending) => endSeat(tx, doing, table, network.id, id, ending),
    after: () => path,
    notice: (ending) =>
      ending.how === 'ended' ? `${name} ${whats[table]}, after ${dateInWords(ending.last)}.` : `The entry of ${name} is withdrawn.`,
  };
}

const endPage =
  (table: SeatTable, answer: typeof openForm | typeof saveForm): NetworkPage =>
  async (asked) => {
    const found = await findEnded(asked, table);
    return found === null ? { kind: 'not-found' } : answer(asked, endForm(asked, found));
  };
export const showEnd = (table: SeatTable): NetworkPage => endPage(table, openForm);
export const saveEnd = (table: SeatTable): NetworkPage => endPage(table, saveForm);
