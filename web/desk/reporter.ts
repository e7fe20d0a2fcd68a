import { callReport } from './callReport';
import type { Desk } from './desk';

/** Milliseconds between reports of a call in which nothing changes. */
const EVERY = 20_000;

/** Tells the supervisor's page that a call goes on, which flags are open, and whether the handler asks for help. */
export class Reporter {
  #last = '';

  constructor(private readonly desk: Desk) {
    setInterval(() => this.#send(callReport(this.desk)), EVERY);
  }

  /** Something was drawn: what has changed is told at once. */
  changed(): void {
    const report = callReport(this.desk);
    const text = JSON.stringify(report) ?? '';
    if (text === this.#last) return;
    this.#last = text;
    this.#send(report);
  }

  ended(): void {
    this.#last = '';
    this.#send(callReport(this.desk, true));
  }

  /** Nothing waits for it: a report that is lost is made up for by the next. */
  #send(report: object | undefined): void {
    if (!report) return;
    const headers = { 'Content-Type': 'application/json' };
    const options = { method: 'POST', headers, body: JSON.stringify(report), keepalive: true };
    fetch('/desk/board', options).catch(() => {});
  }
}
