// What a citizen meets: every public page on a wide screen and on a phone, by keyboard, without script and on paper.

import test from 'node:test';
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {World, root, until} from './world.mjs';

const starts = ['/', '/plan', '/moeder', '/lokalbetjent', '/log-ind', '/soeg', '/soeg?soeg=indbrud', '/soeg?soeg=%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '/tilgaengelighed', '/privatliv', '/kontakt', '/plan/2019', '/findes-ikke'];

/** One of each kind: ids, numbers and years say nothing new about how a page is made. */
const kind_of = (address) => address.split('?')[0].replace(/[0-9a-z]{26}/g, '{id}').replace(/\/\d+/g, '/{n}').replace(/(tiltag|indsats|lokalbetjent|tal|viden|handlingsplaner\/\{n\})\/[a-z][a-z0-9-]*/g, '$1/{key}');

test('every public page holds for everybody, wide and narrow', async (t) => {
  const world = await World.start(t);
  const page = await world.citizen();
  const seen = new Map(), waiting = [...starts];
  while (waiting.length > 0) {
    const address = waiting.shift();
    const kind = address.includes('?') ? address : kind_of(address);
    if (seen.has(kind)) continue;
    const response = await page.goto(world.base + address);
    seen.set(kind, address);
    assert.equal(response.status(), address === '/findes-ikke' ? 404 : 200, address);
    assert.equal(await page.locator('h1').count(), 1, `${address} has one heading`);
    assert.ok((await page.title()).length > 5, `${address} has a title`);
    assert.equal(await page.locator('html').getAttribute('lang'), 'da');
    const words = await page.locator('body').innerText();
    assert.doesNotMatch(words, /\b(todo|kind|state|edge|audit)\.[a-z_.]+|\{\d\}|undefined|\bnull\b/, `${address} shows a key instead of words`);
    await world.look(page, `public-${kind.replace(/[^a-zæøå0-9]+/gi, '-').replace(/^-|-$/g, '') || 'front'}`);
    for (const link of await page.$$eval('a[href^="/"]', (all) => all.map((a) => a.getAttribute('href').split('#')[0]))) {
      if (/\.(pdf|json|ics|csv|svg|css|js)$|\/tekst$|^\/moeder\/kalender\/|format=|^\/api\/|^\/log-ind|^\/assets\//.test(link) || link.includes('?')) continue;
      if (!seen.has(kind_of(link))) waiting.push(link);
    }
  }
  for (const kind of ['/plan/{n}', '/plan/{n}/indsats/{n}', '/plan/{n}/tiltag/{key}', '/moeder/{id}/offentligt', '/lokalbetjent', '/kreds/{id}']) {
    assert.ok(seen.has(kind), `${kind} was visited: ${[...seen.keys()]}`);
  }
  t.diagnostic(`visited ${[...seen.keys()].join(' ')}`);
});

test('every link of the public pages leads somewhere', async (t) => {
  const world = await World.start(t);
  const page = await world.citizen();
  const waiting = ['/'], seen = new Set(waiting), broken = [];
  while (waiting.length > 0) {
    const address = waiting.shift();
    const response = await page.request.get(world.base + address, {maxRedirects: 0});
    if (response.status() !== 200) {
      broken.push(`${address}: ${response.status()}`);
      continue;
    }
    if (!(response.headers()['content-type'] ?? '').includes('text/html')) continue;
    const html = await response.text();
    const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]));
    for (const [, raw] of html.matchAll(/href="([^"]*)"/g)) {
      const link = raw.replaceAll('&amp;', '&');
      if (link.startsWith('#') && link.length > 1 && !ids.has(decodeURIComponent(link.slice(1)))) broken.push(`${address} -> ${link}`);
      const path = link.split('#')[0];
      // One PDF is enough (they are made in a process of their own), and the search and the lists are a matter of their own.
      if (!path.startsWith('/') || path.includes('?') || path.endsWith('.pdf') || seen.has(path)) continue;
      seen.add(path);
      waiting.push(path);
    }
  }
  assert.deepEqual(broken, []);
  assert.ok(seen.size > 40, `${seen.size} addresses`);
});

