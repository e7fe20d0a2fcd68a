import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { clientAddress, parseProxies } from '../../../channels/limits/clientAddress';

const PROXIES = parseProxies(['10.0.0.0/8', '192.0.2.7', '::1', 'fd00::/8']);

const counted = (peer: string | undefined, forwarded?: string) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return clientAddress({ socket: { remoteAddress: peer }, headers } as unknown as IncomingMessage, PROXIES);
};

test.each([
  ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '198.51.100.1', '2001:db8:1:2'],
])('a peer that is no trusted proxy counts itself, whatever it says: %s', (peer, forwarded, expected) => {
  expect(counted(peer, forwarded)).toBe(expected);
});

test.each([
  ['10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['192.0.2.7', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['192.0.2.7', '1.1.1.1, 198.51.100.1, 10.9.9.9,fd00::1', '198.51.100.1'],
  ['::1', '198.51.100.1:4711', '198.51.100.1'],
  ['::1', '[2001:db8::1]:4711', '2001:db8:0:0'],
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
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:DB8:0:0:ffff::', '2001:db8:0:0'],
  ['::2', '0:0:0:0'],
  ['1::', '1:0:0:0'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0'],
])('a household counts as one, by its network: %s', (peer, expected) => {
  expect(counted(peer)).toBe(expected);
});

test('whatever stands in the header, somebody is counted', () => {
  const part = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), fc.constantFrom('unknown', '_hidden', '10.0.0.1'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.oneof(fc.ipV4(), fc.ipV6()), (parts, peer) => {
      expect(counted(peer, parts.join(','))).toMatch(/^[\da-f.:]+$/);
    }),
    { numRuns: 500 },
  );
  expect(counted(undefined, '1.1.1.1')).toBe('');
});

test.each(['10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/', 'fd00::/129', 'proxy.example', '', '*'])(
  'an operator who lists %j as a proxy is told',
  (entry) => expect(() => parseProxies(['::1', entry])).toThrow(`"${entry}"`),
);
