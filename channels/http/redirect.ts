import type { ServerResponse } from 'node:http';

/** Redirects to a GET, whatever the method of this request (RFC 9110, 15.4.4). */
export function seeOther(res: ServerResponse, where: string): void {
  redirect(res, 303, where);
}

export function redirect(res: ServerResponse, status: number, where: string): void {
  res.writeHead(status, { Location: where, 'Content-Length': 0 });
  res.end();
}
