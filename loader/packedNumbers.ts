import { deflateSync, inflateSync } from 'node:zlib';

/** Ends the sentence "The weights …". */
export class WeightsError extends Error {}

/** As it stands in the file: the numbers are packed, and in base64. */
export type Stored<T> = { readonly [K in keyof T]?: unknown };

export function fieldsOf(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}

export function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number');
}

export function packed(numbers: Int8Array | Uint32Array): string {
  return deflateSync(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength), {
    level: 9,
  }).toString('base64');
}

export function wholeNumbers({ buffer, byteLength }: Uint8Array<ArrayBuffer>): Uint32Array {
  return new Uint32Array(buffer, 0, Math.floor(byteLength / Uint32Array.BYTES_PER_ELEMENT));
}

/** The packing has a checksum, by which a damaged byte is noticed. */
export function unpacked(name: string, stored: unknown): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(inflateSync(Buffer.from(String(stored), 'base64')));
  } catch {
    throw new WeightsError(`are damaged in “${name}”.`);
  }
}
