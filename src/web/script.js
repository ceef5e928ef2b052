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
// A form that was refused comes back under the address to which it was sent, where no page may be: the address of its page takes that place.
const desk = document.querySelector('main');
if (desk?.dataset.page) history.replaceState(null, '', desk.dataset.page);
// What is typed and not saved is kept on the server, for its writer alone: while they type, when they turn to something else, and before the page is left.
// Where it cannot be kept, the browser asks before the page is left.
const drafts = new WeakMap();
const facts = ['token', 'once', 'at_page', 'draft_mark', 'opened', 'proof', 'revision', 'after'];
// By these a form says what was there when it was opened.
const versions = ['opened', 'revision', 'after'];
const draftable = () =>
  [...document.forms].filter(
    (form) => form.method === 'post' && form.querySelector('textarea, input[type=text]'),
  );
const address = (form) => form.getAttribute('action');
const cameBack = (form) => desk.dataset.cameBack === address(form);
const isRefused = (form) => cameBack(form) || form.querySelector('[aria-invalid]') !== null;
const draftOf = (form) => {
  if (!drafts.has(form)) drafts.set(form, { kept: '{}', isOff: !desk?.dataset.drafts });
  return drafts.get(form);
};
// What tells two forms of one address apart: what they send without being asked.
const markOf = (form) =>
  [...form.elements]
    .filter((field) => field.type === 'hidden' && !facts.includes(field.name))
    .map((field) => `${field.name}=${field.value}`)
    .sort()
    .join('&');
const isChanged = (field) => {
  if (['checkbox', 'radio'].includes(field.type)) return field.checked !== field.defaultChecked;
  if (field.options) {
    const chosen = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(chosen, 0);
  }
  return field.value !== field.defaultValue;
};
const isTyped = (field) =>
  field.name && !['hidden', 'file', 'password', 'submit', 'button'].includes(field.type);
