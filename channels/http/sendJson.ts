import type { ServerResponse } from 'node:http';
import type { HttpError } from './httpError';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends JSON, whatever the client accepts: the protocols have no other format. */
export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  sendJsonText(res, status, JSON.stringify(body));
}

/** Sends text that is JSON already. */
export function sendJsonText(res: ServerResponse, status: number, json: string): void {
  res.writeHead(status, { 'Content-Type': JSON_TYPE, 'Content-Length': Buffer.byteLength(json) });
  res.end(res.req.method === 'HEAD' ? undefined : json);
}

export function sendHttpError(res: ServerResponse, refusal: HttpError): void {
  for (const [name, value] of Object.entries(refusal.headers)) res.setHeader(name, value);
  sendJsonText(res, refusal.status, refusal.body);
}
