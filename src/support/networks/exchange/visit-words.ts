import { mayHostKnowAsker, type Side, type VisitState } from './brokered-visit.ts';

interface Named {
  readonly state: VisitState;
  readonly isOpen: boolean;
  readonly askerName: string;
  readonly hostName: string;
  readonly reached: Readonly<Record<Side, boolean>>;
}

/** Whether this reader may know who asks: those on that side and those who coordinate for it always, the other side once the asker said yes. */
export const knowsAsker = ({ state, isOpen, reached }: Named): boolean => reached.asker || mayHostKnowAsker(state, { isOpen });

/** The two by name, as this reader may know them. */
export const namesFor = (visit: Named): Readonly<Record<Side, string>> => ({
  asker: knowsAsker(visit) ? visit.askerName : 'A provider that asks in confidence',
  host: visit.hostName,
});
