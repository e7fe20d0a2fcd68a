/** Removes the secret of a one-time link from the address bar and posts it: browsers do not send what follows the #. */
async function open(): Promise<void> {
  const secret = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  const options = {
    method: 'POST',
    body: JSON.stringify({ secret }),
    headers: { 'Content-Type': 'application/json' },
  };
  const { ok } = await fetch('/desk/open', options);
  location.replace(ok ? '/desk' : '/desk/link-used');
}

void open();
