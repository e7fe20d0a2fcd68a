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

/** A network that a request counts for. */
export interface ClientNetwork {
  readonly name: string;
  /** How many times an address's quota it has. */
  readonly share: (typeof SHARES)[number];
}

/** All shares that there are. */
export const SHARES = [1, 2, 4] as const;

/** What providers hand out: a household has a /64 at least, often a /56, an organisation a /48. */
const IPV6_NETWORKS = [
  { bits: 64, share: 1 },
  { bits: 56, share: 2 },
  { bits: 48, share: 4 },
] as const;

/**
 * What a request counts for: the peer, or, behind a trusted proxy, the last address in X-Forwarded-For that is not a
 * trusted proxy. Anything before that could have been forged.
 * @returns an IPv4 address; or the networks of an IPv6 address, the smallest first
 */
export function clientNetworks(req: IncomingMessage, proxies: BlockList): readonly ClientNetwork[] {
  const address = clientAddress(req, proxies);
  if (isIP(address) !== 6) return [{ name: address, share: 1 }];
  const groups = groupsOf(address);
  return IPV6_NETWORKS.map(({ bits, share }) => ({ name: networkOf(groups, bits), share }));
}

function clientAddress(req: IncomingMessage, proxies: BlockList): string {
  let address = plain(req.socket.remoteAddress ?? '');
  const hops = String(req.headers['x-forwarded-for'] ?? '').split(',');
  while (hops.length > 0 && isIP(address) !== 0 && proxies.check(address, familyOf(address))) {
    const before = plain(hops.pop() ?? '');
    if (isIP(before) === 0) break;
    address = before;
  }
  return address;
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

/** The eight groups of an IPv6 address, `::` written out. */
function groupsOf(address: string): readonly string[] {
  // As URLs have it: in lower case, without zeros in front, and no IPv4 at the end.
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = [], after = []] = written.split('::').map((half) => half.split(':').filter(Boolean));
  const missing = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...missing, ...after];
}

/** @param bits from 48 to 64 */
function networkOf(groups: readonly string[], bits: number): string {
  const mask = (0xffff << (64 - bits)) & 0xffff;
  const last = (Number.parseInt(groups[3] ?? '0', 16) & mask).toString(16);
  return `${[...groups.slice(0, 3), last].join(':')}::/${bits}`;
}
