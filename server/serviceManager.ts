import { execFile } from 'node:child_process';

/**
 * Tells systemd that the process is ready, where it has started it with Type=notify. Node cannot write to that socket
 * itself, and systemd brings a program that can. Where that is not there, systemd waits, and says so.
 */
export function tellReady({ env, pid }: Pick<NodeJS.Process, 'env' | 'pid'>, status: string): void {
  if (!env.NOTIFY_SOCKET) return;
  const parameters = ['--ready', `--pid=${pid}`, `--status=${status}`];
  execFile('systemd-notify', parameters, { env }, () => {});
}
