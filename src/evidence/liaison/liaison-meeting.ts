import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import type { WordBlock, WordDocument } from '../../platform/documents/word-document.ts';
import type { Decision } from '../../register/index.ts';
import { type ItemKind, itemKinds, type LiaisonBody, liaisonBodies } from './may-share.ts';

export interface LiaisonMeeting {
  readonly id: number;
  readonly body: LiaisonBody;
  readonly organisationId: number | null;
  readonly dioceseCode: string | null;
  readonly bodyName: string;
  readonly heldOn: string;
  readonly plannedBy: string;
  readonly present: string | null;
  readonly closedBy: string | null;
}

export interface LiaisonItem {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly kind: ItemKind;
  readonly text: string;
  readonly decision: string | null;
  readonly decidedBy: string | null;
}

const refuse = (field: string, reason: string): Decision<never> => ({ ok: false, field, reason });

export function decideItem(meeting: Pick<LiaisonMeeting, 'closedBy'>): Decision<null> {
  return meeting.closedBy === null ? accepted(null) : refuse('decision', 'The meeting is closed: its decisions stay as they were recorded');
}

export function decideClosing(meeting: Pick<LiaisonMeeting, 'closedBy' | 'heldOn'>, today: string): Decision<null> {
  if (meeting.closedBy !== null) return refuse('present', 'The meeting is closed already');
  return meeting.heldOn > today ? refuse('present', `The meeting is on ${dateInWords(meeting.heldOn)}: close it once it was held`) : accepted(null);
}

/** Items of each provider together, in the order in which they come. */
export function byProvider(items: readonly LiaisonItem[]): { readonly id: number; readonly name: string; readonly items: readonly LiaisonItem[] }[] {
  return [...Map.groupBy(items, ({ providerId }) => providerId)].map(([id, of]) => ({ id, name: of[0]?.providerName ?? '', items: of }));
}

export const nameOfMeeting = ({ body, bodyName }: Pick<LiaisonMeeting, 'body' | 'bodyName'>): string =>
  bodyName === liaisonBodies[body] ? bodyName : `${liaisonBodies[body]}: ${bodyName}`;

interface PrintedAction {
  readonly what: string;
  readonly ownerName: string;
  readonly dueOn: string;
  readonly provider: { readonly name: string } | null;
}

export function agendaDocument(
  meeting: LiaisonMeeting,
  items: readonly LiaisonItem[],
  actions: readonly PrintedAction[],
  authority: string,
): WordDocument {
  const title = `Meeting with ${meeting.bodyName}`;
  return {
    title,
    footer: `${authority}: meeting with ${meeting.bodyName}, ${dateInWords(meeting.heldOn)}`,
    blocks: [
      { kind: 'paragraph', text: `${authority}. ${dateInWords(meeting.heldOn)}.` },
      ...(meeting.present === null ? [] : [{ kind: 'paragraph', text: `Present: ${meeting.present}.` } as const]),
      ...byProvider(items).flatMap(({ name, items: of }): WordBlock[] => [
        { kind: 'heading', level: 2, text: name },
        {
          kind: 'table',
          header: ['Item', 'Decision'],
          widths: [60, 40],
          rows: of.map(({ kind, text, decision }) => [`${itemKinds[kind]}: ${text}`, decision ?? ' ']),
        },
      ]),
      ...(actions.length === 0
        ? []
        : ([
            { kind: 'heading', level: 2, text: 'Actions' },
            {
              kind: 'list',
              items: actions.map(
                ({ what, ownerName, dueOn, provider }) =>
                  `${provider === null ? '' : `${provider.name}: `}${what} (${ownerName}, by ${dateInWords(dueOn)})`,
              ),
            },
          ] as const)),
    ],
  };
}
