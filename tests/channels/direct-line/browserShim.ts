import { WebSocket } from 'ws';

type Listener = (() => void) | null;

/** As much of a browser's XMLHttpRequest as rxjs asks of it, on fetch. */
class FetchedRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  onreadystatechange: Listener = null;
  ontimeout: Listener = null;
  onerror: Listener = null;
  private method = '';
  private url = '';
  private readonly headers: Record<string, string> = {};
  private received = new Headers();
  private readonly aborting = new AbortController();

  open(method: string, url: string): void {
    [this.method, this.url] = [method, url];
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.received.get(name);
  }

  abort(): void {
    this.aborting.abort();
  }

  async send(body?: string): Promise<void> {
    const { method, headers } = this;
    try {
      const answer = await fetch(this.url, {
        method,
        headers,
        signal: this.aborting.signal,
        ...(body && { body }),
      });
      const text = await answer.text();
      this.status = answer.status;
      this.received = answer.headers;
      this.response = text === '' ? null : JSON.parse(text);
      this.readyState = 4;
      this.onreadystatechange?.();
    } catch {
      if (!this.aborting.signal.aborted) this.onerror?.();
    }
  }
}

/** Gives the client what it finds in a browser. To be called before it is loaded. */
export function shimBrowser(): void {
  Object.assign(globalThis, { XMLHttpRequest: FetchedRequest, WebSocket });
}
