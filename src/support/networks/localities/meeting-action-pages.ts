import { dateInWords } from '../../../kernel/plain-date.ts';
import { listPossibleOwners, newActionPage } from '../../../evidence/index.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, findCalendar, findOwnProvider, listLocalityProviders, openEntryPage, saveEntryPage } from '../../../register/index.ts';
import { choices, showForm } from '../../common/show-form.ts';
import { ofMeeting } from './meeting-form-pages.ts';
import { inWords, meetingPath } from './meeting-pages.ts';
import type { NetworkMeeting } from './meeting.ts';
import { type AskedOfNetwork, networkCrumbs } from './open-network-page.ts';

/** Which provider an action is with: each is on the one list by its provider. */
export const showActionChoice = ofMeeting(async (asked, meeting): Promise<Reply> => {
  const { means, request, authority, network, path } = asked;
  const providers = await listLocalityProviders(means.db.kysely, { laCode: authority.laCode, localityId: network.id });
  const here = meetingPath(path, meeting.id);
  const given = request.query.get('provider');
  const chosen = providers.find(({ id }) => String(id) === given);
  if (chosen !== undefined) return { kind: 'redirect', to: `${here}/actions/${String(chosen.id)}` };
  return showForm({
    template: 'support/networks/localities/action.njk',
    form: request.query,
    errors: given === null ? [] : [{ field: 'provider', at: 'provider', text: 'Choose the provider that the action is with' }],
    data: {
      caption: `${network.name} network: ${inWords(meeting)}`,
      action: `${here}/actions/new`,
      cancel: here,
      providers: choices(
        providers.map(({ id, name }) => ({ value: String(id), text: name })),
        null,
        'Choose',
      ),
      breadcrumbs: networkCrumbs(asked, { text: 'Meetings', href: `${path}/meetings` }),
    },
  });
});

/** Evidence’s own form and command: what was agreed is on the one list, and the meeting keeps no copy. */
async function actionPage(asked: AskedOfNetwork, meeting: NetworkMeeting) {
  const { means, request, authority, network, path, today, doing } = asked;
  const db = means.db.kysely;
  const here = (await listLocalityProviders(db, { laCode: authority.laCode, localityId: network.id })).some(
    ({ id }) => String(id) === request.params['providerId'],
  );
  const provider = here ? await findOwnProvider(db, request.actor, request.params['providerId']) : null;
  if (provider === null || meeting.state !== 'held') return null;
  return newActionPage({
    doing,
    provider,
    owners: await listPossibleOwners(db, provider, today),
    calendar: await findCalendar(db, { authorityId: provider.authorityId, providerId: provider.id }),
    source: {
      cameFrom: 'network-meeting',
      cameFromId: meeting.id,
      cameFromWords: `${network.name} network meeting of ${dateInWords(meeting.on)}`,
      cameFromHref: meetingPath(path, meeting.id),
    },
  });
}

export const showNewAction = ofMeeting(async (asked, meeting) => {
  const page = await actionPage(asked, meeting);
  const initial = { 'due-way': 'date', 'shared': 'yes', ...dateBoxes('agreed', meeting.on) };
  return page === null ? { kind: 'not-found' } : openEntryPage(asked.means.db.kysely, page, asked.request, initial);
});

export const saveNewAction = ofMeeting(async (asked, meeting) => {
  const page = await actionPage(asked, meeting);
  return page === null ? { kind: 'not-found' } : saveEntryPage(asked.means.db, page, asked.request);
});
