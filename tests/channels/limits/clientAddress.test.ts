import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { clientNetworks, parseProxies } from '../../../channels/limits/clientAddress';

const PROXIES = parseProxies(['10.0.0.0/8', '192.0.2.7', '::1', 'fd00::/8']);

const networks = (peer: string | undefined, forwarded?: string) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return clientNetworks({ socket: { remoteAddress: peer }, headers } as unknown as IncomingMessage, PROXIES);
};

const counted = (peer: string | undefined, forwarded?: string) => networks(peer, forwarded)[0]?.name;

test.each([
  ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '198.51.100.1', '2001:db8:1:2::/64'],
])('a peer that is no trusted proxy counts itself, whatever it says: %s', (peer, forwarded, expected) => {
  expect(counted(peer, forwarded)).toBe(expected);
});

test.each([
  ['10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['192.0.2.7', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['192.0.2.7', '1.1.1.1, 198.51.100.1, 10.9.9.9,fd00::1', '198.51.100.1'],
  ['::1', '198.51.100.1:4711', '198.51.100.1'],
  ['::1', '[2001:db8::1]:4711', '2001:db8:0:0::/64'],
  ['::1', '::ffff:198.51.100.1', '198.51.100.1'],
])('behind a trusted proxy %s, of "%s" it is %s that counts', (peer, forwarded, expected) => {
  expect(counted(peer, forwarded)).toBe(expected);
});

test.each([
  ['10.1.2.3', undefined, '10.1.2.3'],
  ['10.1.2.3', '', '10.1.2.3'],
  ['10.1.2.3', 'unknown', '10.1.2.3'],
  ['10.1.2.3', '1.1.1.1, unknown', '10.1.2.3'],
  ['10.1.2.3', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
])('where a proxy names nobody else, the last one known counts: %s, %s', (peer, forwarded, expected) => {
  expect(counted(peer, forwarded)).toBe(expected);
});

test.each([
  ['2001:db8::1', ['2001:db8:0:0::/64', '2001:db8:0:0::/56', '2001:db8:0:0::/48']],
  ['2001:DB8:0:0:ffff::', ['2001:db8:0:0::/64', '2001:db8:0:0::/56', '2001:db8:0:0::/48']],
  ['2001:db8:1:a1ff::1', ['2001:db8:1:a1ff::/64', '2001:db8:1:a100::/56', '2001:db8:1:0::/48']],
  ['fe80::1%eth0', ['fe80:0:0:0::/64', 'fe80:0:0:0::/56', 'fe80:0:0:0::/48']],
  ['::2', ['0:0:0:0::/64', '0:0:0:0::/56', '0:0:0:0::/48']],
  ['64:ff9b::192.0.2.1', ['64:ff9b:0:0::/64', '64:ff9b:0:0::/56', '64:ff9b:0:0::/48']],
])('a household and an organisation count by their networks, and have a larger share each: %s', (peer, expected) => {
  expect(networks(peer).map(({ name }) => name)).toEqual(expected);
  expect(networks(peer).map(({ share }) => share)).toEqual([1, 2, 4]);
});

test('two addresses count together in the networks that hold both, and in no other', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  const written = (groups: readonly number[]) => groups.map((one) => one.toString(16)).join(':');
  const property = fc.property(
    fc.array(group, { minLength: 8, maxLength: 8 }),
    fc.integer({ min: 0, max: 127 }),
    (address, bit) => {
      const other = address.map((one, i) => (i === bit >> 4 ? one ^ (0x8000 >> (bit & 15)) : one));
      const [mine, theirs] = [address, other].map((one) => networks(written(one)).map(({ name }) => name));
      const same = mine?.map((name, i) => name === theirs?.[i]);
      expect(same).toEqual([bit >= 64, bit >= 56, bit >= 48]);
    },
  );
  fc.assert(property, { numRuns: 500 });
});

test('whatever stands in the header, somebody is counted', () => {
  const part = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), fc.constantFrom('unknown', '_hidden', '10.0.0.1'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.oneof(fc.ipV4(), fc.ipV6()), (parts, peer) => {
      expect(counted(peer, parts.join(','))).toMatch(/^[\da-f.:]+(\/64)?$/);
    }),
    { numRuns: 500 },
  );
  expect(counted(undefined, '1.1.1.1')).toBe('');
});

test.each(['10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/', 'fd00::/129', 'proxy.example', '', '*'])(
  'an operator who lists %j as a proxy is told',
  (entry) => expect(() => parseProxies(['::1', entry])).toThrow(`"${entry}"`),
);
