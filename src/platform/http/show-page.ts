import type { FastifyReply, FastifyRequest } from 'fastify';
import { fitNavigation } from './fit-navigation.ts';
import type { ServerOptions } from './server-options.ts';
import type { Session } from '../identity/sessions.ts';
import { secondsLeft } from '../identity/sessions.ts';
import { nobody, sessionRules } from './visitor.ts';

/**
 * A template's data, with what the layout needs of this request: who is signed in, where they can go, and the token for forms.
 * Everything of the edge's own is under `request`, so that a page's own names are free.
 */
export function showPage(
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  template: string,
  data: Record<string, unknown>,
): string {
  const { actor, authorityName, notice, session } = request.visitor ?? nobody;
  const path = request.url.split('?', 1)[0] ?? '/';
  const allowed = (options.navigation ?? []).filter((item) => actor.kind !== 'anonymous' && options.access(actor, item.permission));
  const navigation = fitNavigation(allowed, path);
  return options.render(template, {
    ...data,
    // An address that cannot be read is answered before forms are known here, and its page has none.
    csrfToken: 'generateCsrf' in reply ? reply.generateCsrf() : '',
    request: {
      actor,
      authorityName,
      notice,
      path,
      url: request.url,
      navigation,
      signedIn: actor.kind === 'person',
      reference: request.id,
      idle: session === null ? null : idleOf(options, session),
    },
  });
}

/** When the page warns that its reader is about to be signed out: five minutes before, or a quarter of the time where that is less. */
function idleOf({ clock, config }: ServerOptions, session: Session): { readonly secondsLeft: number; readonly warnSeconds: number } {
  const rules = sessionRules(config);
  return { secondsLeft: secondsLeft(session, clock, rules), warnSeconds: Math.min(300, rules.idleMinutes * 15) };
}
