import type { Route } from '../../platform/http/route.ts';
import { openPage, openProviderPage, type ProviderPage, type SupportPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { showEscalation } from './escalation-pages.ts';
import { exportLawLetter, showLawLetter, showSentLetter } from './letters/letter-pages.ts';
import { exportRegister, showRegister } from './register-pages.ts';

/** Escalation and the law: each provider’s ladder, the letters of its runs, and the register for the director. */
export function interventionRoutes(means: SupportMeans): Route[] {
  const provider = (
    rest: `/${string}`,
    audit: Route['audit'],
    page: ProviderPage,
    permission: 'escalation.view' | 'programme.view' = 'escalation.view',
  ): Route => ({
    method: 'GET',
    path: `/providers/:providerId${rest}`,
    permission,
    of: 'providerId',
    audit,
    sensitive: true,
    subject: { kind: 'provider', param: 'providerId' },
    handle: openProviderPage(means, page),
  });
  const register = (path: Route['path'], audit: Route['audit'], page: SupportPage): Route => ({
    method: 'GET',
    path,
    permission: 'programme-board.view',
    audit,
    sensitive: true,
    handle: openPage(means, page),
  });
  return [
    provider('/escalation', 'escalation.viewed', showEscalation),
    provider('/programmes/:runId/letters/:letter', 'programme-letter.viewed', showLawLetter),
    provider('/programmes/:runId/letters/:letter/word', 'programme-letter.downloaded', exportLawLetter),
    provider('/programmes/:runId/sent-letters/:letter', 'programme-letter.viewed', showSentLetter, 'programme.view'),
    register('/programmes/escalations', 'escalations.listed', showRegister),
    register('/programmes/escalations.csv', 'escalations.downloaded', exportRegister),
  ];
}
