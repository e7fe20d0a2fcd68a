type Tags = HTMLElementTagNameMap;

/** Makes an element. Text is always set as text, so that nothing said in a chat can become markup. */
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

/** Text that only a screen reader says. */
export function unseen(text: string): HTMLElement {
  return el('span', { class: 'unseen' }, text);
}
