import type { WrapUpField } from '../../../model/knowledge';

/** Whether a text has the word in it that was agreed to mean danger, in capitals or not, between whatever else. */
export function hasDangerWord(
  text: string,
  fields: ReadonlyMap<string, string>,
  wrapUp: readonly Pick<WrapUpField, 'id' | 'kind'>[],
): boolean {
  const said = ` ${wordsOf(text)} `;
  return wrapUp
    .filter(({ kind }) => kind === 'danger-word')
    .map(({ id }) => wordsOf(fields.get(id) ?? ''))
    .some((word) => word !== '' && said.includes(` ${word} `));
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
