// Journey 1: the secretariat imports a plan document, sees the findings, mends them, makes the draft and consults; two
// municipalities answer from their list of work. Other shapes, wrong roles and hostile files besides.

import test from 'node:test';
import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {World, binary, root, until} from './world.mjs';

const import_address = '/planarbejde/importer';
const own = join(root, 'tests/plans/fyn-2021.txt');
const markdown = join(root, 'tests/plans/to-dele-2021.md');
const capitals = join(root, 'tests/plans/store-bogstaver-2021.txt');
const seed = join(root, '../shared/seed/samarbejdsplan-2020.txt');

async function give(world, page, file) {
  await page.goto(world.base + import_address);
  await page.locator('#document').setInputFiles(file);
  await page.getByRole('button', {name: 'Se, hvordan det er forstået'}).click();
  await page.waitForLoadState();
}

const findings = (page) => page.locator('.findings > li').allInnerTexts();
const finding = (page, ...words) => words.reduce((found, hasText) => found.filter({hasText}), page.locator('.findings > li'));

/** Presses the button of the finding with these words and waits until the page shows it no longer. */
async function mend(page, ...words) {
  const found = finding(page, ...words);
  assert.equal(await found.count(), 1, `findings with ${words}: ${(await findings(page)).join('\n')}`);
  await found.getByRole('button', {name: /^Ret/}).click();
  await page.waitForLoadState();
  assert.equal(await finding(page, ...words).count(), 0, `mended: ${words}`);
}

/** The keyed pieces of the plan that the preview carries. */
const carried = async (page) => JSON.parse(await page.locator('input[name=plan]').inputValue());

/** How many versions the list of plan work shows. */
async function versions(world, page) {
  await page.goto(`${world.base}/planarbejde`);
  return page.locator('main tbody tr').count();
}

