import { rateLimits } from '../../../channels/limits/rateLimits';
import { RedisStore } from '../../../store/redis/redisStore';

/** One process of several, run as a child: asks so often for one conversation, and says how often it was taken. */

const HOUR = 3_600_000;
const [url = '', times = '0'] = process.argv.slice(2);
const secret = Buffer.alloc(32, 7);

async function main(): Promise<void> {
  const store = await RedisStore.open({ url, secrets: [secret], lifetime: { idle: HOUR, total: HOUR } });
  const limits = rateLimits({ secret, redis: store.client });
  const all = await Promise.allSettled(
    Array.from({ length: Number(times) }, () => limits.posts('conversation', false)),
  );
  process.stdout.write(`${all.filter(({ status }) => status === 'fulfilled').length}`);
  await store.close();
}

void main();
