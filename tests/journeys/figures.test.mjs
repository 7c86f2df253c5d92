// A figure is due, typed in by its owner and read by everybody, with small numbers hidden; a questionnaire is answered
// without a name and shown when it is closed.

import test from 'node:test';
import assert from 'node:assert/strict';
import {World} from './world.mjs';

test('figures are typed in and read, and a questionnaire is answered', async (t) => {
  const world = await World.start(t, {});
  const citizen = await world.citizen();
  await citizen.goto(`${world.base}/tal`);
  await world.look(citizen, 'figures');
  await citizen.goto(`${world.base}/tal/indbrud`);
  await world.look(citizen, 'figure');
  await citizen.goto(`${world.base}/tal/indbrud/2019`);
  await world.look(citizen, 'figure-municipalities');
  assert.match(await citizen.locator('main').innerText(), /under 5/);
  assert.equal(await world.status(citizen, '/tal/reaktionstid'), 404);

  // Two municipalities are missing in the quarter: the owner finds it in the list of work.
  const owner = await world.as('analytiker');
  await owner.locator('.work-line a', {hasText: 'Politiet fremme inden for 15 minutter'}).click();
  await owner.locator('input[name^="count-"]').first().waitFor();
  const empty = owner.locator('input[name^="count-"]:not([value]), input[name^="count-"][value=""]');
  assert.equal(await empty.count(), 2);
  for (const [count, whole] of [['71', '70'], ['31', '40']]) {
    const field = empty.first();
    const place = (await field.getAttribute('name')).slice('count-'.length);
    await owner.locator(`#whole-${place}`).fill(whole);
    await field.fill(count);
    await field.evaluate((element) => element.setAttribute('value', element.value));
  }
  await owner.locator('main form button[type=submit]').first().click();
  assert.match(await owner.locator('main').innerText(), /Delen er større end helheden/);
  await world.look(owner, 'figure-entry-error');
  await owner.locator('input[name^="count-"][value="71"]').fill('61');
  await owner.locator('main form button[type=submit]').first().click();
  await owner.locator('.notice').waitFor();
  await owner.goto(`${world.base}/tal/reaktionstid/2020-k2`);
  await owner.locator('svg[role=img]').waitFor();

  // Three answers are not shown; twelve are.
  const secretary = await world.as('kredssekretaer');
  await secretary.goto(`${world.base}/spoergeskemaer`);
  await world.look(secretary, 'questionnaires');
  await secretary.getByRole('link', {name: 'Sådan gik samarbejdet i foråret 2020'}).click();
  await secretary.getByText('Hold lokalrådene tættere på kredsrådets møder.').waitFor();
  await world.look(secretary, 'questionnaire-results');
  await secretary.goto(`${world.base}/spoergeskemaer`);
  await secretary.getByRole('link', {name: 'Hvad skal samarbejdet bruge kræfter på i 2021?'}).click();
  const link = await secretary.locator('a[href^="/svar/"]').getAttribute('href');
  await citizen.goto(world.base + link);
  await world.look(citizen, 'questionnaire-answer');
  await citizen.getByLabel('Natteliv').check({force: true});
  await citizen.locator('main form button[type=submit]').click();
  await citizen.getByRole('heading', {name: 'Tak for svaret'}).waitFor();
  await secretary.locator('form[action$="/luk"] button').click();
  await secretary.locator('.notice').waitFor();
  await citizen.goto(world.base + link);
  assert.match(await citizen.locator('main').innerText(), /Spørgeskemaet er lukket/);
});
