type Tags = HTMLElementTagNameMap;

/** Creates an element. Text is always set as text, so that nothing said in a chat can become markup. */
export function el<T extends keyof Tags>(
  tag: T,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): Tags[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Text for screen readers only. */
export function visuallyHidden(text: string): HTMLElement {
  return el('span', { class: 'unseen' }, text);
}