test('the secretariat imports a document, mends it and consults; two municipalities answer', async (t) => {
  const world = await World.start(t);
  const page = await world.as('kredssekretaer');

  // From the work on the plans to the import.
  await page.goto(`${world.base}/planarbejde`);
  const before = await page.locator('main tbody tr').count();
  await page.getByRole('link', {name: 'Indlæs et dokument'}).first().click();
  await world.look(page, 'import');

  // The preview: structure, findings, what was not understood.
  await give(world, page, own);
  assert.equal(await page.locator('h1').innerText(), 'Samarbejdsplan for Fyns politikreds 2021');
  const structure = await page.locator('.structure').first().innerText();
  for (const chapter of ['1 Forord', '2 Sammen om trygge hverdage', '2.4 Trygge aftener i busser og på stationer', '4 Opfølgning']) {
    assert.ok(structure.includes(chapter), `${chapter} in ${structure}`);
  }
  await finding(page, 'Nummer 6 på listen', 'gentager nummer 2').waitFor();
  await finding(page, 'Samtaler med borgere, der bliver udsat for chikane', 'står ikke på listen').waitFor();
  for (const [wrong, right] of [['TrykFonden', 'TrygFonden'], ['Ældresagen', 'Ældre Sagen'], ['kredsraad', 'kredsråd'], ['lokalraad', 'lokalråd']]) {
    await finding(page, `»${wrong}«`, `»${right}«`).waitFor();
  }
  await finding(page, 'Tallet 412 har ingen kilde').waitFor();
  assert.equal(await finding(page, 'Tallet 1.870').count(), 0, 'a figure with a source is left alone');
  await world.look(page, 'import-preview');

  // A plan of 2021 is already on its way: the draft is refused beside the year, and nothing is lost.
  await page.getByRole('button', {name: 'Opret udkast'}).click();
  await page.locator('.error-summary').waitFor();
  assert.equal(await page.locator('#year').getAttribute('aria-invalid'), 'true');
  assert.match(await page.locator('#year-error').innerText(), /2021/);
  await finding(page, 'Nummer 6 på listen').waitFor();
  await world.look(page, 'import-refused');

  // What can be mended at a click.
  const found = (await findings(page)).length;
  await mend(page, 'Nummer 6 på listen', 'gentager');
  await mend(page, 'chikane', 'står ikke på listen');
  await mend(page, '»TrykFonden«');
  await mend(page, '»Ældresagen«');
  await mend(page, '»kredsraad«');
  await mend(page, '»lokalraad«');
  await mend(page, 'Nummer 3 på listen hedder');
  assert.ok((await findings(page)).length <= found - 7, 'seven findings less');
  const plan = JSON.stringify(await carried(page));
  assert.ok(!/TrykFonden|Ældresagen|[Kk]redsraad|[Ll]okalraad/.test(plan), 'the text itself is mended');

  // The draft.
  await page.getByLabel('Planens år').fill('2022');
  await page.getByRole('button', {name: 'Opret udkast'}).click();
  await page.waitForURL(/\/planarbejde\/[0-9a-z]{26}$/);
  const address = new URL(page.url()).pathname;
  await page.getByText('Udkastet er', {exact: false}).first().waitFor();
  await world.look(page, 'draft');

  // What needs a hand: the source of the figure is written in the text of its section.
  const source = finding(page, 'Tallet 412 har ingen kilde');
  assert.equal(await source.count(), 1);
  await page.getByRole('link', {name: /Ret teksten.*Trygge aftener|Ret.*Trygge aftener/}).first().click();
  const text = page.locator('textarea').first();
  await text.fill((await text.inputValue()).replace(/I efteråret indkom 412 klager over uro i busser og på perroner\./,
    '[[I efteråret indkom 412 klager over uro i busser og på perroner. | tal: 412 | kilde: Fynbus | år: 2020]]'));
  await world.look(page, 'draft-text');
  await page.getByRole('button', {name: 'Gem teksten'}).click();
  await page.waitForURL(new RegExp(address));
  assert.equal(await source.count(), 0, 'the figure has its source');

  // Nobody outside the work sees the draft; the wrong roles find no way in.
  const citizen = await world.citizen();
  assert.equal(await world.status(citizen, '/plan/2022'), 404);
  for (const path of [address, import_address]) assert.equal(await world.status(citizen, path), 404, `a citizen at ${path}`);
  for (const role of ['borgmester-svendborg', 'lokalbetjent-syd-1', 'sekretaer-svendborg', 'frivillig']) {
    const other = await world.as(role);
    assert.equal(await world.status(other, import_address), 404, `${role} at the import`);
    // The kredsråd and those who serve it may follow the draft; nobody else outside of the police's own office may.
    assert.equal(await world.status(other, address), /^(borgmester|sekretaer)/.test(role) ? 200 : 404, `${role} at the draft`);
    assert.equal(await world.status(other, `${address}/tekst/forord`), 404, `${role} at writing in the draft`);
    await other.goto(`${world.base}/planarbejde`);
    assert.equal(await other.locator(`a[href="${import_address}"]`).count(), 0, `${role} has no link to it`);
    await other.context().close();
  }

  // The consultation of two municipalities.
  await page.goto(world.base + address);
  await page.getByRole('link', {name: 'Send den i høring'}).first().click();
  await world.look(page, 'consultation-start');
  for (const box of await page.locator('input[name=authorities]').all()) await box.setChecked(false, {force: true});
  for (const name of ['Svendborg Kommune', 'Nyborg Kommune']) await page.getByLabel(name, {exact: true}).setChecked(true, {force: true});
  await page.getByLabel('Hvad spørger I om?', {exact: false}).or(page.locator('#question')).first().fill('Hvad mangler i planen for 2022?');
  await page.locator('#deadline').fill('2020-10-09');
  await page.getByRole('button', {name: 'Start høringen'}).click();
  await page.waitForURL(`**${address}/hoering`);
  await page.getByText('Åben til', {exact: false}).first().waitFor();
  await world.look(page, 'consultation');

  // Two municipalities find it on their list of work and answer.
  const answers = [['svendborg', '2.1', 'Vi vil gerne have havnen i Svendborg med som et sted.'], ['nyborg', '', 'Ingen bemærkninger.']];
  for (const [municipality, chapter, words] of answers) {
    const answering = await world.as(`sekretaer-${municipality}`);
    await answering.locator('.work-line a', {hasText: 'Fyns politikreds'}).click();
    await answering.locator('textarea').waitFor();
    if (municipality === 'svendborg') await world.look(answering, 'answer');
    await answering.locator('#chapter').selectOption(chapter);
    await answering.locator('#body').fill(words);
    await answering.getByRole('button', {name: 'Send svaret'}).click();
    await answering.getByText(words).first().waitFor();
    await answering.goto(`${world.base}/mit-arbejde`);
    assert.equal(await answering.locator('.work-line a', {hasText: 'Fyns politikreds'}).count(), 0, 'answered is off the list');
    await answering.context().close();
  }
  const stranger = await world.as('sekretaer-assens');
  assert.equal(await world.status(stranger, `${address}/svar`), 404, 'those who are not asked do not see it');
  await stranger.context().close();

  // The secretariat sees both answers and replies.
  await page.goto(`${world.base}/mit-arbejde`);
  await page.locator('.work-line a', {hasText: 'Fyns politikreds'}).first().click();
  await page.waitForURL(`**${address}/hoering**`);
  for (const [, , words] of answers) await page.locator('.answers').getByText(words).waitFor();
  assert.equal(await page.locator('.asked li', {has: page.locator('.state-tag--success')}).count(), 2);
  await world.look(page, 'consultation-answers');
  await page.getByText('Giv Svendborg Kommune en tilbagemelding').click();
  const reply = page.locator('.answers > li', {hasText: 'havnen i Svendborg'});
  await reply.locator('textarea').fill('Havnen er skrevet ind i afsnit 2.1.');
  await reply.getByRole('button', {name: 'Send tilbagemeldingen'}).click();
  await page.locator('.reply', {hasText: 'Havnen er skrevet ind i afsnit 2.1.'}).waitFor();

  // Svendborg reads the reply where it answered.
  const reader = await world.as('sekretaer-svendborg');
  await reader.goto(`${world.base}${address}/svar`);
  await reader.getByText('Havnen er skrevet ind i afsnit 2.1.').waitFor();
  assert.equal(await versions(world, page), before + 1, 'one draft was made');
});

