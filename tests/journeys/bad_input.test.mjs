// Bad input: every form that a person can reach, with missing, too long, hostile and wrong values; unknown ids; faulty
// district folders and settings. Nothing is saved, what was typed is kept, and the answer says what is wrong and where.

import test from 'node:test';
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {World, binary, root} from './world.mjs';

const hostile = `<script>window.hurt = 1</script>"><img src=x onerror="window.hurt = 1"> æøå ÆØÅ 😀 'x' & &amp; {0} %00 ' OR 1=1 --`;

/** How many entries the history of the whole holds: every change writes one. */
function entries(world) {
  const counted = spawnSync('/usr/bin/python3', ['-c',
    'import sqlite3,sys; db = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True); print(db.execute("SELECT count(*) FROM audit_entry").fetchone()[0])',
    join(world.folder, 'data/trygkreds.sqlite')], {encoding: 'utf8'});
  assert.equal(counted.status, 0, counted.stderr);
  return Number(counted.stdout);
}

/** Walks the pages of a person and answers one form of each kind: {page, action, fields}. Runs inside of the browser. */
async function formsOf(page, starts) {
  return page.evaluate(async (from) => {
    const kind = (address) => address.split('?')[0].replace(/[0-9a-z]{26}/g, '{id}').replace(/\/\d+/g, '/{n}').replace(/\/[a-z]+(-[a-z]+)+$/g, '/{key}');
    const seen = new Map(), forms = new Map(), waiting = [...from], broken = [];
    while (waiting.length > 0 && seen.size < 160) {
      const address = waiting.shift();
      if ((seen.get(kind(address)) ?? 0) >= 3) continue;
      seen.set(kind(address), (seen.get(kind(address)) ?? 0) + 1);
      const response = await fetch(address);
      if (response.status >= 500) broken.push(`${address}: ${response.status}`);
      if (!(response.headers.get('content-type') ?? '').includes('text/html')) continue;
      const dom = new DOMParser().parseFromString(await response.text(), 'text/html');
      for (const form of dom.querySelectorAll('main form[method=post]')) {
        const action = form.getAttribute('action') ?? address;
        const fields = [...form.querySelectorAll('input[name],textarea[name],select[name]')].map((f) => ({
          name: f.name, type: f.tagName === 'INPUT' ? f.type : f.tagName.toLowerCase(), required: f.required, hidden: f.type === 'hidden',
          value: f.value, checked: f.checked}));
        if (!forms.has(kind(action)) && fields.some((f) => !f.hidden)) forms.set(kind(action), {page: address, action, fields});
      }
      for (const link of dom.querySelectorAll('a[href^="/"]')) {
        const to = link.getAttribute('href').split('#')[0];
        if (!/\.(pdf|json|ics|csv)$|format=|^\/log-|^\/assets|^\/rolle|side=/.test(to)) waiting.push(to);
      }
    }
    return {forms: [...forms.values()], broken, pages: seen.size};
  }, starts);
}

/** Sends a form as the browser would and answers status, errors and what the fields hold now. Runs inside of the browser. */
async function send(page, action, values) {
  return page.evaluate(async ([to, pairs]) => {
    const response = await fetch(to, {method: 'POST', body: new URLSearchParams(pairs), redirect: 'manual'});
    const dom = new DOMParser().parseFromString(response.type === 'opaqueredirect' ? '' : await response.text(), 'text/html');
    const held = {};
    const form = [...dom.querySelectorAll('main form[method=post]')].find((one) => one.getAttribute('action') === to) ?? dom;
    for (const f of form.querySelectorAll('input[name]:not([type=hidden]):not([type=radio]):not([type=checkbox]),textarea[name]')) held[f.name] = f.value;
    return {
      status: response.status, saved: response.type === 'opaqueredirect', held,
      summary: dom.querySelector('.error-summary')?.textContent.trim() ?? '',
      dead: [...dom.querySelectorAll('.error-summary a[href^="#"]')].map((a) => a.getAttribute('href').slice(1)).filter((id) => !dom.getElementById(id)),
      invalid: dom.querySelectorAll('main [aria-invalid=true], main .form-error').length,
      smuggled: dom.querySelectorAll('main script, main img[onerror]').length,
    };
  }, [action, values]);
}

const typed = (field) => ['text', 'textarea', 'email', 'tel', 'search', 'url'].includes(field.type);

/** The pairs of a form with some values replaced. */
function pairs(form, replace) {
  const out = [];
  for (const field of form.fields) {
    if (field.type === 'file' || field.type === 'submit') continue;
    const other = field.hidden ? undefined : replace(field);
    if (other !== undefined) {
      out.push([field.name, other]);
    } else if (!['radio', 'checkbox'].includes(field.type) || field.checked) {
      out.push([field.name, field.value]);
    }
  }
  return out;
}

