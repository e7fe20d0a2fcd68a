import type { Disposition, WrapUpField } from '../../../model/knowledge';
import { el } from '../../shared/el';
import type { Consent } from '../call';
import type { Desk } from '../desk';
import { fillField, tasksOf, wrapUpPageOf } from '../note/recording';

const CONSENTS: readonly Consent[] = ['yes', 'no', 'not-asked'];

/** The form at the end of a call. What is written in it never leaves this page. */
export function wrapUpBody(desk: Desk): HTMLElement {
  const { call, pageData } = desk;
  const open = new Set(tasksOf(desk).map(({ field }) => field));
  const isShown = ({ id, at_end }: WrapUpField) => at_end || open.has(id) || (call.fields.get(id) ?? '') !== '';
  const shown = pageData.wrap_up.filter((field) => wrapUpPageOf(field) === call.wrapUpPage && isShown(field));
  return el(
    'form',
    { class: 'wrap-up', autocomplete: 'off' },
    el('div', { class: 'fields' }, ...shown.map((field) => fieldRow(desk, field))),
    call.wrapUpPage === 1 && el('div', { class: 'ends' }, consents(desk), codes(desk)),
  );
}

/** The fields that can be filled in at a step of the script, or in danger. */
export function fieldsBody(desk: Desk, fields: readonly WrapUpField[]): HTMLElement {
  const rows = fields.map((field) => fieldRow(desk, field));
  return el('form', { class: 'step-fields', autocomplete: 'off' }, el('div', { class: 'fields' }, ...rows));
}

/** Of these fields, those that this kind of room has, in the order in which they are named. */
export function shownFields({ pageData }: Desk, ids: readonly string[]): readonly WrapUpField[] {
  return ids.flatMap((id) => pageData.wrap_up.filter((field) => field.id === id));
}

function fieldRow(desk: Desk, field: WrapUpField): HTMLElement {
  const { id, name, kind } = field;
  const value = desk.call.fields.get(id) ?? '';
  // Its question is read aloud while it is filled in, and must not push it out of sight.
  const focusin = () => {
    desk.call.shownField = id;
    desk.redraw();
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  };
  if (kind === 'yes-no') {
    const radios = (['yes', 'no'] as const).map((one) =>
      radio(`wrap-${id}`, desk.label(one), value === one, () => fillField(desk, field, one)),
    );
    return group(name, radios, focusin);
  }
  if (kind === 'choice')
    return el('div', { class: 'row', focusin }, el('label', { for: `wrap-${id}` }, name), select(desk, field));
  const input = kind === 'lines' ? el('textarea', { rows: '2' }) : el('input', { type: 'text' });
  input.id = `wrap-${id}`;
  input.value = value;
  // Kept with every letter; written down with its time once it is finished.
  input.addEventListener('input', () => desk.call.fields.set(id, input.value));
  input.addEventListener('change', () => fillField(desk, field, input.value));
  return el('div', { class: 'row', focusin }, el('label', { for: input.id }, name), input);
}

function select(desk: Desk, field: WrapUpField): HTMLElement {
  const options = ['', ...field.options].map((one) => el('option', { value: one }, one));
  const chosen = el('select', { id: `wrap-${field.id}` }, ...options);
  chosen.value = desk.call.fields.get(field.id) ?? '';
  chosen.addEventListener('change', () => fillField(desk, field, chosen.value));
  return chosen;
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

function group(name: string, radios: readonly HTMLElement[], focusin?: () => void): HTMLElement {
  return el('fieldset', { class: 'row', focusin }, el('legend', {}, name), el('span', { class: 'radios' }, ...radios));
}

function radio(name: string, label: string, checked: boolean, change: () => void): HTMLElement {
  const input = el('input', { type: 'radio', name, change });
  input.checked = checked;
  return el('label', {}, input, label);
}