test('the keyboard is enough', async (t) => {
  const world = await World.start(t);
  const page = await world.citizen();
  await page.goto(`${world.base}/plan/2020`);
  const focused = () => page.evaluate(() => ({text: document.activeElement.textContent.trim(), href: document.activeElement.getAttribute('href'),
    id: document.activeElement.id, name: document.activeElement.getAttribute('name'), inside: document.activeElement.closest('header,main,footer')?.tagName}));

  // The skip link comes first, is seen when it has the focus, and leads into the content.
  await page.keyboard.press('Tab');
  let now = await focused();
  assert.equal(now.href, '#main-content');
  const box = await page.locator('a.skipnav').boundingBox();
  assert.ok(box && box.y >= 0 && box.height > 10, 'the skip link is seen');
  await page.keyboard.press('Enter');
  assert.equal((await focused()).id, 'main-content');
  await page.keyboard.press('Tab');
  assert.equal((await focused()).inside, 'MAIN');

  // The slash goes to the search, but stays a letter where somebody writes.
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  now = await focused();
  assert.equal(now.id, 'site-search');
  await page.keyboard.type('a/b');
  assert.equal(await page.locator('#site-search').first().inputValue(), 'a/b');
  await page.locator('#site-search').first().fill('indbrud');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/soeg?soeg=indbrud');

  // The menu by keyboard.
  await page.goto(`${world.base}/`);
  const menu = page.locator('.site-menu a', {hasText: 'Planen'}).first();
  for (let i = 0; i < 12 && !(await menu.evaluate((a) => a === document.activeElement)); ++i) await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, 'none', 'the focus is seen');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/plan');

  // No trap: from the top to the foot, each stop once.
  await page.goto(`${world.base}/moeder`);
  const stops = [];
  for (let i = 0; i < 200; ++i) {
    await page.keyboard.press('Tab');
    const stop = await focused();
    if (stop.inside === 'FOOTER') break;
    stops.push(`${stop.href}|${stop.name}|${stop.text}`);
  }
  assert.ok(stops.length > 5 && stops.length < 200, `${stops.length} stops before the foot`);
});

test('without script everything public can be read and searched', async (t) => {
  const world = await World.start(t);
  const page = await world.citizen({javaScriptEnabled: false, viewport: {width: 390, height: 844}});
  await page.goto(`${world.base}/`);
  await page.locator('.menu-open').click();
  await page.locator('.site-menu a', {hasText: 'Planen'}).click();
  await page.waitForURL('**/plan');
  await page.getByRole('link', {name: 'Samarbejdsplan 2020'}).first().click();
  await page.waitForURL('**/plan/2020');
  assert.ok((await page.locator('main').innerText()).includes('Følger planen'));
  await page.locator('.initiative-rows a').first().click();
  await page.waitForURL('**/plan/2020/tiltag/**');
  await page.goto(`${world.base}/`);
  await page.locator('#site-search').first().fill('borgermøder');
  await page.locator('#site-search').first().press('Enter');
  await page.waitForURL('**/soeg?soeg=borgerm**');
  assert.ok(await page.locator('.hits li').count() > 0, 'the search finds');
  await page.goto(`${world.base}/lokalbetjent`);
  assert.ok((await page.locator('main').innerText()).includes('Svendborg'));
});

test('on a phone fingers find what they look for, and 320 pixels are enough', async (t) => {
  const world = await World.start(t);
  const page = await world.citizen({viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});
  for (const address of ['/', '/plan/2020', '/plan/2020/tiltag/trygt-natteliv', '/moeder', '/lokalbetjent', '/soeg?soeg=indbrud', '/log-ind']) {
    await page.goto(world.base + address);
    const small = await page.$$eval('button, .button, .site-menu a, .menu-open, input:not([type=hidden]), select', (all) => all
      .filter((e) => e.offsetParent && (e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24))
      .map((e) => e.outerHTML.slice(0, 80)));
    assert.deepEqual(small, [], `${address} has targets smaller than 24 pixels`);
    await page.setViewportSize({width: 320, height: 700});  // 1280 at 400 percent
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 1, `${address} is ${over} px too wide at 320`);
    await page.setViewportSize({width: 390, height: 844});
  }
  await page.goto(`${world.base}/`);
  assert.ok(!(await page.locator('.site-menu a').first().isVisible()), 'the menu is folded');
  await page.locator('.menu-open').tap();
  await until(() => page.locator('.site-menu a').first().isVisible(), 'the menu');
});

test('the plan is good on paper', async (t) => {
  const world = await World.start(t);
  const page = await world.citizen();
  await page.goto(`${world.base}/plan/2020`);
  await page.emulateMedia({media: 'print'});
  for (const hidden of ['.site-menu', '.site-search', '.skipnav', '.page-actions', '.plan-chapters']) {
    assert.ok(!(await page.locator(hidden).first().isVisible()), `${hidden} is not printed`);
  }
  for (const shown of ['h1', '.plan-text', '.initiative-rows']) assert.ok(await page.locator(shown).first().isVisible(), `${shown} is printed`);
  await page.setViewportSize({width: 718, height: 1000});  // the width of A4 without its margins
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 1, `${over} px too wide for paper`);
  await page.screenshot({path: join(root, 'build/screenshots/public-plan-print.png'), fullPage: true});
});
