import type { Knowledge } from '../knowledge';

/** How the numbers of the classifiers travel: a byte each, in base64. */
interface PackedNumbers {
  readonly int8: string;
}

/** @param base64 encodes the bytes, as the server and a browser do that by different means */
export function packKnowledge(knowledge: Knowledge, base64: (bytes: Int8Array) => string): string {
  return JSON.stringify(knowledge, (_key, value: unknown) =>
    value instanceof Int8Array ? ({ int8: base64(value) } satisfies PackedNumbers) : value,
  );
}

/** Only the classifiers have numbers that are packed: to look at all the rest for them would take a second. */
export function unpackKnowledge(packed: string): Knowledge {
  const knowledge: Knowledge = JSON.parse(packed);
  return { ...knowledge, ...(knowledge.classifiers && { classifiers: unpacked(knowledge.classifiers) }) };
}

function unpacked<T>(value: T): T;
function unpacked(value: unknown): unknown {
  if (isPacked(value)) return bytesOf(value.int8);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unpacked(one)]));
}

function isPacked(value: unknown): value is PackedNumbers {
  return typeof value === 'object' && value !== null && 'int8' in value && typeof value.int8 === 'string';
}

function bytesOf(base64: string): Int8Array {
  const text = atob(base64);
  const bytes = new Int8Array(text.length);
  for (let place = 0; place < text.length; place++) bytes[place] = text.charCodeAt(place);
  return bytes;
}
