// Journey 2: a plan is refused publication before the kredsråd has discussed it; it is put on an agenda, invitations are sent,
// the meeting is held, minuted and approved; then the police director publishes, and a citizen reads it without script and as PDF.

import {test} from 'node:test';
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {World, until} from './world.mjs';
import {header, meetingAddress, moveClock, press, readable, send} from './acts.mjs';

const mayors = ['borgmester-odense', 'borgmester-middelfart'];
const rare = 'Blåklokkevej';  // a word of the brief that no mail may hold

for (const engine of ['sqlite', 'postgres']) {
  test(`a plan goes the way of the law, on ${engine}`, {timeout: 600000}, async (t) => {
    const world = await World.start(t, {engine});
    if (!world) return;
    // The pages are the same on both engines: they are looked at once.
    const look = engine === 'sqlite' ? (page, name) => world.look(page, `plan-${name}`) : async () => {};
    let secretary = await world.as('kredssekretaer');
    const chief = await world.as('politidirektoer');
    const citizen = await world.citizen({javaScriptEnabled: false});
    // axe is a script itself: what the citizen reads without script is looked at with it.
    const lookAsCitizen = async (name) => {
      const page = await world.citizen();
      await page.goto(citizen.url());
      await look(page, name);
      await page.context().close();
    };

    await secretary.goto(`${world.base}/planarbejde`);
    await look(secretary, 'work');
    await secretary.getByRole('link', {name: 'Samarbejdsplan 2021, udgave 1'}).or(secretary.getByRole('link', {name: /Samarbejdsplan 2021, .* 1$/})).first().click();
    const plan = new URL(secretary.url()).pathname;
    await look(secretary, 'draft');

    await t.test('publishing before the discussion is refused with the law', async () => {
      await chief.goto(`${world.base}${plan}/offentliggoer`);
      await assertSays(chief, /retsplejeloven § 113/i);
      await assertSays(chief, /drøftet/);
      assert.equal(await chief.locator('main form').count(), 0, 'no button');
      await look(chief, 'refused');
      for (const path of ['/offentliggoer', '/endelig']) {
        const answer = await send(chief, plan + path, {});
        assert.ok(answer.status >= 400, `${path} answered ${answer.status}`);
        assert.match(answer.text, /retsplejeloven § 113/i);
        const hers = await send(secretary, plan + path, {});
        assert.ok([403, 404].includes(hers.status), `the secretariat has no such right: ${hers.status}`);
      }
      assert.equal(await world.status(citizen, '/plan/2021'), 404);
      for (const key of ['borgmester-odense', 'lokalbetjent-odense-1']) {
        const other = await world.as(key);
        assert.equal(await world.status(other, `${plan}/offentliggoer`), 404);
        for (const path of ['/offentliggoer', '/endelig', '/droeftet', '/dagsorden', '/hoering/slut']) {
          assert.ok([403, 404].includes((await send(other, plan + path, {})).status), `${key} ${path}`);
        }
        await other.context().close();
      }
    });

    await t.test('every answer gets a reply, and the version goes on the agenda when the consultation is over', async () => {
      await secretary.goto(`${world.base}${plan}/dagsorden`);
      await assertSays(secretary, /svar/);
      await moveClock(world, secretary, '2020-10-05', '09.00');
      await secretary.goto(`${world.base}${plan}/hoering`);
      await look(secretary, 'consultation');
      const unanswered = secretary.locator('ol.answers > li').filter({hasText: 'færgen'});
      await unanswered.locator('summary').click();
      await unanswered.locator('textarea').fill('Tak. Færgen og den sidste patrulje står nu i kapitlet om Ærø.');
      await unanswered.locator('button[type=submit]').click();
      await secretary.waitForLoadState();
      await secretary.goto(`${world.base}${plan}/dagsorden`);
      await look(secretary, 'put-on-agenda');
      await secretary.getByRole('radio', {name: /4\/2020/}).check();
      await secretary.locator('#brief').fill(`Rådet bedes drøfte planen, også indsatsen ved ${rare}.`);
      await press(secretary, '/dagsorden');
      await assertSays(secretary, /4\/2020/);
    });

    const meeting = await meetingAddress(world, secretary, 'Kredsrådet, møde 4/2020');
    await t.test('the agenda is made and sent: one invitation to each member, without content', async () => {
      await moveClock(world, secretary, '2020-11-24', '09.00');
      await secretary.goto(world.base + meeting);
      await look(secretary, 'call-for-items');
      await press(secretary, '/skridt');
      await look(secretary, 'agenda-draft');
      await secretary.goto(`${world.base}${meeting}/udsend`);
      const named = secretary.locator('main details li');
      const told = await named.count();
      assert.ok(told >= 22, `eleven seats and their substitutes, not ${told}`);
      await look(secretary, 'send-agenda');
      await press(secretary, '/skridt');
      const calls = () => world.mails().filter((mail) => header(mail, 'Subject').startsWith('Indkaldelse'));
      await until(() => calls().length >= told, 'the invitations');
      const receivers = calls().map((mail) => header(mail, 'To').toLowerCase());
      assert.equal(calls().length, told);
      assert.equal(new Set(receivers).size, told, 'one for each');
      for (const mail of calls()) {
        const words = readable(mail);
        assert.match(words, /text\/calendar[^\n]*method="?REQUEST/i);
        assert.match(words, /METHOD:REQUEST\r?\n/);
        assert.match(words, /DTSTART;TZID=Europe\/Copenhagen:20201208T100000/);
        for (const secret of [rare, 'Samarbejdsplan', 'Digitale krænkelser', 'drøfte']) assert.ok(!words.includes(secret), `a mail says ${secret}`);
      }
      assert.ok(receivers.some((to) => to.includes('ingrid.vestergaard')));
    });

    await t.test('nobody else takes the steps of a meeting', async () => {
      const answer = await send(secretary, `${meeting}/skridt`, {act: 'hold', version: '1'});
      assert.ok(answer.status >= 400, 'a meeting is not opened before its day');
      for (const key of ['borgmester-odense', 'lokalbetjent-odense-1', 'sekretaer-odense']) {
        const other = await world.as(key);
        for (const path of ['/skridt', '/fremmoede', '/aflys', '/flyt']) {
          assert.ok([403, 404].includes((await send(other, meeting + path, {act: 'hold', version: '1'})).status), `${key} ${path}`);
        }
        assert.equal(await world.status(other, meeting), key === 'lokalbetjent-odense-1' ? 404 : 200);
        if (key === 'borgmester-odense') {
          await other.goto(world.base + meeting);
          assert.equal(await other.locator('main form[action$="/skridt"]').count(), 0);
          await look(other, 'agenda-mayor');
        }
        await other.context().close();
      }
    });

    await t.test('the meeting is held and minuted', async () => {
      await moveClock(world, secretary, '2020-12-08', '10.05');
      await secretary.goto(world.base + meeting);
      await press(secretary, '/skridt');
      await secretary.goto(`${world.base}${meeting}/fremmoede`);
      for (const seat of await secretary.locator('main select').all()) await seat.selectOption('present');
      await secretary.getByLabel(/Ærø Kommune/).first().selectOption('apology');
      await secretary.getByLabel(/afbud.*Ærø|Ærø.*afbud|Reason.*Ærø/i).fill('Færgen sejler ikke.');
      await look(secretary, 'attendance');
      await press(secretary, '/fremmoede');
      const items = await secretary.locator('main table a').evaluateAll((links) => links.map((link) => link.getAttribute('href')).filter((to) => to.includes('/punkt/')));
      assert.ok(items.length >= 6, `${items.length} items`);
      await secretary.goto(`${world.base}${items[0]}/moedetilstand`);
      for (let n = 0; n < items.length; ++n) {
        const about = await secretary.locator('h1').innerText();
        await secretary.locator('#record').fill(`Rådet drøftede punktet grundigt. ${about.includes('Drøftelse') ? 'Planen drøftes som helhed.' : ''}`);
        await secretary.locator('input[name=outcome][value=discussed]').check();
        if (about.includes('Drøftelse')) {
          await secretary.locator('#decision-1').fill('Sekretariatet sender planen til de ti kommuner.');
          await secretary.locator('#due-1').fill('2021-01-15');
          await look(secretary, 'meeting-mode');
        }
        await press(secretary, '/moedetilstand');
      }
      assert.match(secretary.url(), /\/referat$/);
      await secretary.goto(world.base + meeting);
      await press(secretary, '/skridt');
      await look(secretary, 'minutes-draft');
      await press(secretary, '/skridt');
      await until(() => world.mails().filter((mail) => header(mail, 'Subject').startsWith('Referat')).length >= 22, 'the mails about the minutes');
    });

    await t.test('the members approve', async () => {
      for (const key of mayors) {
        const mayor = await world.as(key);
        await mayor.goto(`${world.base}${meeting}/referat`);
        await mayor.locator('input[name=answer][value=approved]').check();
        if (key === mayors[0]) await look(mayor, 'approve');
        await press(mayor, '/svar');
        await mayor.context().close();
      }
      await secretary.goto(`${world.base}${meeting}/referat`);
      await assertSays(secretary, /2 har godkendt/);
      const early = await send(secretary, `${meeting}/skridt`, {act: 'approve_minutes', version: await secretary.locator('form[action$="/skridt"] input[name=version]').first().inputValue()});
      assert.ok(early.status >= 400, 'the others still have their days');
      await moveClock(world, secretary, '2020-12-18', '09.00');
      await secretary.goto(`${world.base}${meeting}/referat`);
      await press(secretary, '/skridt');
      await secretary.goto(`${world.base}${meeting}/offentliggoer`);
      await look(secretary, 'preview');
      await press(secretary, '/skridt');
      await citizen.goto(`${world.base}/moeder`);
      await lookAsCitizen('public-meetings');
      await citizen.getByRole('link', {name: /møde 4\/2020/}).first().click();
      await assertSays(citizen, /Rådet drøftede punktet grundigt/);
      await lookAsCitizen('public-minutes');
    });

    await t.test('then the police director publishes', async () => {
      assert.equal(await world.status(citizen, '/plan/2021'), 404);
      await secretary.goto(world.base + plan);
      await press(secretary, '/droeftet');
      const director = await world.as('politidirektoer');
      await director.goto(`${world.base}${plan}/offentliggoer`);
      await look(director, 'settle');
      await press(director, '/endelig');
      await look(director, 'publish');
      const hers = await send(secretary, `${plan}/offentliggoer`, {});
      assert.ok([403, 404].includes(hers.status), 'the secretariat does not publish');
      await press(director, '/offentliggoer');
      await look(director, 'published');
    });

    await t.test('a citizen reads the plan without script, and as an accessible PDF', async () => {
      await citizen.goto(`${world.base}/plan/2021`);
      await assertSays(citizen, /Kend din lokalbetjent/);
      await lookAsCitizen('public');
      for (const year of [2021, 2020]) {
        const answer = await citizen.request.get(`${world.base}/plan/${year}/samarbejdsplan.pdf`);
        assert.equal(answer.status(), 200);
        const file = join(world.folder, `plan-${year}.pdf`);
        writeFileSync(file, await answer.body());
        checkPdf(file, year === 2020 ? 1 : 0);
      }
    });
  });
}

async function assertSays(page, words) {
  await page.waitForLoadState();
  const said = await page.locator('main').innerText();
  assert.match(said, words, `${page.url()} says: ${said.slice(0, 1500)}`);
}

/** Tagged, PDF/UA-1, in Danish with a title, and every figure has its words. */
function checkPdf(file, leastFigures) {
  const info = spawnSync('pdfinfo', [file], {encoding: 'utf8'}).stdout;
  assert.match(info, /Tagged:\s+yes/);
  assert.match(info, /Title:\s+\S/);
  const raw = spawnSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], {encoding: 'latin1', maxBuffer: 1 << 28}).stdout;
  assert.match(raw, /pdfuaid:part(>|=")1/);
  assert.match(raw, /\/Lang \(da/);
  const figures = raw.split(/\nendobj/).filter((object) => /\/S \/Figure\b/.test(object));
  assert.ok(figures.length >= leastFigures, `${figures.length} figures`);
  for (const figure of figures) assert.match(figure, /\/Alt [(<]/);
}
