import type { Broadcast } from './broadcast';

/** One of several kinds of message that share a broadcast: each hears its own alone. */
export function topic(broadcast: Broadcast, name: string): Broadcast {
  const mark = Buffer.from(`${name}:`);
  return {
    publish: (message) => broadcast.publish(Buffer.concat([mark, message])),
    onMessage: (heard) =>
      broadcast.onMessage((message) => {
        if (message.subarray(0, mark.length).equals(mark)) heard(message.subarray(mark.length));
      }),
  };
}