test('documents of other shapes are understood, from a file, pasted and from the command line', async (t) => {
  const world = await World.start(t);
  const page = await world.as('kredssekretaer');

  await give(world, page, markdown);
  let plan = await carried(page);
  assert.equal(plan.foreword.signatory, 'Karsten Dybvad Lund');
  for (const words of ['Beboermøder i opgangene', 'Kurser for dørmænd', 'Mindre vold i nattelivet']) {
    assert.ok((await page.locator('main').innerText()).includes(words), words);
  }
  await page.locator('.not-understood', {hasText: 'En tabel'}).waitFor();
  await world.look(page, 'import-markdown');

  // The document in capitals, with its lines broken by hand, is pasted.
  await page.goto(world.base + import_address);
  await page.locator('#text').fill(readFileSync(capitals, 'utf8'));
  await page.getByRole('button', {name: 'Se, hvordan det er forstået'}).click();
  await page.locator('.structure').first().waitFor();
  plan = await carried(page);
  assert.equal(plan.foreword.signatory, 'Gunhild Assenholt');
  assert.ok(!JSON.stringify(plan).includes('kom-\\nmuner') && !JSON.stringify(plan).includes('kom-muner'), 'a word broken over two lines is whole again');
  assert.ok((await page.locator('main').innerText()).includes('Sikre skoleveje'));
  await page.getByLabel('Planens år').fill('2023');
  await page.getByRole('button', {name: 'Opret udkast'}).click();
  await page.waitForURL(/\/planarbejde\/[0-9a-z]{26}$/);

  // The same through the running server from the command line.
  const printed = world.command('plan', 'import', markdown, '--year', '2024');
  assert.ok(printed.length > 0);
  await page.goto(`${world.base}/planarbejde`);
  await page.getByText('2024').or(page.locator('main h2', {hasText: 'Samarbejdsplan 2021'})).first().waitFor();
  assert.equal(await page.locator('main tbody tr', {hasText: 'Samarbejdsplan 2021 Midt- og Vestjyllands Politi'}).count() > 0, true);
});

test('the real plan of 2020 is understood', async (t) => {
  if (!existsSync(seed)) return t.skip('the real plan lies outside of the project');
  const world = await World.start(t);
  const page = await world.as('kredssekretaer');
  await give(world, page, seed);
  await finding(page, 'Nummer 7 på listen', 'gentager nummer 4').waitFor();
  await finding(page, 'Afsnit 2.7', 'står ikke på listen').waitFor();
  for (const wrong of ['TrykFonden', 'Ældresagen', 'kredsraad']) await finding(page, `»${wrong}«`).waitFor();
  const areas = await page.locator('.structure').nth(1).locator(':scope > li').count();
  assert.ok(areas >= 8, `${areas} focus areas`);
  await world.look(page, 'import-real');
  await mend(page, 'Nummer 7 på listen', 'gentager');
  await mend(page, 'Afsnit 2.7', 'står ikke på listen');
  await page.getByLabel('Planens år').fill('2022');
  await page.getByRole('button', {name: 'Opret udkast'}).click();
  await page.waitForURL(/\/planarbejde\/[0-9a-z]{26}$/);
  await page.getByText('Bedre til det svære', {exact: false}).first().waitFor();
});

