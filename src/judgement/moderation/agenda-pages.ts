import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { doingOf } from '../cases/doing.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { listCasesToModerate, listCyclesToModerate } from './find-meetings.ts';
import { gatherModerated, inAgendaOrder } from './gather-moderated.ts';
import { moderatedInWords } from './moderation-words.ts';
import { type MeetingPage, pathOfMeeting } from './open-meeting.ts';
import { putOnAgenda } from './put-on-agenda.ts';

const numberIn = (text: string | null): number | null => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null);

/** Cases that wait for a meeting, of one cycle or of all, in the order a meeting would take them. */
export const showAgendaForm: MeetingPage = async (means, request, meeting) => {
  if (meeting.closedAt !== null) return sayClosed(meeting);
  const cycle = numberIn(request.query.get('cycle'));
  return showChoice(means, request, meeting, cycle, false);
};

const sayClosed = (meeting: Parameters<MeetingPage>[2]): Reply => ({
  kind: 'redirect',
  to: pathOfMeeting(meeting),
  notice: { kind: 'important', text: 'The meeting is closed: nothing of it can be changed.' },
});

async function showChoice(
  { db }: JudgementMeans,
  _: PageRequest,
  meeting: Parameters<MeetingPage>[2],
  cycle: number | null,
  isEmpty: boolean,
): Promise<Reply> {
  const ids = await listCasesToModerate(db.kysely, meeting.authorityId, cycle ?? undefined);
  const waiting = inAgendaOrder([...(await gatherModerated(db.kysely, meeting.authorityId, ids)).values()]);
  const cycles = await listCyclesToModerate(db.kysely, meeting.authorityId);
  const wrong = 'Select the cases to put on the agenda';
  return {
    kind: 'page',
    template: 'judgement/moderation/choose.njk',
    status: isEmpty ? 422 : 200,
    data: {
      meeting,
      cycle,
      cycles: cycles.map(({ id, name }) => ({ value: String(id), text: name, selected: id === cycle })),
      lines: waiting.map(({ moderated, reasons }) => ({ ...moderatedInWords(moderated), reasons })),
      problem: isEmpty ? wrong : null,
      errors: isEmpty ? [{ text: wrong, href: '#case' }] : [],
      backLink: pathOfMeeting(meeting),
    },
  };
}

export const saveAgenda: MeetingPage = async (means, request, meeting) => {
  const { form } = request;
  const { authorityId } = meeting;
  if (meeting.closedAt !== null) return sayClosed(meeting);
  const cycle = numberIn(form.get('cycle'));
  const isAll = form.get('which') === 'all';
  const chosen = isAll
    ? await listCasesToModerate(means.db.kysely, authorityId, cycle ?? undefined)
    : form
        .getAll('case')
        .map(numberIn)
        .filter((id) => id !== null);
  if (chosen.length === 0) return showChoice(means, request, meeting, cycle, true);
  const put = await means.db.transaction((tx) => putOnAgenda(tx, doingOf(request, means), authorityId, meeting.id, chosen), { authorityId });
  if (!put.ok) return { kind: 'redirect', to: pathOfMeeting(meeting), notice: { kind: 'important', text: put.reason } };
  const { added, refused } = put.value;
  const text = [`${added === 1 ? '1 case is' : `${String(added)} cases are`} put on the agenda.`, ...refused].join(' ');
  return { kind: 'redirect', to: pathOfMeeting(meeting), notice: { kind: refused.length > 0 ? 'important' : 'success', text } };
};
