type Tags = HTMLElementTagNameMap;
/** A function listens to the event of that name; undefined sets nothing. */
type Attributes = Readonly<Record<string, string | undefined | (() => unknown)>>;
type Child = Node | string | false | undefined;

/** Creates an element. Text is always set as text, so that nothing said in a chat can become markup. */
export function el<T extends keyof Tags>(tag: T, attributes: Attributes = {}, ...children: readonly Child[]): Tags[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** Creates an SVG element. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly SVGElement[]
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * A constructed style sheet needs no exception in the page's Content-Security-Policy.
 * @returns false in older browsers, which do not have it
 */
export function adoptStyles(root: DocumentOrShadowRoot, css: string): boolean {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return true;
  } catch {
    return false;
  }
}

/** What is out of sight until its title is pressed; nothing where there is nothing to fold. */
export function fold(title: string, content: readonly Node[]): HTMLDetailsElement | false {
  return content.length > 0 && el('details', {}, el('summary', {}, title), ...content);
}

/** Text for screen readers only. */
export function visuallyHidden(text: string): HTMLElement {
  return el('span', { class: 'unseen' }, text);
}
