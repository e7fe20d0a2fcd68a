import { spawnSync } from 'node:child_process';
import { HAS_REDIS } from './store/redisServer';

/** The short form; `npm run chaos` kills 50 times with 200 people talking. */
function chaos(engine: string): string {
  const command = ['scripts/chaos/chaos.mjs', '--engine', engine, '--conversations', '10', '--kills', '3'];
  const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return stdout + stderr;
}

const FAULTLESS = /10 conversations, 3 kills, \d+ turns acknowledged, 0 faults/;

test('people whose server is killed in the middle lose nothing and hear nothing twice (data folder)', () => {
  expect(chaos('lmdb')).toMatch(FAULTLESS);
}, 120_000);

(HAS_REDIS ? test : test.skip)(
  'people whose server or Redis is killed in the middle lose nothing (two servers; needs a redis-server)',
  () => {
    expect(chaos('redis')).toMatch(FAULTLESS);
  },
  120_000,
);
