import { waitForStore } from '../../server/waitForStore';
import { StoreAwayError } from '../../store/redis/redisReasons';

test('a server that starts before its Redis waits for it, says why, and says the same thing once a minute', async () => {
  const said: string[] = [];
  let tries = 0;
  const open = async () => {
    tries++;
    if (tries <= 70) throw new StoreAwayError(tries === 1 ? 'no name' : 'nothing listens');
    return 'open';
  };
  expect(await waitForStore(open, (why) => said.push(why), 0)).toBe('open');
  expect(said).toEqual(['no name', 'nothing listens', 'nothing listens']);
});

test('what somebody has to mend is told at once', async () => {
  const open = async () => {
    throw new Error('a wrong password');
  };
  await expect(waitForStore(open, () => {}, 0)).rejects.toThrow('a wrong password');
});
