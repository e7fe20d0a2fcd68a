/** The blank sheet can be printed without this, by the browser's own menu; with it, by a button. */
const button = document.getElementById('print');
if (button) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

export {};
