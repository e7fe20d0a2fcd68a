/** Messages to every process that shares the store, this one too. They are stored nowhere, and may be lost. */
export interface Broadcast {
  /** Resolves when it has been sent. */
  publish(message: Buffer): Promise<void>;
  onMessage(heard: (message: Buffer) => void): void;
}
