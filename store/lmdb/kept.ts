/** What is known of one conversation, all but what was said in it. */
export interface Kept {
  readonly version: number;
  /** How many activities there have ever been. */
  readonly count: number;
  /** When its first commit was, and its last; milliseconds since 1970. */
  readonly began: number;
  readonly used: number;
  /** The minute since 1970 under which the sweep will find it. */
  readonly due: number;
  readonly state: Uint8Array;
}

const HEAD = 32;

export function keptToBytes(kept: Kept): Buffer {
  const bytes = Buffer.allocUnsafe(HEAD + kept.state.length);
  bytes.writeDoubleBE(kept.version, 0);
  bytes.writeUInt32BE(kept.count, 8);
  bytes.writeUInt32BE(kept.due, 12);
  bytes.writeDoubleBE(kept.began, 16);
  bytes.writeDoubleBE(kept.used, 24);
  bytes.set(kept.state, HEAD);
  return bytes;
}

export function keptFromBytes(bytes: Buffer): Kept {
  return {
    version: bytes.readDoubleBE(0),
    count: bytes.readUInt32BE(8),
    due: bytes.readUInt32BE(12),
    began: bytes.readDoubleBE(16),
    used: bytes.readDoubleBE(24),
    state: bytes.subarray(HEAD),
  };
}
