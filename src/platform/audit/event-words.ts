/** Where the name of an event does not make a sentence of itself. */
const sentences: Readonly<Record<string, string>> = {
  'account.signed-in': 'Signed in',
  'account.signed-out': 'Signed out',
  'account.sign-in-failed': 'Sign-in failed',
  'audit.searched': 'Audit trail searched',
  'audit.downloaded': 'Audit trail downloaded',
  'audit.event-viewed': 'Event of the audit trail viewed',
  'audit.anchor-taken': 'Anchor of the audit trail taken',
  'audit.refused': 'Audit trail: access refused',
};

const kinds: Readonly<Record<string, string>> = { api: 'API', token: 'API token', audit: 'Event of the audit trail' };

/** "send-unit" as "Send unit", unless the kind has words of its own. */
export function wordsOfKind(kind: string, kindWords: Readonly<Record<string, string>>): string {
  return kindWords[kind] ?? kinds[kind] ?? capitalised(kind.replaceAll('-', ' '));
}

/** "post.recorded" as "Post recorded", "concern.refused" as "Concern: access refused". */
export function wordsOfEvent(event: string, kindWords: Readonly<Record<string, string>> = {}): string {
  const sentence = sentences[event];
  if (sentence !== undefined) return sentence;
  const [kind = '', verb = ''] = event.split('.', 2);
  const what = wordsOfKind(kind, kindWords);
  return verb === 'refused' ? `${what}: access refused` : `${what} ${verb.replaceAll('-', ' ')}`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