test('files that are no plan are refused beside the field, and nothing is made', async (t) => {
  const world = await World.start(t);
  const page = await world.as('kredssekretaer');
  const before = await versions(world, page);
  const folder = join(world.folder, 'hostile');
  mkdirSync(folder);
  const bytes = Buffer.alloc(200_000);
  for (let i = 0, seed32 = 1; i < bytes.length; ++i) bytes[i] = (seed32 = (seed32 * 1103515245 + 12345) & 0x7fffffff) >> 16;
  const files = {
    'ti-megabyte.txt': Buffer.alloc(10 * 1024 * 1024, 'Samarbejdet fortsætter i 2021. '),
    'tilfaeldigt.txt': bytes,
    'tom.txt': Buffer.alloc(0),
    'kun-linjeskift.txt': Buffer.from('\n\n   \n'),
    'plan.pdf': Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n', 'latin1'),
    'plan.docx': Buffer.concat([Buffer.from('PK\x03\x04\x14\x00\x06\x00'), bytes.subarray(0, 4000)]),
    'plan.exe': Buffer.concat([Buffer.from('MZ\x90\x00'), bytes.subarray(0, 4000)]),
    'latin.txt': Buffer.from('Samarbejdsplan 2021\n\nKredsr\xe5det samarbejder.\n', 'latin1'),
  };
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, content);
    await give(world, page, path);
    if (name === 'latin.txt' && await page.locator('.structure').count() > 0) {  // an older encoding may be read, but then rightly
      assert.ok(JSON.stringify(await carried(page)).includes('Kredsrådet samarbejder'), 'read in its own encoding');
      continue;
    }
    await page.locator('.error-summary').waitFor({timeout: 5000}).catch(async () => assert.fail(`${name}: ${await page.locator('body').innerText()}`));
    const words = await page.locator('#document-error').innerText();
    assert.match(words, /[a-zæøå]{3,} .*\.$/s, `${name}: ${words}`);
    assert.ok(!/[a-z]_[a-z]|exception|boost|std::|The file|The document/.test(words), `${name} in Danish: ${words}`);
    t.diagnostic(`${name}: ${words.replace(/\s+/g, ' ')}`);
    if (name === 'tom.txt') await world.look(page, 'import-empty');
  }

  // A forged preview, a plan that is no plan.
  for (const plan of ['', '{', '[]', '{"year":2022}', `{"chapters":${'['.repeat(5000)}`, '{"title":5,"chapters":"x"}']) {
    await page.goto(world.base + import_address);
    const token = await page.locator('#main-content input[name=formular]').inputValue();
    const response = await page.request.post(world.base + `${import_address}/udkast`,
      {form: {formular: token, plan, not_understood: '[]', year: '20x2'}, headers: {Origin: world.base, 'Sec-Fetch-Site': 'same-origin'}, maxRedirects: 0});
    assert.ok([400, 403, 422].includes(response.status()), `${plan.slice(0, 20)}: ${response.status()}`);
  }
  assert.equal(await versions(world, page), before, 'nothing was made');

  // The command line says the same about them.
  for (const name of ['tilfaeldigt.txt', 'tom.txt', 'plan.pdf']) {
    const run = await new Promise((resolve) => {
      let said = '';
      const child = spawn(binary, ['plan', 'import', join(folder, name), '--year', '2025', '--settings', join(world.folder, 'settings.yaml')]);
      child.stdout.on('data', (more) => (said += more));
      child.stderr.on('data', (more) => (said += more));
      child.on('exit', (code) => resolve({code, said}));
    });
    assert.equal(run.code, 1, `${name}: ${run.said}`);
    assert.ok(run.said.trim().length > 20, `${name}: ${run.said}`);
  }
  assert.equal(await versions(world, page), before, 'nothing was made from the command line');
});
