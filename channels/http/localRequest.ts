import type { IncomingMessage } from 'node:http';

const LOCAL = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** What proxies add. Each tells of somebody behind this machine, whatever it says of them. */
const PROXY_HEADER =
  /^(forwarded|via|x-real-ip|true-client-ip|client-ip|fastly-.*|fly-.*|tailscale-.*|wl-proxy-.*|proxy-.*|cf-.*|x-(forwarded|original|client|cluster-client|request|vercel|arr|azure|amzn|envoy)(-.*)?)$/;

/**
 * @returns whether a program on this machine asks, for a server that listens on this machine alone: not an undeclared
 * proxy, nor a web page, not even one that got here by a name of its own (DNS rebinding)
 */
export function isFromThisMachine({ headers, httpVersion }: IncomingMessage): boolean {
  // As nginx asks, with no header of its own, where nobody has told it otherwise.
  if (httpVersion === '1.0') return false;
  // No program here asks to speak WebSocket at these addresses: a proxy that passes such wishes on does.
  if (headers.upgrade !== undefined || /upgrade/i.test(headers.connection ?? '')) return false;
  if (headers.origin !== undefined || !LOCAL.test(headers.host ?? '')) return false;
  return !Object.keys(headers).some((name) => PROXY_HEADER.test(name));
}
