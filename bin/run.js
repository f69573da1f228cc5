// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs a program in our place: same terminal, directory and environment, signals passed on.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, tether?: boolean }} [options] `tether`: the program is also told when we are gone, however we went
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
export function runInOurPlace(command, args, { env = process.env, tether = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: tether ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit' });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => {
      // A terminal sends Ctrl+C to every program in it, so the child has had its own.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      resolve({ code, signal });
    });
  });
}

/**
 * Ends as the program that ran in our place ended.
 * @param {{ code: number | null, signal: NodeJS.Signals | null }} outcome
 */
export function endLikewise({ code, signal }) {
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code ?? 1;
}
