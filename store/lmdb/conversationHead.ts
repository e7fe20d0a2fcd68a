/** The stored record of one conversation, without its activities. */
export interface ConversationHead {
  readonly version: number;
  /** How many activities there have ever been. */
  readonly count: number;
  /** The time of its first commit, and of its last; milliseconds since 1970. */
  readonly began: number;
  readonly used: number;
  /** The minute since 1970 in which the sweep will remove it. */
  readonly expiryMinute: number;
  readonly state: Uint8Array;
}

const HEAD = 32;

export function headToBytes(kept: ConversationHead): Buffer {
  const bytes = Buffer.allocUnsafe(HEAD + kept.state.length);
  bytes.writeDoubleBE(kept.version, 0);
  bytes.writeUInt32BE(kept.count, 8);
  bytes.writeUInt32BE(kept.expiryMinute, 12);
  bytes.writeDoubleBE(kept.began, 16);
  bytes.writeDoubleBE(kept.used, 24);
  bytes.set(kept.state, HEAD);
  return bytes;
}

export function headFromBytes(bytes: Buffer): ConversationHead {
  return {
    version: bytes.readDoubleBE(0),
    count: bytes.readUInt32BE(8),
    expiryMinute: bytes.readUInt32BE(12),
    began: bytes.readDoubleBE(16),
    used: bytes.readDoubleBE(24),
    state: bytes.subarray(HEAD),
  };
}