for (const [key, starts] of [['kredssekretaer', ['/mit-arbejde', '/planarbejde', '/moeder', '/tiltag', '/folk', '/raad']], ['politidirektoer', ['/mit-arbejde', '/planarbejde']],
  ['repraesentant-odense', ['/mit-arbejde', '/tiltag']], ['sekretaer-svendborg', ['/mit-arbejde', '/planarbejde', '/moeder']]]) {
  test(`no form of ${key} takes nonsense`, async (t) => {
    const world = await World.start(t);
    const page = await world.as(key);
    const {forms, broken, pages} = await formsOf(page, starts);
    assert.deepEqual(broken, []);
    assert.ok(forms.length > 0, 'forms were found');
    t.diagnostic(`${pages} pages, ${forms.length} forms: ${forms.map((f) => f.action.replace(/[0-9a-z]{26}/g, '*')).join(' ')}`);
    const before = entries(world);
    const wrong = [];
    const expect = (form, what, good, answer) => {
      if (!good) wrong.push(`${form.page} -> ${form.action} (${what}): ${answer.saved ? 'saved' : answer.status} ${answer.summary.slice(0, 200)} ${JSON.stringify(answer.dead)}`);
    };
    const refused = (answer) => !answer.saved && answer.status === 422 && answer.summary.length > 10 && answer.dead.length === 0;
    for (const form of forms) {
      const visible = form.fields.filter((f) => !f.hidden);
      // Nothing at all.
      if (visible.some((f) => f.required && typed(f))) {
        const empty = await send(page, form.action, pairs(form, () => ''));
        expect(form, 'empty', refused(empty) && empty.invalid > 0, empty);
      }
      // Too long and hostile: told, kept letter by letter, and never markup.
      const long = hostile + ' ' + 'x'.repeat(Math.min(62000, Math.floor(900000 / visible.filter(typed).length)));  // the form whole stays below what the door takes
      if (visible.some(typed)) {
        const answer = await send(page, form.action, pairs(form, (f) => (typed(f) ? long : undefined)));
        expect(form, 'too long', refused(answer) && answer.invalid > 0 && answer.smuggled === 0, answer);
        const lost = visible.filter((f) => typed(f) && f.name in answer.held && answer.held[f.name].replace(/^\n/, '') !== long).map((f) => f.name);
        expect(form, `not kept: ${lost}`, answer.saved || lost.length === 0, answer);
      }
      // Bytes that are no text.
      if (visible.some((f) => typed(f) && f.required)) {
        const answer = await send(page, form.action, pairs(form, (f) => (typed(f) ? 'a\u0000b\u0007' : undefined)));
        expect(form, 'control characters', !answer.saved && answer.status < 500, answer);
      }
      // Dates and choices that do not exist.
      for (const day of ['31.2.2020', 'i morgen', '2020-13-45', '99999-01-01']) {
        if (!visible.some((f) => f.type === 'date')) break;
        const answer = await send(page, form.action, pairs(form, (f) => (f.type === 'date' ? day : undefined)));
        expect(form, day, refused(answer) && visible.filter((f) => f.type === 'date').every((f) => answer.held[f.name] === day), answer);
      }
      for (const choice of visible.filter((f) => ['radio', 'select', 'checkbox'].includes(f.type)).map((f) => f.name).filter((name, i, all) => all.indexOf(name) === i)) {
        const answer = await send(page, form.action, [...pairs(form, (f) => (typed(f) ? '' : undefined)).filter(([name]) => name !== choice), [choice, 'findes-ikke']]);
        expect(form, `${choice}=findes-ikke`, !answer.saved && answer.status < 500, answer);
      }
      // Without the token of the form.
      const naked = await send(page, form.action, pairs(form, () => undefined).filter(([name]) => name !== 'formular'));
      expect(form, 'no token', !naked.saved && naked.status >= 400 && naked.status < 500, naked);
    }
    assert.deepEqual(wrong, []);
    assert.equal(entries(world), before, 'nothing was written');
    assert.equal(await page.evaluate(() => window.hurt), undefined);
  });
}

test('unknown ids and impossible addresses answer alike', async (t) => {
  const world = await World.start(t);
  const page = await world.as('kredssekretaer');
  const citizen = await world.citizen();
  const unknown = '0'.repeat(26);
  const addresses = ['/tiltag/{}', '/planarbejde/{}', '/planarbejde/{}/hoering', '/planarbejde/{}/svar', '/moeder/{}', '/moeder/{}/offentligt', '/kreds/{}', '/raad/{}', '/beslutninger/{}'];
  for (const id of [unknown, 'x', '../../etc/passwd', '%00', "1' OR '1'='1", '9'.repeat(5000), 'æøå', '😀']) {
    for (const address of addresses) {
      const path = address.replace('{}', id === '%00' ? id : encodeURIComponent(id));
      for (const who of [page, citizen]) {
        const status = await world.status(who, path);
        assert.ok([400, 404, 414, 431].includes(status), `${path.slice(0, 80)}: ${status}`);
      }
    }
  }
  for (const path of ['/plan/1999', '/plan/20x0', '/plan/2020/indsats/99', '/plan/2020/tiltag/findes-ikke', '/plan/-1', '/plan/99999999999999999999', '/plan/2020/billede/..%2f..%2fkey']) {
    assert.ok([400, 404].includes(await world.status(citizen, path)), path);
  }
});

