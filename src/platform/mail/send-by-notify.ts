import { NotifyClient } from 'notifications-node-client';
import type { NotifyConfig } from '../config/config.ts';
import type { Message } from './message.ts';

/** The client itself waits for ever. */
const patienceMs = 30_000;

/** Throws with what GOV.UK Notify said, where it did not take it. Its template is ours to fill: a subject and a body. */
export async function sendByNotify({ apiKey, templateId, apiUrl }: NotifyConfig, { id, to, subject, text }: Message): Promise<void> {
  const client = new NotifyClient(apiUrl, apiKey);
  const sending = client.sendEmail(templateId, to, { personalisation: { subject, body: text }, reference: `waymark-mail-${String(id)}` });
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('GOV.UK Notify did not answer in 30 seconds.'));
    }, patienceMs);
  });
  try {
    await Promise.race([sending, tooLong]);
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Of the client's error, which holds the whole request with its key, only what may be kept: the code and the message that Notify answered. */
function reasonOf(error: unknown): string {
  const { response, message } = error as {
    response?: { data?: { status_code?: number; errors?: { error: string; message: string }[] } };
    message?: string;
  };
  const told = response?.data?.errors?.map((each) => `${each.error}: ${each.message}`).join('; ');
  if (told === undefined) return message ?? 'GOV.UK Notify could not be reached.';
  return `GOV.UK Notify answered ${String(response?.data?.status_code ?? '')}: ${told}`;
}
