import type { Route } from '../../platform/http/route.ts';
import { openProviderPage } from '../common/open-page.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { saveGate, saveGateSecond, showGate, showGateSecond } from './gate-pages.ts';
import { openRunPage, type RunPage } from './open-run-page.ts';
import { saveChange, saveHandOver, showChange, showHandOver } from './run-state-pages.ts';
import { showProviderProgrammes } from './show-provider-programmes.ts';
import { showRun } from './show-run.ts';
import { saveStart, showStart } from './starting/start-run-pages.ts';
import { saveSecond, saveTask, setAside, showSecond, showTask, undo } from './task-pages.ts';

const list = '/providers/:providerId/programmes';

/** The programmes of a provider: its runs, beginning one, and each step of one. */
export function programmeRoutes(means: SupportMeans): Route[] {
  const of = 'providerId';
  const subject = { kind: 'provider', param: 'providerId' } as const;
  const form = (
    permission: 'programme.run' | 'programme.decide' | 'programme.answer' | 'programme.own-task',
    rest: `/${string}`,
    audit: Route['audit'],
    show: RunPage,
    save: RunPage,
  ): Route[] => [
    {
      method: 'GET',
      path: `${list}/:runId${rest}`,
      permission,
      of,
      audit: 'programme-run.opened-form',
      sensitive: true,
      subject,
      handle: openRunPage(means, show),
    },
    { method: 'POST', path: `${list}/:runId${rest}`, permission, of, audit, handle: openRunPage(means, save) },
  ];
  return [
    {
      method: 'GET',
      path: list,
      permission: 'programme.view',
      of,
      audit: 'programmes.viewed',
      sensitive: true,
      subject,
      handle: openProviderPage(means, showProviderProgrammes),
    },
    {
      method: 'GET',
      path: `${list}/start`,
      permission: 'programme.run',
      of,
      audit: 'programme-run.opened-form',
      handle: openProviderPage(means, showStart),
    },
    {
      method: 'POST',
      path: `${list}/start`,
      permission: 'programme.run',
      of,
      audit: 'programme-run.started',
      handle: openProviderPage(means, saveStart),
    },
    {
      method: 'GET',
      path: `${list}/:runId`,
      permission: 'programme.view',
      of,
      audit: 'programme-run.viewed',
      sensitive: true,
      subject,
      handle: openRunPage(means, showRun),
    },
    ...form('programme.run', '/tasks/:task', 'programme-task.recorded', showTask('tasks'), saveTask('tasks')),
    ...form('programme.run', '/tasks/:task/set-aside', 'programme-task.set-aside', setAside.show, setAside.save),
    ...form('programme.run', '/tasks/:task/undo', 'programme-task.undone', undo.show, undo.save),
    ...form('programme.decide', '/tasks/:task/second', 'programme-task.answered', showSecond, saveSecond),
    ...form('programme.answer', '/own-tasks/:task', 'programme-task.recorded', showTask('own-tasks'), saveTask('own-tasks')),
    ...form('programme.own-task', '/officer-tasks/:task', 'programme-task.recorded', showTask('officer-tasks'), saveTask('officer-tasks')),
    ...form('programme.run', '/gates/:gate', 'programme-gate.decided', showGate, saveGate),
    ...form('programme.decide', '/gates/:gate/second', 'programme-gate.answered', showGateSecond, saveGateSecond),
    ...form('programme.decide', '/pause', 'programme-run.paused', showChange('pause'), saveChange('pause')),
    ...form('programme.decide', '/resume', 'programme-run.resumed', showChange('resume'), saveChange('resume')),
    ...form('programme.decide', '/stop', 'programme-run.stopped', showChange('stop'), saveChange('stop')),
    ...form('programme.run', '/look-again', 'programme-run.looked-again', showChange('look-again'), saveChange('look-again')),
    ...form('programme.run', '/hand-over', 'programme-run.handed-over', showHandOver, saveHandOver),
  ];
}