/** Ten district folders, each with one fault: file, what is replaced by what, and a word of the sentence. */
const faults = [
  ['organisation.yaml', 'kind: municipality', 'kind: kommune', /kommune/],
  ['organisation.yaml', 'since: 2007-01-01', 'since: 2007-02-30', /2007-02-30/],
  ['organisation.yaml', 'name: Karen Holm', 'nam: Karen Holm', /nam/],
  ['councils.yaml', 'chair: chief_of_police@fyns-politi', 'chair: konge@fyns-politi', /konge/],
  ['councils.yaml', 'holder: mayor@odense', 'holder: mayor@atlantis', /atlantis/],
  ['councils.yaml', 'meetings_a_year: 4', 'meetings_a_year: mange', /mange|meetings_a_year/],
  ['meetings/kredsraad-2020-1.yaml', 'number: 225', 'number: 224', /224/],
  ['meetings/kredsraad-2019-4.yaml', 'file: natteliv-anbefalinger.txt', 'file: findes-ikke.txt', /findes-ikke/],
  ['plan/2020.yaml', 'owner: svendborg', 'owner: andeby', /andeby/],
  ['plan/2020.yaml', 'published: 2020-01-14', 'published: 2019-11-01', /113/],
  ['plan/2020.yaml', 'year: 2020', 'year: 2020\nyear: 2021', /year/],
  ['plan/2020.yaml', '    section: "2.1"', '\t section: "2.1"', /./],
];

test('a district folder with a fault is refused with file, line and sentence, and nothing is loaded', async (t) => {
  const world = await World.start(t, {load: false});
  const run = (...words) => {
    const result = spawnSync(binary, words, {encoding: 'utf8'});
    return {status: result.status, said: result.stdout + result.stderr};
  };
  const wrong = [];
  const before = entries(world);
  faults.forEach(([file, from, to, word], number) => {
    const folder = join(world.folder, `faulty-${number}`);
    cpSync(join(root, 'districts/fyn-2020'), folder, {recursive: true});
    const text = readFileSync(join(folder, file), 'utf8');
    assert.ok(text.includes(from), `${file} has ${from}`);
    writeFileSync(join(folder, file), text.replace(from, to));
    const line = text.slice(0, text.indexOf(from)).split('\n').length;
    for (const answer of [run('check', folder), run('load', folder, '--settings', join(world.folder, 'settings.yaml'))]) {
      const told = answer.said.split('\n').filter((one) => /\.yaml:\d+: \S/.test(one));
      const near = told.some((one) => one.includes(file) && word.test(one) && Math.abs(Number(one.match(/\.yaml:(\d+):/)[1]) - line) <= 40);
      if (answer.status === 0 || !near) wrong.push(`${file}: ${to}\n${answer.status} ${answer.said.slice(0, 500)}`);
    }
  });
  assert.deepEqual(wrong, []);
  assert.equal(entries(world), before, 'nothing was loaded');
  const citizen = await world.citizen();
  assert.equal(await world.status(citizen, '/plan/2020'), 404);
});

test('settings with a fault start nothing and say where it is', (t) => {
  const folder = join(root, 'build', `settings-${process.pid}`);
  mkdirSync(folder, {recursive: true});
  t.after(() => spawnSync('rm', ['-rf', folder]));
  const good = [`data: ${folder}/data`, 'port: 18080', 'demo: true', 'clock: 2020-09-15T08:30', 'scanner: builtin'];
  const broken = [['port: 18080', 'port: otte'], ['port: 18080', 'port: 99999'], ['demo: true', 'demo: måske'], ['clock: 2020-09-15T08:30', 'clock: i går'],
    ['scanner: builtin', 'skanner: builtin'], ['scanner: builtin', 'database: mysql://x'], ['scanner: builtin', 'address: 0.0.0.0'], ['scanner: builtin', 'smtp: http://x'],
    ['demo: true', 'demo: true\ndemo: false'], ['demo: true', '\tdemo: true'], ['scanner: builtin', 'scanner: [builtin'], ['scanner: builtin', 'session_hours: 500']];
  for (const [from, to] of broken) {
    const file = join(folder, 'settings.yaml');
    writeFileSync(file, good.map((line) => (line === from ? to : line)).join('\n') + '\n');
    const result = spawnSync(binary, ['serve', '--settings', file], {encoding: 'utf8', timeout: 10000});
    assert.equal(result.signal, null, `${to}: it started`);
    assert.notEqual(result.status, 0, to);
    assert.match(result.stdout + result.stderr, /settings\.yaml:[1-7]: \S.{8,}/, `${to}: ${result.stdout}${result.stderr}`);
  }
});
