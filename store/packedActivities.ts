import type { StoredActivity } from './conversationStore';

/** Bytes before each record: its number and its length. */
const HEAD = 8;

/** Several activities as one buffer. */
export function packActivities(activities: readonly StoredActivity[]): Buffer {
  const size = activities.reduce((sum, { record }) => sum + HEAD + record.length, 0);
  const bytes = Buffer.alloc(size);
  let at = 0;
  for (const { number, record } of activities) {
    bytes.writeUInt32BE(number, at);
    bytes.writeUInt32BE(record.length, at + 4);
    bytes.set(record, at + HEAD);
    at += HEAD + record.length;
  }
  return bytes;
}

/** The inverse of `packActivities`. The records are views into `bytes`, not copies. */
export function unpackActivities(bytes: Buffer): readonly StoredActivity[] {
  const activities: StoredActivity[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + HEAD + bytes.readUInt32BE(at + 4);
    activities.push({ number: bytes.readUInt32BE(at), record: bytes.subarray(at + HEAD, end) });
    at = end;
  }
  return activities;
}

/** Records that follow one another, the first of them numbered `from`. */
export function numberActivities(from: number, records: readonly Uint8Array[]): readonly StoredActivity[] {
  return records.map((record, i) => ({ number: from + i, record }));
}
