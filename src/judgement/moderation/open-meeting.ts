import type { PageRequest, Reply } from '../../platform/http/route.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { findMeeting, type FoundMeeting, listItems } from './find-meetings.ts';
import { gatherModerated } from './gather-moderated.ts';
import { inAgendaOrder } from './gather-moderated.ts';
import type { AgendaLine } from './agenda-document.ts';
import { moderatedInWords } from './moderation-words.ts';

export type MeetingPage = (means: JudgementMeans, request: PageRequest, meeting: FoundMeeting) => Promise<Reply>;

/** A handler that is given the meeting of the path. */
export function withMeeting(means: JudgementMeans, answer: MeetingPage): (request: PageRequest) => Promise<Reply> {
  return async (request) => {
    const { actor, params } = request;
    const id = /^[1-9]\d{0,8}$/.exec(params['meetingId'] ?? '')?.[0];
    if (id === undefined || actor.authorityId === null) return { kind: 'not-found' };
    const meeting = await findMeeting(means.db.kysely, actor.authorityId, Number(id));
    return meeting === undefined ? { kind: 'not-found' } : answer(means, request, meeting);
  };
}

export const pathOfMeeting = ({ id }: Pick<FoundMeeting, 'id'>): `/${string}` => `/moderation/${String(id)}`;

/** The agenda within the reader’s reach, in the order that was put down, each with why it stands there. */
export async function gatherAgenda({ db, clock }: JudgementMeans, { actor }: PageRequest, meeting: FoundMeeting): Promise<readonly AgendaLine[]> {
  const items = await listItems(db.kysely, actor, clock.today(), meeting.id);
  const moderated = await gatherModerated(
    db.kysely,
    meeting.authorityId,
    items.map(({ caseId }) => caseId),
  );
  const reasons = new Map(inAgendaOrder([...moderated.values()]).map((one) => [one.moderated.found.id, one.reasons]));
  return items.flatMap(({ caseId, discussion }) => {
    const one = moderated.get(caseId);
    return one === undefined ? [] : [{ ...moderatedInWords(one), reasons: reasons.get(caseId) ?? [], discussion }];
  });
}
