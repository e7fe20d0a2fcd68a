import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * The trusted proxies: their X-Forwarded-For is believed.
 * @param list addresses and networks: `10.0.0.7`, `10.0.0.0/8`, `::1`, `fd00::/8`
 * @throws RangeError naming the entry that is neither
 */
export function parseProxies(list: readonly string[]): BlockList {
  const proxies = new BlockList();
  for (const entry of list) {
    const [address = '', bits] = entry.split('/');
    const most = isIPv4(address) ? 32 : 128;
    const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (isIP(address) === 0 || !(prefix <= most)) {
      throw new RangeError(`"${entry}" is neither an address nor a network such as 10.0.0.0/8`);
    }
    proxies.addSubnet(address, prefix, familyOf(address));
  }
  return proxies;
}

/**
 * The address that a request counts for: the peer, or, behind a trusted proxy, the last address in
 * X-Forwarded-For that is not a trusted proxy. Anything before that could have been forged.
 * @returns an IPv4 address, or the network (/64) of an IPv6 address, as one household has a whole /64
 */
export function clientAddress(req: IncomingMessage, proxies: BlockList): string {
  let address = plain(req.socket.remoteAddress ?? '');
  const hops = String(req.headers['x-forwarded-for'] ?? '').split(',');
  while (hops.length > 0 && isIP(address) !== 0 && proxies.check(address, familyOf(address))) {
    const before = plain(hops.pop() ?? '');
    if (isIP(before) === 0) break;
    address = before;
  }
  return isIP(address) === 6 ? network(address) : address;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}

/** Strips port, zone, brackets and the IPv4-mapped prefix. */
function plain(text: string): string {
  const address = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

/** The first four of the eight groups, `::` written out. */
function network(address: string): string {
  // As URLs have it: in lower case, without zeros in front, and no IPv4 at the end.
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = [], after = []] = written.split('::').map((half) => half.split(':').filter(Boolean));
  const missing = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...missing, ...after].slice(0, 4).join(':');
}
