// Journey 4: the owner of an initiative tells news from the list of work in at most four touches; the light changes, the
// council sees it, the public page shows it at once, and the circle leads from the decision to the update.

import test from 'node:test';
import assert from 'node:assert/strict';
import {World} from './world.mjs';

const title = 'Anbefalinger til et trygt natteliv';
const news = 'De tre anbefalinger er sat i gang: nyt lys på ruten til stationen & kurser for dørmænd.';
const public_address = '/plan/2020/tiltag/trygt-natteliv';

/** The line of the initiative in a table or list of it. */
const row = (page) => page.locator('tr', {hasText: title}).first();

test('an owner tells news, and everybody sees it', async (t) => {
  // In late November the initiative of Odense has had no news since 2 September.
  const world = await World.start(t, {clock: '2020-11-24T09:10'});
  const citizen = await world.citizen();
  const read = async (path) => (await citizen.request.get(world.base + path)).text();

  // Twice, so that the second answer is the kept page.
  for (let i = 0; i < 2; ++i) assert.ok(!(await read('/plan/2020')).includes('kurser for dørmænd'));
  await citizen.goto(`${world.base}/plan/2020`);
  assert.match(await row(citizen).innerText(), /Kræver opmærksomhed/);
  await citizen.goto(world.base + public_address);
  assert.match(await citizen.locator('.page-head').innerText(), /Intet nyt i 83 dage/);
  await world.look(citizen, 'initiative-before');

  // Four touches at most: the line of work, the words, the button.
  const owner = await world.as('repraesentant-odense');
  await world.look(owner, 'my-work-owner');
  const started = Date.now();
  let touches = 0;
  const touch = async (act) => {
    ++touches;
    await act;
  };
  await touch(owner.locator('.work-line a', {hasText: title}).click());
  await touch(owner.locator('#body').fill(news));
  await touch(owner.locator('.tell-news button[type=submit]').click());
  await owner.locator('.notice').waitFor();
  assert.ok(touches <= 4, `${touches} touches`);
  assert.ok(Date.now() - started < 30000, 'in less than thirty seconds');
  assert.match(await owner.locator('.page-head').innerText(), /Følger planen/);
  await world.look(owner, 'initiative-told');
  await owner.goto(`${world.base}/mit-arbejde`);
  assert.equal(await owner.locator('.work-overdue', {hasText: title}).count(), 0, 'no longer past its deadline');

  // The public sees it with the next request, without script too.
  const plain = await world.citizen({javaScriptEnabled: false});
  await plain.goto(`${world.base}/plan/2020`);
  assert.match(await row(plain).innerText(), /Følger planen/);
  assert.ok((await plain.locator('main').innerText()).includes('stationen & kurser for dørmænd'));
  await citizen.goto(world.base + public_address);
  assert.match(await citizen.locator('.page-head').innerText(), /Følger planen/);
  await citizen.locator('.news-list').getByText(news).waitFor();
  await world.look(citizen, 'initiative-after');
  const machine = JSON.parse(await read('/plan/2020/plan.json'));
  assert.ok(JSON.stringify(machine).includes('kurser for dørmænd'));

  // The council: the mayor and the secretariat.
  for (const key of ['borgmester-odense', 'kredssekretaer']) {
    const member = await world.as(key);
    await member.goto(`${world.base}/tiltag?soeg=natteliv`);
    assert.match(await row(member).innerText(), /Følger planen/, key);
    await row(member).getByRole('link').first().click();
    await member.locator('main').getByText(news).first().waitFor();
    // Only the owner tells news, and only the secretariat steers.
    assert.equal(await member.locator('.tell-news').count(), 0, `${key} is not offered the owner's form`);
    if (key === 'kredssekretaer') await world.look(member, 'initiative-secretariat');
    await member.context().close();
  }

  // The way from the decision of the kredsråd to the update, for a member of it; a citizen sees the public part of it.
  const mayor = await world.as('borgmester-odense');
  const decision = /restauratørerne i hver kommune/;
  for (const [page, name, words] of [[mayor, 'mayor', [decision, /Beslutning/]], [citizen, 'citizen', []]]) {
    await page.goto(world.base + public_address);
    await page.locator('main a[href^="/kreds/"]').first().click();
    await page.waitForURL('**/kreds/**');
    const circle = await page.locator('main').innerText();
    for (const found of [...words, /Tæt på borgerne/, /Samarbejdsplan 2020/, /24\. november 2020/, /nyt lys på ruten til stationen/]) {
      assert.match(circle, found, `the circle of the ${name}`);
    }
    assert.doesNotMatch(circle, /Den mobile politistation/, 'what else came of the plan stays out');
    if (name === 'citizen') assert.doesNotMatch(circle, decision, 'what the council keeps is not walked through');
    await world.look(page, `circle-${name}`);
  }
  // And forwards: from the decision to what came of it.
  await mayor.goto(world.base + public_address);
  await mayor.locator('main a[href^="/kreds/"]').first().click();
  await mayor.locator('main .timeline').getByRole('link', {name: decision}).click();
  await mayor.locator('h1').waitFor();
  assert.match(await mayor.locator('main').innerText(), decision);
  const machines = await mayor.request.get(mayor.url().replace(/#.*/, ''));
  assert.equal(machines.status(), 200);
});

test('somebody else cannot tell news, and a lost race loses nothing', async (t) => {
  const world = await World.start(t, {clock: '2020-11-24T09:10'});
  const owner = await world.as('repraesentant-odense');
  await owner.locator('.work-line a', {hasText: title}).click();
  const address = new URL(owner.url()).pathname.replace(/#.*/, '');
  const version = await owner.locator('.tell-news input[name=version]').inputValue();

  const send = async (page, words) => {
    await page.goto(`${world.base}/mit-arbejde`);
    const token = await page.locator('input[name=formular]').first().inputValue();
    return page.request.post(`${world.base}${address}/nyt`,
      {form: {formular: token, version, body: words, state: 'running'}, headers: {Origin: world.base, 'Sec-Fetch-Site': 'same-origin'}, maxRedirects: 0});
  };
  // Another municipality, the secretariat, a mayor, an officer.
  for (const key of ['repraesentant-nyborg', 'kredssekretaer', 'borgmester-odense', 'lokalbetjent-odense-1']) {
    const other = await world.as(key);
    const answer = await send(other, 'Dette må ikke blive til noget.');
    assert.ok([403, 404, 409, 422].includes(answer.status()), `${key}: ${answer.status()}`);
    await other.context().close();
  }
  const citizen = await world.citizen();
  const stranger = await citizen.request.post(`${world.base}${address}/nyt`, {form: {version, body: 'Nej', state: 'running'}, maxRedirects: 0});
  assert.ok(stranger.status() >= 400, `a citizen: ${stranger.status()}`);
  assert.ok(!(await (await citizen.request.get(world.base + public_address)).text()).includes('Dette må ikke'));

  // Two owners at once: the second is told and keeps the words.
  const colleague = await world.as('sekretaer-odense');
  await colleague.goto(world.base + address);
  await colleague.locator('#body').fill('Planen for lyset er <b>vedtaget</b> 😀 æøå.');
  await owner.locator('#body').fill('Vi er i gang.');
  await owner.locator('.tell-news button[type=submit]').click();
  await owner.locator('.notice').waitFor();
  await colleague.locator('.tell-news button[type=submit]').click();
  await colleague.locator('.error-summary').waitFor();
  assert.match(await colleague.locator('.error-summary').innerText(), /Vi er i gang\./);
  assert.equal(await colleague.locator('#body').inputValue(), 'Planen for lyset er <b>vedtaget</b> 😀 æøå.');
  await world.look(colleague, 'initiative-raced');
  await colleague.locator('.tell-news button[type=submit]').click();
  await colleague.locator('.notice').waitFor();
  await colleague.locator('main').getByText('<b>vedtaget</b> 😀 æøå.', {exact: false}).first().waitFor();

  // To be carried out it needs something that shows it.
  await owner.goto(world.base + address);
  await owner.locator('#body').fill('Alle tre anbefalinger er gennemført.');
  await owner.getByLabel('Gennemført', {exact: true}).check({force: true});
  await owner.locator('.tell-news button[type=submit]').click();
  await owner.locator('#evidence-error').waitFor();
  assert.equal(await owner.locator('#body').inputValue(), 'Alle tre anbefalinger er gennemført.');
  await owner.locator('#evidence').fill('Notat til kredsrådet den 8. december 2020.');
  await owner.locator('.tell-news button[type=submit]').click();
  await owner.locator('.notice').waitFor();
  assert.match(await owner.locator('.page-head').innerText(), /Gennemført/);
});
