import type { Page } from 'playwright-core';
import { decide, record } from './programme-steps.ts';

/** Head and chair are told by a person that rapid improvement is escalated, and by letter; and it ends. */
export async function tellOfEscalation(
  page: Page,
  run: string,
  said: { readonly on: string; readonly decided: string; readonly by: string },
): Promise<void> {
  const { on, decided, by } = said;
  await record(page, run, 'Tell the head and the chair how it was decided', {
    on,
    days: { 'Told in person, or rung, on': on, 'Sent on': on },
    texts: { 'What was decided, and why': decided, 'To whom it was sent': 'The head and the chair of governors', 'Signed by': by },
  });
  await decide(page, run, 'End it: escalated, and they have been told', { on, reason: 'They were told, and have the letter' });
}
