// Journey 5: two people edit the same agenda item. The second is told, sees both texts, loses nothing, and saves on purpose.

import {test} from 'node:test';
import assert from 'node:assert/strict';
import {World} from './world.mjs';
import {meetingAddress, press, send} from './acts.mjs';

test('two people edit the same item', {timeout: 300000}, async (t) => {
  const world = await World.start(t);
  const first = await world.as('kredssekretaer'), second = await world.as('kredssekretaer-2');
  const meeting = await meetingAddress(world, first, 'Kredsrådet, møde 4/2020');
  await first.goto(world.base + meeting);
  await first.getByRole('link', {name: 'Digitale krænkelser blandt unge'}).click();
  const item = new URL(first.url()).pathname;

  await first.goto(`${world.base}${item}/ret`);
  await second.goto(`${world.base}${item}/ret`);
  const begun = await first.locator('#brief').inputValue();
  const hers = `${begun} Skolerne inviteres med.`, his = `${begun} SSP lægger et forslag frem.`;
  await first.locator('#brief').fill(hers);
  await first.locator('#presenter').fill('Borgmesteren i Nyborg');
  await second.locator('#brief').fill(his);
  await second.locator('#title').fill('Digitale krænkelser blandt de unge');
  await second.locator('#minutes').fill('35');
  await press(first, '/ret');
  assert.match(await first.locator('main').innerText(), /Skolerne inviteres med/);

  await t.test('the second is told and loses nothing', async () => {
    await press(second, '/ret');
    assert.equal(new URL(second.url()).pathname, `${item}/ret`);
    const said = await second.locator('main').innerText();
    assert.match(said, /Skolerne inviteres med/, 'the other text is shown');
    assert.match(said, /SSP lægger et forslag frem/, 'and his own beside it');
    assert.match(await second.locator('main ins').allInnerTexts().then((all) => all.join(' ')), /forslag/);
    assert.match(await second.locator('main del').allInnerTexts().then((all) => all.join(' ')), /Skolerne/);
    assert.equal(await second.locator('#brief').inputValue(), his);
    assert.equal(await second.locator('#title').inputValue(), 'Digitale krænkelser blandt de unge');
    assert.equal(await second.locator('#minutes').inputValue(), '35');
    assert.ok(await second.locator('[data-draft-offer]').isHidden(), 'nothing is offered that stands in the form already');
    await world.look(second, 'same-item-conflict');
    // Nothing of his has been saved behind her back.
    await first.reload();
    const now = await first.locator('main').innerText();
    assert.match(now, /Skolerne inviteres med/);
    assert.doesNotMatch(now, /SSP lægger/);
  });

  await t.test('he brings both together and saves on purpose', async () => {
    await second.locator('#brief').fill(`${hers} SSP lægger et forslag frem.`);
    await press(second, '/ret');
    assert.equal(new URL(second.url()).pathname, item);
    const said = await second.locator('main').innerText();
    assert.match(said, /Skolerne inviteres med/);
    assert.match(said, /SSP lægger et forslag frem/);
    await world.look(second, 'same-item-saved');
    await second.locator('details').evaluateAll((all) => all.forEach((one) => one.open = true));
    const history = await second.locator('main').innerText();
    assert.match(history, /Mette Brink/);
    assert.match(history, /Jonas Toft/);
  });

  await t.test('a third save from an old page is told again, also when only the version is old', async () => {
    await first.goto(`${world.base}${item}/ret`);
    const fields = {kind: 'theme', title: 'Digitale krænkelser', presenter: '', guests: '', minutes: '10', brief: 'Kort.', version: '1'};
    const stale = await send(first, `${item}/ret`, fields);
    assert.equal(stale.status, 409);
    assert.match(stale.text, /Kort\./);
  });

  await t.test('nobody outside the secretariat edits it', async () => {
    for (const key of ['borgmester-nyborg', 'lokalbetjent-odense-1', 'frivillig']) {
      const other = await world.as(key);
      assert.equal(await world.status(other, `${item}/ret`), 404);
      assert.ok([403, 404].includes((await send(other, `${item}/ret`, {version: '3', title: 'Noget andet'})).status));
      await other.context().close();
    }
  });
});
