import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.ts';
import { sendByNotify } from './send-by-notify.ts';
import type { Message } from './message.ts';

export type MailConfig = Pick<Config, 'smtpUrl' | 'notify' | 'mailFrom'>;

/** Whether mail leaves this service at all; where it does not, the outbox shows what it says. */
export const isDelivered = ({ smtpUrl, notify }: Pick<MailConfig, 'smtpUrl' | 'notify'>): boolean => smtpUrl !== undefined || notify !== undefined;

/** A mail server that does not answer must not hold up the mails behind it. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Null when whoever carries our mail took it; else what went wrong. */
export async function handOver({ smtpUrl, notify, mailFrom }: MailConfig, message: Message): Promise<string | null> {
  try {
    if (notify !== undefined) await sendByNotify(notify, message);
    else if (smtpUrl !== undefined) await sendBySmtp(smtpUrl, mailFrom, message);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function sendBySmtp(url: string, from: string, { to, subject, text }: Message): Promise<void> {
  const transport = createTransport({ url, ...patience });
  try {
    await transport.sendMail({ from, to, subject, text });
  } finally {
    transport.close();
  }
}
