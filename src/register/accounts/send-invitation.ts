import { issueAccountLink, pathOfLink } from '../../platform/identity/account-links.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sendMail } from '../../platform/mail/send-mail.ts';
import { roles } from '../access/roles.ts';
import { about, type Doing, type TakenAccount } from './take-account.ts';

/** Opens an account to whoever it is for, and tells them by mail how to begin. */
export async function sendInvitation(tx: Tx, doing: Doing, account: TakenAccount): Promise<void> {
  const { id, authorityId, email, name, role, signInMethod } = account;
  await tx.updateTable('account').set({ state: 'invited' }).where('id', '=', id).execute();
  const authority = await tx.selectFrom('authority').select('name').where('id', '=', authorityId).executeTakeFirstOrThrow();
  const how =
    // Whoever the council's own sign-in vouches for has no link to follow: signing in accepts.
    signInMethod === 'oidc'
      ? ['Sign in with your council account:', doing.publicAddress]
      : [
          'Follow this link to choose a password. It is for you alone, works once, and not for long:',
          `${doing.publicAddress}${pathOfLink('invitation', await issueAccountLink(tx, doing.clock, id, 'invitation'))}`,
        ];
  const lines = [
    `Dear ${name},`,
    `${doing.actor.name} has given you an account in Waymark, in which ${authority.name} keeps its work with schools and settings. You have it as: ${roles[role]}.`,
    ...how,
    'If you did not expect this, you need do nothing.',
  ];
  await sendMail(tx, { authorityId, to: email, subject: `Your account in Waymark for ${authority.name}`, body: lines.join('\n\n') });
  await recordAudit(tx, { ...about(doing, account), event: 'account.invited' });
}
