import { codeGroups } from '../../../model/passOnCode';
import { el } from '../../shared/el';
import { ukTime } from '../../shared/ukDateTime';
import type { Codes } from '../codes';
import type { Desk } from '../desk';

/** Kept while it is open, so that what is half typed stays. */
const bodies = new WeakMap<Codes, HTMLElement>();

/** The field for the code that the caller reads out, what became of it, and the code that the caller is given. */
export function codeBody(desk: Desk): HTMLElement {
  const { codes } = desk;
  const body = bodies.get(codes) ?? newBody(desk);
  bodies.set(codes, body);
  const [says, made] = body.querySelectorAll<HTMLElement>('.code-says, .code-made');
  if (says && says.textContent !== codes.says) says.textContent = codes.says;
  const shown = codes.made?.code ?? '';
  if (made && made.dataset.code !== shown) {
    made.dataset.code = shown;
    made.replaceChildren(...madeCode(desk));
  }
  return body;
}

function newBody(desk: Desk): HTMLElement {
  const attributes = { autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '24' };
  const input = el('input', { id: 'code', 'data-at': 'code', ...attributes });
  const submit = (event: Event) => {
    event.preventDefault();
    void desk.codes.open(input.value).then((isOpen) => {
      if (isOpen) input.value = '';
    });
  };
  const form = el(
    'form',
    { class: 'code-form' },
    el('label', { for: 'code' }, desk.label('code-field')),
    input,
    el('button', { class: 'primary' }, desk.label('code-open'), el('kbd', { class: 'named' }, 'Enter')),
  );
  form.addEventListener('submit', submit);
  return el(
    'div',
    { class: 'code' },
    el('p', {}, desk.label('code-ask')),
    form,
    el('p', { class: 'code-says', role: 'status' }),
    el('div', { class: 'code-made', role: 'status' }),
  );
}

/** To be read aloud: each sign, and below it the word for it. */
function madeCode(desk: Desk): readonly HTMLElement[] {
  const { made } = desk.codes;
  if (!made) return [];
  const sign = (one: string) =>
    el('li', {}, el('b', {}, one), ' ', desk.pageData.spelling[`sign-${one.toLowerCase()}`] ?? '');
  const groups = codeGroups(made.code).map((group) => el('ul', { class: 'signs' }, ...[...group].map(sign)));
  return [el('p', {}, desk.label('code-made').replace('{time}', ukTime(made.until))), ...groups];
}
