// The script of every page. Everything works without it: it only makes what is there quicker. Nothing is evaluated from text.
import * as DKFDS from 'dkfds';
import htmx from 'htmx.org';

htmx.config.includeIndicatorCSS = false;

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Enhances what was loaded or swapped in. Each element once.
function enhance(scope) {
  for (const form of all('form[data-form]:not([data-ready])', scope)) {
    form.dataset.ready = '';
    watchForm(form);
  }
  for (const list of all('[data-list]:not([data-ready])', scope)) {
    list.dataset.ready = '';
    walkRows(list);
  }
  for (const select of all('select[data-send]:not([data-ready])', scope)) {
    select.dataset.ready = '';
    select.addEventListener('change', () => select.form.requestSubmit());
  }
}

// A form that was changed and not sent: the browser asks before leaving. Long texts are kept in this tab until they are sent.
const changed = new Set();
const typed = (form, name) => !form.querySelector(`input[type=hidden][name="${CSS.escape(name)}"]`);
const values = (form) => JSON.stringify([...new FormData(form)].filter(([name, value]) => typeof value === 'string' && typed(form, name)));

function watchForm(form) {
  const before = values(form);
  const key = form.dataset.draft === undefined ? null : `kladde:${location.pathname}:${form.dataset.draft}`;
  const offer = form.querySelector('[data-draft-offer]');
  const kept = key && sessionStorage.getItem(key);
  if (offer && kept && kept !== before && !document.querySelector('[data-error-summary]')) {
    offer.hidden = false;
    offer.querySelector('[data-draft-take]').addEventListener('click', () => {
      for (const [name, value] of JSON.parse(kept)) {
        for (const field of all('input, textarea, select', form)) {
          if (field.name !== name || field.type === 'file' || field.type === 'hidden') continue;
          if (field.type === 'checkbox' || field.type === 'radio') field.checked = field.checked || field.value === value;
          else field.value = value;
        }
      }
      offer.hidden = true;
      changed.add(form);
    });
    offer.querySelector('[data-draft-drop]').addEventListener('click', () => {
      sessionStorage.removeItem(key);
      offer.hidden = true;
    });
  }
  let waiting;
  form.addEventListener('input', () => {
    if (values(form) === before) changed.delete(form);
    else changed.add(form);
    if (!key) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => sessionStorage.setItem(key, values(form)), 600);
  });
  form.addEventListener('submit', () => {
    clearTimeout(waiting);
    changed.delete(form);
    if (key) sessionStorage.setItem(key, values(form));
    sessionStorage.setItem('sendt', key ?? '');
  });
}

addEventListener('beforeunload', (event) => {
  if (changed.size > 0) event.preventDefault();
});

// What was sent and taken (the page after it shows the notice) needs no draft any more; logging out leaves none.
if (document.querySelector('[data-notice]')) {
  const sent = sessionStorage.getItem('sendt');
  if (sent) sessionStorage.removeItem(sent);
}
for (const form of all('form[action="/log-ud"]')) form.addEventListener('submit', () => { changed.clear(); sessionStorage.clear(); });

// Up and down walk through the rows of a list, enter opens; a link in the row keeps the focus, so readers follow.
function walkRows(list) {
  const links = () => all('tbody tr', list).map((row) => row.querySelector('a[href]')).filter(Boolean);
  list.addEventListener('keydown', (event) => {
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.altKey || event.ctrlKey || event.metaKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== 'search') return;
    const rows = links();
    const at = rows.findIndex((link) => link.closest('tr').contains(document.activeElement));
    const next = rows[event.key === 'ArrowDown' ? at + 1 : Math.max(at - 1, 0)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  list.addEventListener('focusin', () => {
    for (const row of all('tbody tr', list)) row.classList.toggle('row-chosen', row.contains(document.activeElement));
  });
  list.addEventListener('focusout', () => all('.row-chosen', list).forEach((row) => row.classList.remove('row-chosen')));
}

// The slash key goes to the search field, where no text is being written.
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const field = document.querySelector('[data-slash]');
  if (!field) return;
  event.preventDefault();
  field.focus();
});

// The summary of errors is where the reader goes on.
document.querySelector('[data-error-summary]')?.focus();

DKFDS.init();
enhance(document);
document.addEventListener('htmx:after:swap', (event) => {
  const scope = event.target instanceof Element ? event.target : document;
  DKFDS.init({ scope });
  enhance(scope);
});
