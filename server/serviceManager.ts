import { execFile } from 'node:child_process';

/**
 * Tells systemd that the process is ready, where it has started it with Type=notify. Node cannot write to that socket
 * itself, and systemd brings a program that can. Where that is not there, systemd waits, and says so.
 */
export function tellReady(environment: Readonly<Record<string, string | undefined>>, status: string): void {
  if (!environment.NOTIFY_SOCKET) return;
  const parameters = ['--ready', `--pid=${process.pid}`, `--status=${status}`];
  execFile('systemd-notify', parameters, () => {});
}
