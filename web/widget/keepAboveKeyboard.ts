/**
 * Keeps an element within the area that a phone's keyboard leaves free: sets --top and --height on it, in
 * pixels. Pinching to zoom also shrinks the visual viewport; that is left alone, or the page would
 * shrink under the fingers of someone who wants it larger.
 */
export function keepAboveKeyboard(element: HTMLElement): void {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    if (view.scale > 1.01) return;
    element.style.setProperty('--top', `${view.offsetTop}px`);
    element.style.setProperty('--height', `${view.height}px`);
  };
  view.addEventListener('resize', fit);
  view.addEventListener('scroll', fit);
}
