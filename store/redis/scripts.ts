import { createHash } from 'node:crypto';

export interface LuaScript {
  readonly source: string;
  /** By which Redis runs it again (EVALSHA), once loaded. */
  readonly sha: string;
}

/** One hash: the conversations of which something waits to be done, with what leads back to each. */
export const WAITING_KEY = 'waymark:waiting';

// A conversation is one hash, so that it has one expiry: `version`, `count` (of activities, ever), `first`
// (the number of the first still stored), `until` (the end of its whole life, in milliseconds since 1970),
// `state`, and the activities, each under its number. Time is Redis's own: one clock for all processes.

/**
 * KEYS: the conversation. ARGV: the version that was read, the new version, idle and total lifetime in
 * milliseconds, the number of the first activity to keep, the channel for its events, the state, what leads back to
 * it while something waits to be done (else empty), whether the caller itself listens to that channel (else empty), the
 * activities to append.
 * Returns how many activities there have ever been, or -1 when the version is no longer that.
 */
export const COMMIT = luaScript(`
local kept = redis.call('HMGET', KEYS[1], 'version', 'count', 'first', 'until')
if (kept[1] or '0') ~= ARGV[1] then return -1 end
-- A Redis that is full refuses what writes first, and nothing after: who is here goes on, and nobody new begins.
if kept[1] then redis.call('HDEL', '${WAITING_KEY}', KEYS[1]) end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local count = tonumber(kept[2] or '0')
local first = tonumber(kept[3] or '0')
-- No further ahead than a whole life, lest a clock of Redis that was wrong keeps it for ever.
local ends = math.min(tonumber(kept[4] or now + ARGV[4]), now + ARGV[4])
local keep = math.min(tonumber(ARGV[5]), count)
for number = first, keep - 1 do redis.call('HDEL', KEYS[1], number) end
first = math.max(first, keep)
for i = 10, #ARGV do
  redis.call('HSET', KEYS[1], count, ARGV[i])
  count = count + 1
end
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'count', count, 'first', first,
  'until', string.format('%.0f', ends), 'state', ARGV[7])
redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', math.min(now + ARGV[3], ends)))
if ARGV[8] ~= '' then redis.call('HSET', '${WAITING_KEY}', KEYS[1], ARGV[8])
else redis.call('HDEL', '${WAITING_KEY}', KEYS[1]) end
-- Whoever commits need not be told of it, and mostly nobody else listens. Who may not ask how many do publishes always.
local listening = ARGV[9] ~= '' and redis.pcall('PUBSUB', 'NUMSUB', ARGV[6])
if not listening or listening.err or listening[2] ~= 1 then redis.call('PUBLISH', ARGV[6], ARGV[2]) end
return count
`);

/** KEYS: the conversation. ARGV: the number of the first to return. Returns the first one's number, then all. */
export const ACTIVITIES = luaScript(`
local kept = redis.call('HMGET', KEYS[1], 'count', 'first')
local from = math.max(tonumber(kept[2] or '0'), tonumber(ARGV[1]))
local given = { from }
for number = from, tonumber(kept[1] or '0') - 1 do
  given[#given + 1] = redis.call('HGET', KEYS[1], number)
end
return given
`);

/** KEYS: the conversation. ARGV: the channel for its events, and the message to publish. */
export const FORGET = luaScript(`
redis.call('DEL', KEYS[1])
redis.call('HDEL', '${WAITING_KEY}', KEYS[1])
redis.call('PUBLISH', ARGV[1], ARGV[2])
return 1
`);

/** KEYS: that of those that wait. Returns what leads back to each, and drops those that have expired. */
export const WAITING = luaScript(`
local waits = redis.call('HGETALL', KEYS[1])
local found = {}
for i = 1, #waits, 2 do
  if redis.call('EXISTS', waits[i]) == 1 then found[#found + 1] = waits[i + 1]
  else redis.call('HDEL', KEYS[1], waits[i]) end
end
return found
`);

function luaScript(source: string): LuaScript {
  return { source, sha: createHash('sha1').update(source).digest('hex') };
}
