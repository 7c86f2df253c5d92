// Journey 3: a closed item with its annex, minutes and decision is found nowhere by a citizen or by anybody who does not sit
// in the council: no page, list, count, search, circle, JSON, PDF or error text. Members find it in all of them.

import {test} from 'node:test';
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {World, until} from './world.mjs';
import {meetingAddress, moveClock, press, send} from './acts.mjs';

// Words that stand nowhere else in the district.
const words = {title: 'Kobbermøllegade', brief: 'Zinkpaladset', annex: 'Fjerkræsalen', file: 'tranebilag', record: 'Vindrosegaarden', decision: 'Perlegræsvej'};
const wanderers = [null, 'frivillig', 'lokalbetjent-odense-1', 'ssp-odense'];  // these follow every link there is
const outsiders = ['frivillig', 'lokalbetjent-odense-1', 'ssp-odense', 'direktoer-svendborg', 'analytiker', 'tilsyn', 'drift', 'revisor', 'arkivar'];

test('a closed item is nowhere for those outside', {timeout: 600000}, async (t) => {
  const world = await World.start(t);
  const secretary = await world.as('kredssekretaer');
  const meeting = await meetingAddress(world, secretary, 'Kredsrådet, møde 4/2020');
  const counts = async () => {
    const found = {};
    for (const key of [null, 'frivillig']) {
      const page = key ? await world.as(key) : await world.citizen();
      for (const word of ['kommune', 'gade', 'politi', 'lukket']) {
        found[`${key} ${word}`] = await (await page.request.get(`${world.base}/api/v1/soeg?soeg=${word}`)).text();
      }
      await page.context().close();
    }
    return found;
  };
  const before = await counts();

  await t.test('the secretary puts it on the agenda with an annex', async () => {
    await secretary.goto(`${world.base}${meeting}/nyt-punkt`);
    await secretary.locator('#title').fill(`Sikkerheden i ${words.title}`);
    await secretary.locator('#brief').fill(`Kommunen og politiet orienterer om ${words.brief}.`);
    await secretary.locator('#closed').check();
    await press(secretary, '/nyt-punkt');
    await secretary.locator('summary', {hasText: /bilag/i}).click();
    await secretary.locator('input[type=file]').setInputFiles({name: `${words.file}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`Vurdering af ${words.annex}.\n`)});
    await press(secretary, '/bilag');
    await until(async () => {
      await secretary.reload();
      return secretary.getByRole('link', {name: `${words.file}.txt`}).count();
    }, 'the annex to be cleared');
    await world.look(secretary, 'closed-item');
  });
  const item = new URL(secretary.url()).pathname;
  const annex = new URL(await secretary.getByRole('link', {name: `${words.file}.txt`}).getAttribute('href'), world.base).pathname;
  const ids = [item.split('/').at(-1), annex.split('/').at(-1)];

  await t.test('it is sent, held and minuted', async () => {
    await secretary.goto(world.base + meeting);
    await press(secretary, '/skridt');
    await secretary.goto(`${world.base}${meeting}/udsend`);
    await press(secretary, '/skridt');
    await moveClock(world, secretary, '2020-12-08', '10.05');
    await secretary.goto(world.base + meeting);
    await press(secretary, '/skridt');
    const items = await secretary.locator('main table a').evaluateAll((links) => links.map((link) => link.getAttribute('href')).filter((to) => to.includes('/punkt/')));
    await secretary.goto(`${world.base}${items[0]}/moedetilstand`);
    for (let n = 0; n < items.length; ++n) {
      const closed = new URL(secretary.url()).pathname.startsWith(item);
      await secretary.locator('#record').fill(closed ? `Rådet hørte om ${words.record}.` : 'Rådet drøftede punktet.');
      await secretary.locator('input[name=outcome][value=discussed]').check();
      if (closed) await secretary.locator('#decision-1').fill(`Politiet ser på ${words.decision} igen.`);
      await press(secretary, '/moedetilstand');
    }
    await secretary.goto(world.base + meeting);
    await press(secretary, '/skridt');
    await secretary.goto(`${world.base}${meeting}/referat`);
    await press(secretary, '/skridt');
    for (const mail of world.mails()) {
      for (const word of Object.values(words)) assert.ok(!mail.includes(word), `a mail says ${word}`);
    }
  });

  await t.test('before publication nothing has changed for those outside', async () => {
    assert.deepEqual(await counts(), before);
  });

  await t.test('it is approved and published', async () => {
    await moveClock(world, secretary, '2020-12-28', '09.00');
    await secretary.goto(`${world.base}${meeting}/referat`);
    await press(secretary, '/skridt');
    await secretary.goto(`${world.base}${meeting}/offentliggoer`);
    const left = await secretary.locator('#helheden').innerText(), right = await secretary.locator('#offentligheden').innerText();
    assert.match(left, new RegExp(words.title));
    assertNothing(right, 'the preview of what the public gets');
    await world.look(secretary, 'closed-preview');
    await press(secretary, '/skridt');
  });

  const found = {};
  await t.test('members find it', async () => {
    const mayor = await world.as('borgmester-nyborg');
    await mayor.goto(world.base + item);
    const page = await mayor.locator('main').innerText();
    for (const word of [words.title, words.brief, words.file, words.record, words.decision]) assert.match(page, new RegExp(word));
    found.decision = new URL(await mayor.getByRole('link', {name: new RegExp(words.decision)}).first().getAttribute('href'), world.base).pathname;
    assert.match(await (await mayor.request.get(world.base + annex)).text(), new RegExp(words.annex));
    for (const word of [words.title, words.brief, words.record, words.decision]) {
      assert.match(await (await mayor.request.get(`${world.base}/api/v1/soeg?soeg=${word}`)).text(), new RegExp(ids[0] + '|beslutninger'), word);
    }
    assert.match(await (await mayor.request.get(`${world.base}/kreds/${ids[0]}`)).text(), new RegExp(words.title));
    assert.match(await (await mayor.request.get(`${world.base}/api/v1${meeting.replace('/raad/moede', '/raad/moeder')}`)).text(), new RegExp(words.record));
    assert.match(await textOf(mayor, `${meeting}/referat.pdf`), new RegExp(words.record));
    await mayor.context().close();
  });

  await t.test('a citizen and everybody outside find it nowhere', async () => {
    const none = '0'.repeat(26);
    for (const key of [null, ...outsiders]) {
      const page = key ? await world.as(key) : await world.citizen();
      const who = key ?? 'a citizen';
      await page.goto(`${world.base}/`);
      // Every page and list that leads anywhere from here.
      if (wanderers.includes(key)) {
        const seen = await crawl(world, page, who);
        assert.ok(seen.size > (key ? 20 : 8), `${who} reached ${seen.size} pages`);
      }
      // Search and counts answer as for a word that is nowhere.
      const same = (text, own) => text.replaceAll(own, 'ordet').replaceAll(encodeURIComponent(own), 'ordet').replace(/name="formular" value="[^"]*"/g, '');
      for (const path of ['/soeg', '/api/v1/soeg']) {
        const nothing = same(await (await page.request.get(`${world.base}${path}?soeg=xqxqxqxq`)).text(), 'xqxqxqxq');
        await Promise.all([...Object.values(words), ...ids].map(async (word) => {
          const answer = await page.request.get(`${world.base}${path}?soeg=${encodeURIComponent(word)}`);
          assert.equal(same(await answer.text(), word), nothing, `${who} searches ${word} at ${path}`);
        }));
      }
      // The addresses themselves, typed by hand, answer as those of things that were never there.
      const addresses = [item, annex, `${item}/ret`, `${item}/moedetilstand`, found.decision, `/kreds/${ids[0]}`, `/api/v1/kreds/${ids[0]}`, `/kreds/${ids[1]}`];
      for (const address of addresses) {
        const answer = await page.request.get(world.base + address, {maxRedirects: 0});
        assert.equal(answer.status(), 404, `${who} at ${address}`);
        const other = await page.request.get(world.base + address.replace(/[0-9a-z]{26}(?=[^0-9a-z]*$|\/ret$|\/moedetilstand$)/, none), {maxRedirects: 0});
        const bare = (text) => text.replaceAll(address, '').replace(/[0-9a-z]{26}|[0-9a-f]{64}/g, '');
        assert.equal(bare(await answer.text()), bare(await other.text()), `${who} at ${address}`);
      }
      for (const address of [`${item}/ret`, `${item}/slet`, `${item}/klasse`, `${item}/bilag`, `${item}/moedetilstand`, `${meeting}/skridt`, `${meeting}/svar`]) {
        const answer = await send(page, address, {version: '1', closed: 'nej', title: 'x', act: 'publish', answer: 'approved'});
        assert.ok([403, 404].includes(answer.status), `${who} sends to ${address}: ${answer.status}`);
        assertNothing(answer.text, `${who} sends to ${address}`);
      }
      // PDFs and JSON.
      assertNothing(await textOf(page, `${meeting.replace('/raad/moede', '/moeder')}/offentligt/referat.pdf`), `the public's PDF for ${who}`);
      for (const path of [`${meeting}/referat.pdf`, `${meeting}/dagsorden.pdf`, `/api/v1${meeting.replace('/raad/moede', '/raad/moeder')}`]) {
        assert.equal(await world.status(page, path), 404, `${who} at ${path}`);
      }
      for (const path of ['/api/v1/moeder', `/api/v1${meeting.replace('/raad/moede', '/moeder')}`, '/api/v1/beslutninger', '/api/v1/mit-arbejde', '/api/v1/raad/moeder']) {
        assertNothing(await (await page.request.get(world.base + path)).text(), `${who} at ${path}`);
      }
      if (!key) {
        await page.goto(`${world.base}${meeting.replace('/raad/moede', '/moeder')}/offentligt`);
        await world.look(page, 'closed-public');
      }
      await page.context().close();
    }
  });

  function assertNothing(text, where) {
    for (const word of [...Object.values(words), ...ids]) assert.ok(!text.includes(word), `${where} says ${word}`);
  }

  /** Follows every link from the front page; nothing of the item may stand on any page. */
  async function crawl(world, page, who) {
    const seen = new Set(), wait = ['/', '/mit-arbejde', '/raad', '/raad/kredsraad', '/moeder', '/beslutninger', '/tiltag', '/plan', '/soeg?soeg=kommune'];
    while (wait.length && seen.size < 250) {
      const paths = [...new Set(wait.splice(0))].filter((path) => !seen.has(path));
      for (let at = 0; at < paths.length; at += 8) {
        await Promise.all(paths.slice(at, at + 8).map(async (path) => {
          seen.add(path);
          const answer = await page.request.get(world.base + path);
          if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) return;
          const html = await answer.text();
          assertNothing(html, `${who} at ${path}`);
          for (const [, to] of html.matchAll(/href="(\/[^"#]*)/g)) {
            const next = to.replaceAll('&amp;', '&');
            if (!/^\/(assets|log-ud|log-ind|.*\.pdf)/.test(next) && !seen.has(next)) wait.push(next);
          }
        }));
      }
    }
    return seen;
  }

  async function textOf(page, path) {
    const answer = await page.request.get(world.base + path);
    assert.equal(answer.status(), 200, path);
    const file = join(world.folder, 'read.pdf');
    writeFileSync(file, await answer.body());
    return spawnSync('pdftotext', [file, '-'], {encoding: 'utf8'}).stdout;
  }
});
