// @ts-check
// Loaded before the service where the launcher started it: killed outright, the launcher can pass no signal on, and the
// service would live on unseen and hold the database.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
