import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { buildEstablishment, establishmentsFile, type Establishment } from '../../../demo/builders/establishment.ts';
import { absorptionLinks, conversionLinks, linksFile } from '../../../demo/builders/links.ts';
import { outlinesFile, smallAreasFile } from '../../../demo/builders/localities.ts';
import { createDatasets } from '../../datasets/index.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { ownerOf } from '../../platform/database/open-database.ts';
import { anonymous } from '../../platform/identity/actor.ts';
import { createAuthority } from '../authorities/create-authority.ts';
import { registerListeners } from './register-listeners.ts';

export const operator = { ...anonymous, kind: 'operator', name: 'Test' } as const;

interface LoadOptions {
  readonly fileName?: string;
  readonly asAt?: string;
  readonly goneConfirmed?: boolean;
}

interface FoundProvider {
  readonly id: number;
  readonly name: string;
  readonly urn: number | null;
  readonly status: string;
  readonly trust: string | null;
}

/** What the tests of loading share: an authority, files loaded as an officer would, and what the register then says. */
export function useRegister(database: () => Database) {
  let authorityId = 0;

  async function begin(): Promise<number> {
    authorityId = await database().transaction(async (tx) => {
      const created = await createAuthority(tx, operator, { laCode: '999' });
      if (!created.ok) throw new Error(created.reason);
      return created.value;
    });
    return authorityId;
  }

  async function forgetEverything(): Promise<void> {
    const { rows } = await sql<{ name: string }>`
      select format('%I', tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`.execute(database().kysely);
    // What is only ever added to is emptied here alone, by its owner.
    const kept = ['audit_event', 'audit_chain', 'record_version'];
    const each = (rule: string): string => kept.map((table) => `alter table ${table} ${rule} trigger user`).join(';');
    await ownerOf(database()).execute(
      `${each('disable')}; truncate ${rows.map(({ name }) => name).join(', ')} restart identity cascade; ${each('enable')}`,
    );
  }

  async function load(
    source: string,
    bytes: Buffer,
    { fileName = 'file.csv', asAt = '2026-10-12', goneConfirmed = false }: LoadOptions = {},
  ): Promise<void> {
    const datasets = createDatasets({ db: database(), clock: fixedClock('2026-11-23T09:00:00Z'), listeners: registerListeners });
    const request = { source, fileName, content: Readable.from([bytes]), authorityId, partial: false, asAt, by: 'Test' };
    const staged = await datasets.stageFile(request);
    if (!staged.release) throw new Error(String(staged.reason));
    const outcome = await datasets.acceptRelease(staged.release.id, { by: 'Test', goneConfirmed });
    if (!outcome.ok) throw new Error(outcome.reason);
  }

  async function providerOf(number: string): Promise<FoundProvider> {
    const { rows } = await sql<FoundProvider>`
      select p.id, p.name, p.urn, p.status, o.name as trust from provider_identifier i join provider p on p.id = i.provider_id
      left join organisation o on o.id = p.trust_id where i.value = ${number}`.execute(database().kysely);
    const [found] = rows;
    if (!found || rows.length > 1) throw new Error(`${String(rows.length)} providers have the number ${number}.`);
    return found;
  }

  const files = {
    establishments: () => load('gias-establishments', establishmentsFile(register)),
    links: () => load('gias-links', linksFile(links)),
    areas: () => load('localities', smallAreasFile(2021, [{ code: 'E01990102', name: 'Ambermoor 001B', locality: 'Tarmere' }])),
    outlines: () => load('localities', outlinesFile([{ locality: 'Halscar', ring }]), { fileName: 'outlines.geojson' }),
  };
  return { begin, forgetEverything, load, providerOf, files };
}

export const infants = buildEstablishment({ urn: 900101, name: 'Wendle Infant School', number: '2101' });
export const academy = infants
  .with({ urn: 900201, name: 'Wendle Infant Academy', type: 'converter', openedOn: '2024-09-01', number: '2201' })
  .with({ lsoaCode: 'E01990102' });
export const closedInfants = infants.closed('2024-08-31', 'academy');
export const junior = buildEstablishment({ urn: 900102, name: 'Pell Junior School', number: '2102' }).closed('2014-12-31', 'amalgamation');
export const neighbour = buildEstablishment({ urn: 900103, name: 'Pell Primary School', number: '2103' }).withoutSmallArea();
export const unplaced = buildEstablishment({ urn: 900104, name: 'Orrin Free School', number: '4104' }).unplaced();

export const register = [closedInfants, academy, junior, neighbour, unplaced];
export const facts = (school: Establishment): Establishment['facts'] => school.facts;
const links = [
  ...conversionLinks(facts(infants), facts(academy), '2024-08-31', '2024-09-01'),
  ...absorptionLinks(facts(junior), facts(neighbour), '2014-12-31'),
];
const ring = [[1.3, 53.7], [1.7, 53.7], [1.7, 53.9], [1.3, 53.9], [1.3, 53.7]] as const; // prettier-ignore
