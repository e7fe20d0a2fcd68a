import type { ServerResponse } from 'node:http';
import type { Refusal } from './refusal';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends JSON, whatever the client says that it accepts: the protocols know nothing else. */
export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  sendJsonText(res, status, JSON.stringify(body));
}

/** Sends what is JSON already. */
export function sendJsonText(res: ServerResponse, status: number, json: string): void {
  res.writeHead(status, { 'Content-Type': JSON_TYPE, 'Content-Length': Buffer.byteLength(json) });
  res.end(res.req.method === 'HEAD' ? undefined : json);
}

export function sendRefusal(res: ServerResponse, refusal: Refusal): void {
  for (const [name, value] of Object.entries(refusal.headers)) res.setHeader(name, value);
  sendJsonText(res, refusal.status, refusal.body);
}
