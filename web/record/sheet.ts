/** The blank sheet can be printed from the browser's menu without this script; this adds a button. */
const button = document.getElementById('print');
if (button) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

export {};
