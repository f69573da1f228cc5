import type { Datasets, Release } from '../datasets/index.ts';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Tx } from '../platform/database/database.ts';
import type { AuditEventName } from '../platform/http/route.ts';
import type { Actor } from '../platform/identity/actor.ts';
import { describeProblem } from './imported-file.ts';
import { done, parseId, refuse, type Command } from './command.ts';

function summarise(release: Release): string {
  const { rows, changed, gone, rejected } = release.counts;
  const counts = `${String(rows)} rows, ${String(release.counts.new)} new, ${String(changed)} changed, ${String(gone)} gone, ${String(rejected)} rejected`;
  return `${String(release.id)}  ${release.state}  ${release.source}  ${release.fileName}  as at ${release.asAt ?? 'not known'}  ${counts}`;
}

const list: Command = {
  words: 'release list',
  arguments: '',
  about: 'The files loaded, latest first',
  options: {},
  fewest: 0,
  most: 0,
  run: async ({ datasets }) => {
    const releases = await datasets.listReleases();
    return done(releases, releases.map(summarise).join('\n') || 'Nothing has been loaded yet.');
  },
};

const show: Command = {
  words: 'release show',
  arguments: 'ID',
  about: 'What a file would change, or did',
  options: {},
  fewest: 1,
  most: 1,
  run: async ({ datasets }, { args: [text] }) => {
    const id = parseId(text);
    const review = id === null ? undefined : await datasets.reviewRelease(id);
    if (!review) return refuse(`There is no release ${text ?? ''}.`);
    const { release } = review;
    const changed = review.changed.map(({ key, label, fields }) => {
      const differences = fields.map(({ field, before, after }) => `${field}: ${before ?? ''} → ${after ?? ''}`);
      return `  changed ${key} ${label ?? ''}: ${differences.join('; ')}`;
    });
    const named = (kind: 'new' | 'gone'): string[] => review[kind].map(({ key, label }) => `  ${kind} ${key} ${label ?? ''}`);
    const lines = [
      summarise(release),
      ...release.notes.map((note) => `  ${note}`),
      ...release.problems.map((problem) => `  ${describeProblem(release.fileName, problem)}`),
      ...changed,
      ...named('gone'),
      ...named('new'),
      ...review.rejected.map((rejection) => `  rejected: ${describeProblem(release.fileName, rejection)}`),
    ];
    return done(review, lines.join('\n'));
  },
};

/** The line of the audit trail, in the transaction of the decision. */
export function recordDecision(operator: Actor, event: AuditEventName, { id, source, layout, authorityId, fileName, counts }: Release): Alongside {
  const subject = { kind: 'release', id };
  const after = { source, layout, fileName, counts };
  return (tx) => recordAudit(tx, { actor: operator, event, subject, after, ...(authorityId === null ? {} : { authorityId }) });
}
type Alongside = (tx: Tx) => Promise<void>;

type Deed = (
  datasets: Datasets,
  release: Release,
  operator: Actor,
  goneIsRight: boolean,
) => Promise<{ readonly ok: boolean; readonly reason?: string }>;

function decideOn(words: string, about: string, deed: Deed, options: Command['options'] = {}): Command {
  return {
    words,
    arguments: 'ID',
    about,
    options,
    fewest: 1,
    most: 1,
    run: async ({ datasets }, { args: [text], operator, options: given }) => {
      const id = parseId(text);
      const found = id === null ? undefined : await datasets.findRelease(id);
      if (found === undefined) return refuse(`There is no release ${text ?? ''}.`);
      const outcome = await deed(datasets, found, operator, given['gone-is-right'] === true);
      if (!outcome.ok) return refuse(outcome.reason ?? 'Refused.');
      const release = await datasets.getRelease(found.id);
      return done({ source: release.source, release: release.id, state: release.state, ...release.counts, quarantined: false }, summarise(release));
    },
  };
}

export const releaseCommands: readonly Command[] = [
  list,
  show,
  decideOn(
    'release accept',
    'Commit a file that waits for review',
    (datasets, release, operator, goneConfirmed) => {
      const alongside = recordDecision(operator, 'release.accepted', release);
      return datasets.acceptRelease(release.id, { by: operator.name, goneConfirmed, alongside });
    },
    {
      'gone-is-right': { type: 'boolean', about: 'More than a tenth of the records would be gone, and that is right' },
    },
  ),
  decideOn('release discard', 'Drop a file that waits for review', (datasets, release, operator) =>
    datasets.discardRelease(release.id, operator.name, recordDecision(operator, 'release.discarded', release)),
  ),
];
