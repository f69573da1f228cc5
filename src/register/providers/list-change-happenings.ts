import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Happening, ListHappenings } from '../work/happening.ts';
import { findReaderScope } from './find-reader-scope.ts';
import { findProvider } from './get-provider.ts';
import { listChanges, type ProviderChange } from './list-changes.ts';
import { fieldInWords, sourceInWords } from './provider-words.ts';

const words = { new: 'First seen', changed: 'Changed', gone: 'No longer in the file' } as const;
/** Inspections and the Department’s list are told by whoever keeps them. */
const ofRegister: readonly string[] = ['gias-establishments', 'early-years'];

/** What loads changed of a provider in the register, as its page shows it to every reader. */
export function registerHappenings({ db, clock }: { readonly db: Database; readonly clock: Clock }): ListHappenings {
  return async (actor, { id }) => {
    const scope = await findReaderScope(db.kysely, actor.authorityId);
    const provider = scope && (await findProvider(db.kysely, scope, id, clock.today()));
    if (!scope || !provider) return [];
    const changes = await listChanges(db.kysely, provider.identifiers, scope.authorityId);
    return changes.filter(({ source }) => ofRegister.includes(source)).map((change) => happeningOf(change, id));
  };
}

function happeningOf({ source, asAt, kind, record, fields }: ProviderChange, id: number): Happening {
  const changed = kind === 'changed' ? fields.map(({ field }) => fieldInWords(field)).join(', ') : '';
  const says = changed === '' ? `${sourceInWords(source)}.` : `${changed}. ${sourceInWords(source)}.`;
  return { kind: 'register', on: asAt, title: `Register: ${words[kind].toLowerCase()} (${record})`, says, href: `/providers/${String(id)}` };
}
