// Small comforts; every page works without them.
let sent = null;
addEventListener('submit', (event) => {
  const button = event.submitter;
  if (event.defaultPrevented) return;
  sent = event.target;
  if (!button) return;
  if (button.dataset.busy)
    setTimeout(() => {
      button.textContent = button.dataset.busy;
      button.setAttribute('aria-busy', 'true');
    });
});
// Before a page is left with a text that was typed and not sent, by a link, another language or the button of another form, the browser asks.
addEventListener('beforeunload', (event) => {
  for (const form of document.forms) {
    if (form.method !== 'post' || form === sent) continue;
    // A form that was refused holds what was typed as if it had always stood there.
    const isRefused = form.querySelector('[aria-invalid]') !== null;
    for (const field of form.querySelectorAll('textarea, input[type=text]'))
      if (field.value !== (isRefused ? '' : field.defaultValue)) return event.preventDefault();
  }
});
addEventListener('click', (event) => {
  for (const open of document.querySelectorAll('details.me[open]'))
    if (!open.contains(event.target)) open.open = false;
});
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const open of document.querySelectorAll('details.me[open], details.phone-menu[open]')) {
    open.open = false;
    open.querySelector('summary').focus();
  }
});
// On a board, the box for all ticks those of the page; a box taken out takes that one back too.
addEventListener('change', ({ target }) => {
  const boxes = target.form?.querySelectorAll('.board [name=chosen]');
  if (!boxes?.length) return;
  if (target.name === 'all') for (const box of boxes) box.checked = target.checked;
  else if (target.name === 'chosen' && !target.checked) target.form.elements.all.checked = false;
});
// In the review, the line that a text came from moves into view beside it.
addEventListener('focusin', (event) => {
  const line = event.target.closest?.('[data-line]');
  const source = line && document.getElementById(`line-${line.dataset.line}`);
  const box = source?.closest('.source');
  if (!box || box.scrollHeight <= box.clientHeight) return;
  box.scrollTop = source.offsetTop - box.offsetTop - box.clientHeight / 3;
  for (const other of box.querySelectorAll('[aria-current]')) other.removeAttribute('aria-current');
  source.setAttribute('aria-current', 'true');
});
// The keys of the review: they press the buttons that stand on the page.
for (const note of document.querySelectorAll('.desk [data-needs-script]')) note.hidden = false;
addEventListener('keydown', (event) => {
  const form = document.querySelector('form.desk');
  if (!form) return;
  const press = (step) => {
    const button = form.querySelector(`button[name=step][value="${CSS.escape(step)}"]`);
    if (!button) return;
    event.preventDefault();
    form.requestSubmit(button);
  };
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') return press('save');
  const id = event.altKey && /^(?:text|name|definition)-(.+)$/.exec(event.target.id)?.[1];
  if (!id) return;
  const step = { ArrowUp: 'up', ArrowDown: 'down', Enter: 'sure' }[event.key];
  if (step) press(`${step}:${id}`);
});
// A page that waits for something asks again by itself; where that fails, it asks once more a little later.
const waiting = () => document.querySelector('main[data-refresh]');
async function askAgain() {
  const main = waiting();
  if (!main) return;
  const reply = await fetch(location.href).catch(() => null);
  if (reply?.redirected) return location.replace(reply.url);
  const text = reply?.ok ? await reply.text() : '';
  const next = text && new DOMParser().parseFromString(text, 'text/html').querySelector('main');
  if (next && !next.dataset.refresh) return location.reload();
  const [now, then] = [
    main.querySelectorAll('output p'),
    next ? next.querySelectorAll('output p') : [],
  ];
  now.forEach((line, k) => then[k] && (line.textContent = then[k].textContent));
  setTimeout(askAgain, main.dataset.refresh * 1000);
}
if (waiting()) setTimeout(askAgain, waiting().dataset.refresh * 1000);
// Where answers are kept one by one: every choice is sent as it is made, one after the other, and the page says when all are kept.
let saving = Promise.resolve();
let unsaved = 0;
addEventListener('change', (event) => {
  const form = event.target.closest?.('form');
  const button = form?.querySelector('[data-autosave]');
  if (!button || event.target.type !== 'radio') return;
  const body = new URLSearchParams(new FormData(form));
  body.set('go', 'save');
  const output = form.querySelector('output');
  output.textContent = '';
  unsaved++;
  saving = saving.then(async () => {
    const reply = await fetch(form.action, { method: 'POST', body, keepalive: true }).catch(
      () => null,
    );
    if (--unsaved === 0) output.textContent = reply?.ok ? button.dataset.autosave : '';
  });
});
// The short name of a new organisation is proposed from its name, until somebody types one.
addEventListener('input', ({ target }) => {
  if (target.form?.id !== 'founding') return;
  const { name, slug } = target.form.elements;
  if (target === slug) slug.dataset.own = slug.value;
  else if (target === name && !slug.dataset.own && slug.defaultValue === '')
    slug.value = name.value
      .toLowerCase()
      .replaceAll('ø', 'o')
      .replaceAll('æ', 'ae')
      .replaceAll('ß', 'ss')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 40)
      .replace(/^-+|-+$/g, '');
});
// Passkeys: the browser’s own dialogue; what it answers goes out with the form. Without them the page says what else there is.
if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  for (const box of document.querySelectorAll('.passkey')) box.hidden = false;
  for (const text of document.querySelectorAll('.without-passkeys')) text.hidden = true;
  addEventListener('click', async (event) => {
    const button = event.target.closest?.('[data-passkey]');
    if (!button) return;
    event.preventDefault();
    const options = JSON.parse(button.dataset.options);
    const make = button.dataset.passkey === 'make';
    const answer = await (
      make
        ? navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
          })
        : navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
          })
    ).catch(() => null);
    if (!answer) return;
    button.form.elements.answer.value = JSON.stringify(answer);
    button.form.submit();
  });
}
// A form that was refused comes back under the address to which it was sent, where no page may be: the address of its page takes that place.
// Last, for where nothing may be stored this ends the script.
addEventListener('submit', (event) => {
  if (!event.defaultPrevented && event.target.method === 'post')
    sessionStorage.setItem('from', location.href);
});
const from = sessionStorage.getItem('from');
sessionStorage.removeItem('from');
if (from && document.querySelector('main [role=alert]')) history.replaceState(null, '', from);