// A form that came back holds what was typed as if it had always stood there.
const changesOf = (form) => {
  const names = [...form.elements]
    .filter((field) => isTyped(field) && (cameBack(form) ? field.value : isChanged(field)))
    .map((field) => field.name);
  const all = new FormData(form);
  const changes = Object.fromEntries([...new Set(names)].map((name) => [name, all.getAll(name)]));
  for (const name of names.length > 0 ? versions : [])
    if (form.elements[name]) changes[name] = [form.elements[name].value];
  return JSON.stringify(changes);
};
const isWaiting = (form) => !draftOf(form).isForgotten && changesOf(form) !== draftOf(form).kept;
function say(form, line) {
  let output = form.querySelector('.draft-kept');
  if (!output && line) {
    output = document.createElement('output');
    output.className = 'draft-kept small muted';
    form.append(output);
  }
  if (output && output.textContent !== line) output.textContent = line;
}
function send(form, fields) {
  const draft = draftOf(form);
  const body = new URLSearchParams({
    token: form.elements.token.value,
    page: form.elements.at_page.value,
    form: address(form),
    mark: markOf(form),
    fields,
  });
  const going = fetch(desk.dataset.drafts, {
    method: 'POST',
    body,
    keepalive: String(body).length < 60_000,
  })
    .then(async (reply) => {
      draft.isOff ||= reply.status === 204;
      if (!reply.ok) throw reply.status;
      draft.isLost = false;
      say(form, draft.isOff ? '' : (await reply.json()).line);
    })
    .catch((status) => {
      draft.isLost = true;
      draft.kept = null;
      say(form, status === 401 ? desk.dataset.signedOut : desk.dataset.notKept);
    })
    .finally(() => draft.going === going && (draft.going = null));
  draft.going = going;
  return going;
}
function keep(form) {
  const draft = draftOf(form);
  clearTimeout(draft.timer);
  draft.timer = null;
  if (draft.isOff || !isWaiting(form)) return draft.going ?? Promise.resolve();
  draft.kept = changesOf(form);
  return send(form, draft.kept === '{}' ? '' : draft.kept);
}
const keepAll = (but) => {
  const forms = draftable().filter((form) => form !== but && !draftOf(form).isOff);
  const going = forms.filter((form) => isWaiting(form) || draftOf(form).going).map(keep);
  return going.length > 0 ? Promise.race([Promise.all(going), pause(2000)]) : null;
};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
function typed({ target }) {
  const form = target.form;
  if (!form || !isTyped(target) || !draftable().includes(form)) return;
  const draft = draftOf(form);
  if (draft.isOff) return;
  draft.since = draft.timer ? draft.since : Date.now();
  clearTimeout(draft.timer);
  draft.timer = setTimeout(keep, Date.now() - draft.since > 8000 ? 0 : 2000, form);
}
addEventListener('input', typed);
addEventListener('change', typed);
addEventListener(
  'focusout',
  ({ target }) => target.form && draftOf(target.form).timer && keep(target.form),
);
addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keepAll(sent));
addEventListener('pagehide', () => keepAll(sent));
addEventListener('beforeunload', (event) => {
  keepAll(sent);
  for (const form of draftable()) {
    const draft = draftOf(form);
    if (form === sent || (!draft.isOff && !draft.isLost)) continue;
    for (const field of form.querySelectorAll('textarea, input[type=text]'))
      if (field.value !== (isRefused(form) ? '' : field.defaultValue))
        return event.preventDefault();
  }
});
// Whoever takes what somebody else saved has no use for the own draft.
function forget(form) {
  const draft = draftOf(form);
  draft.isForgotten = true;
  return send(form, '');
}
// What is kept has arrived before the next page asks for it.
addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  const isPlain = !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (event.defaultPrevented || !link || !isPlain || link.target || link.download) return;
  if (link.origin !== location.origin || link.href.split('#')[0] === location.href.split('#')[0])
    return;
  const refused = draftable().find(cameBack);
  const kept = 'theirs' in link.dataset && refused ? forget(refused) : keepAll();
  if (!kept) return;
  event.preventDefault();
  kept.then(() => (location.href = link.href));
});
// Once: what could not be kept keeps nobody from sending.
let waited = null;
addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    const draft = draftOf(form);
    clearTimeout(draft.timer);
    if (form.elements.at_page && !form.elements.draft_mark && markOf(form) !== '') {
      const mark = document.createElement('input');
      Object.assign(mark, { type: 'hidden', name: 'draft_mark', value: markOf(form) });
      form.append(mark);
    }
    if (waited === form) return;
    const kept = keepAll(form);
    if (!kept && !draft.going) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    Promise.all([kept, draft.going]).then(() => {
      waited = form;
      form.requestSubmit(event.submitter);
      waited = null;
    });
  },
  true,
);
function bringBack(form, { fields, line, discard }) {
  const draft = draftOf(form);
  const before = versions.map((name) => form.elements[name]?.value);
  for (const [name, values] of Object.entries(fields)) {
    const all = [...form.elements].filter((field) => field.name === name);
    if (versions.includes(name)) all.forEach((field) => (field.value = values[0]));
    else if (!all.some(isChanged))
      all.filter(isTyped).forEach((field, at) => {
        if (['checkbox', 'radio'].includes(field.type))
          field.checked = values.some((value) => value.split(',').includes(field.value));
        else field.value = values[at] ?? '';
      });
  }
  draft.kept = changesOf(form);
  for (let fold = form.closest('details'); fold; fold = fold.parentElement.closest('details'))
    fold.open = true;
  const note = document.createElement('p');
  note.className = 'draft-note small';
  note.setAttribute('role', 'status');
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'button second slim', textContent: discard });
  button.addEventListener('click', async () => {
    form.reset();
    versions.forEach((name, at) => form.elements[name] && (form.elements[name].value = before[at]));
    await keep(form);
    note.remove();
    form.querySelector('textarea, input[type=text]').focus();
  });
  note.append(`${line} `, button);
  form.before(note);
}
async function askForDrafts() {
  const forms = draftable().filter((form) => form.elements.at_page);
  if (!desk?.dataset.drafts || forms.length === 0) return;
  const page = forms[0].elements.at_page.value;
  const reply = await fetch(`${desk.dataset.drafts}?page=${encodeURIComponent(page)}`).catch(
    () => null,
  );
  const known = reply?.ok ? await reply.json() : [];
  for (const form of forms) {
    if (cameBack(form)) keep(form);
    else {
      const found = known.find((one) => one.form === address(form) && one.mark === markOf(form));
      if (found) bringBack(form, found);
    }
  }
}
askForDrafts();
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
    button.form.requestSubmit();
  });
}
// The same on pages outside every organisation, which name no address of theirs. Last, for where nothing may be stored this ends the script.
addEventListener('submit', (event) => {
  if (!event.defaultPrevented && event.target.method === 'post')
    sessionStorage.setItem('from', location.href);
});
const from = sessionStorage.getItem('from');
sessionStorage.removeItem('from');
if (from && !desk?.dataset.page && document.querySelector('main [role=alert]'))
  history.replaceState(null, '', from);
