const found = new Map([...document.querySelectorAll('[id]')].map((element) => [element.id, element]));

/** The element of the page as it was loaded with this id. It is still found after the page has been emptied. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  // The compiler cannot know which ids the page has.
  return found.get(id) as unknown as T;
}

export function onClick(id: string, act: () => unknown): void {
  byId(id).addEventListener('click', act);
}

/** A screen reader announces a text that is set again, even if it is the same. */
export function setText(id: string, text: string): void {
  const place = byId(id);
  if (place.textContent !== text) place.textContent = text;
}
