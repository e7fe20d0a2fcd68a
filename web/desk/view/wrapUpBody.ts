import type { Disposition, WrapUpField } from '../../../model/knowledge';
import { el } from '../../shared/el';
import type { Consent } from '../call';
import type { Desk } from '../desk';

const CONSENTS: readonly Consent[] = ['yes', 'no', 'not-asked'];

/** The form at the end of a call. What is written in it never leaves this page. */
export function wrapUpBody(desk: Desk): HTMLElement {
  return el(
    'form',
    { class: 'wrap-up', autocomplete: 'off' },
    el('div', { class: 'fields' }, ...desk.pageData.wrap_up.map((field) => fieldRow(desk, field))),
    el('div', { class: 'ends' }, consents(desk), codes(desk)),
  );
}

function fieldRow(desk: Desk, { id, name, ask, kind }: WrapUpField): HTMLElement {
  const { fields } = desk.call;
  const value = fields.get(id);
  if (kind === 'yes-no') {
    const radios = (['yes', 'no'] as const).map((one) =>
      radio(`wrap-${id}`, desk.label(one), value === one, () => fields.set(id, one)),
    );
    return group(name, radios);
  }
  const input = kind === 'lines' ? el('textarea', { rows: '2' }) : el('input', { type: 'text' });
  input.id = `wrap-${id}`;
  input.value = value ?? '';
  if (ask) input.title = ask;
  input.addEventListener('input', () => fields.set(id, input.value));
  return el('div', { class: 'row' }, el('label', { for: input.id }, name), input);
}

function consents(desk: Desk): HTMLElement {
  const { givenServices, consents: chosen } = desk.call;
  const rows = [...givenServices.values()].map(({ id, name }) => {
    const now = chosen.get(id) ?? 'not-asked';
    const radios = CONSENTS.map((one) =>
      radio(`consent-${id}`, desk.label(`consent-${one}`), now === one, () => chosen.set(id, one)),
    );
    return group(name, radios);
  });
  const none = rows.length === 0 && el('p', { class: 'soft' }, desk.label('none-given'));
  return el('section', {}, el('h3', {}, desk.label('consent-ask')), ...rows, none);
}

/** Suggested codes are already ticked; others can be added from the list. */
function codes(desk: Desk): HTMLElement {
  const { call, pageData } = desk;
  const ticked = el('div', { class: 'codes' });
  const add = el('select', { 'aria-label': desk.label('code-add') });
  const draw = () => {
    const has = pageData.dispositions.filter((one) => call.hasCode(one) || call.codes.has(one.id));
    ticked.replaceChildren(...has.map((one) => codeBox(desk, one)));
    const rest = pageData.dispositions.filter((one) => !has.includes(one));
    add.replaceChildren(
      el('option', { value: '' }, desk.label('code-add')),
      ...rest.map(({ id, code, name }) => el('option', { value: id }, `${code} ${name}`)),
    );
  };
  add.addEventListener('change', () => {
    if (add.value) call.codes.set(add.value, true);
    draw();
  });
  draw();
  return el('section', {}, el('h3', {}, desk.label('codes'), add), ticked);
}

function codeBox({ call }: Desk, code: Disposition): HTMLElement {
  const box = el('input', { type: 'checkbox' });
  box.checked = call.hasCode(code);
  box.addEventListener('change', () => call.codes.set(code.id, box.checked));
  return el('label', {}, box, `${code.code} ${code.name}`);
}

function group(name: string, radios: readonly HTMLElement[]): HTMLElement {
  return el('fieldset', { class: 'row' }, el('legend', {}, name), el('span', { class: 'radios' }, ...radios));
}

function radio(name: string, label: string, checked: boolean, change: () => void): HTMLElement {
  const input = el('input', { type: 'radio', name, change });
  input.checked = checked;
  return el('label', {}, input, label);
}
