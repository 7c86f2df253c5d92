// Journey: a secretary plans 2021 from the wheel of 2020 in one form, moves a kredsråd meeting with what hangs on it, and
// everyone invited gets an update that khal reads as the same event. A person's calendar and the public one are read too.

import {test} from 'node:test';
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {World, until} from './world.mjs';
import {meetingAddress, press} from './acts.mjs';

/** The calendar object of a mail, decoded. */
function calendarOf(mail) {
  for (const part of mail.split(/\r?\n--/)) {
    if (!/^content-type:\s*text\/calendar/im.test(part)) continue;
    const at = part.search(/\r?\n\r?\n/), head = part.slice(0, at), body = part.slice(at).trim();
    if (/transfer-encoding:\s*base64/i.test(head)) return Buffer.from(body.replace(/\s/g, ''), 'base64').toString('utf8');
    if (/transfer-encoding:\s*quoted-printable/i.test(head)) {
      return Buffer.from(body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
    }
    return body;
  }
  return null;
}

/** A khal calendar of its own; answers a function that imports a text and one that lists a year. */
function khalIn(folder) {
  mkdirSync(join(folder, 'khal/calendar'), {recursive: true});
  const config = join(folder, 'khal/config');
  writeFileSync(config, `[calendars]\n[[moeder]]\npath = ${join(folder, 'khal/calendar')}\ntype = calendar\n` +
    `[locale]\nlocal_timezone = Europe/Copenhagen\ndefault_timezone = Europe/Copenhagen\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n` +
    `longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n` +
    `[sqlite]\npath = ${join(folder, 'khal/cache.db')}\n[default]\ndefault_calendar = moeder\n`);
  const run = (...words) => {
    const result = spawnSync('khal', ['-c', config, ...words], {encoding: 'utf8', env: {...process.env, LC_ALL: 'C.UTF-8', HOME: folder}});
    assert.equal(result.status, 0, `khal ${words.join(' ')}: ${result.stdout}${result.stderr}`);
    return result.stdout;
  };
  let number = 0;
  return {
    import(text) {
      const file = join(folder, `khal/${++number}.ics`);
      writeFileSync(file, text);
      run('import', '--batch', '-a', 'moeder', file);
    },
    list: (from, to) => run('list', '--format', '{start-date} {start-time} {title}', '--day-format', '', from, to),
  };
}

test('a year is planned and a meeting moved', {timeout: 300000}, async (t) => {
  if (spawnSync('khal', ['--version']).status !== 0) return t.skip('no khal');
  const world = await World.start(t);
  const khal = khalIn(world.folder);
  const secretary = await world.as('kredssekretaer');

  await t.test('2021 is planned from the wheel of 2020', async () => {
    await secretary.goto(`${world.base}/aarshjul/2020`);
    await world.look(secretary, 'year-wheel');
    await secretary.getByRole('link', {name: 'Planlæg 2021'}).click();
    const days = secretary.locator('input[type=date]');
    assert.ok((await days.count()) > 20);
    await days.first().fill('2021-04-05');
    await press(secretary, '/planlaeg');
    assert.match(await secretary.locator('main').innerText(), /5\. april 2021 er 2\. påskedag/);
    await secretary.getByRole('button', {name: 'Ret dagene'}).click();
    await secretary.locator('input[type=date]').first().fill('2021-03-16');
    await world.look(secretary, 'plan-year');
    await press(secretary, '/planlaeg');
    await world.look(secretary, 'plan-year-preview');
    await secretary.getByRole('button', {name: /Planlæg \d+ møder/}).click();
    await secretary.waitForURL('**/aarshjul/2021');
    assert.match(await secretary.locator('main').innerText(), /Kredsrådet, møde 1\/2021/);
  });

  await t.test('a kredsråd meeting moves with what hangs on it', async () => {
    const meeting = await meetingAddress(world, secretary, 'Kredsrådet, møde 4/2020');
    await secretary.goto(`${world.base}${meeting}/flyt`);
    await secretary.locator('#day').fill('2020-12-01');
    await press(secretary, '/flyt');
    await world.look(secretary, 'move-meeting');
    assert.ok((await secretary.locator('input[name=med]:checked').count()) >= 3);
    await secretary.locator('#reason').fill('Politigården er optaget.');
    await secretary.getByRole('button', {name: 'Flyt mødet, og giv medlemmerne besked'}).click();
    await secretary.waitForURL(`**${meeting}`);
    const uid = meeting.split('/').at(-1);
    const updates = await until(() => {
      const found = world.mails().map(calendarOf).filter((text) => text?.includes(`UID:${uid}@`));
      return found.length >= 11 ? found : null;
    }, 'the updates');
    for (const text of updates) {
      assert.match(text, /METHOD:REQUEST/);
      assert.match(text, /SEQUENCE:1/);
    }
    khal.import(updates[0].replaceAll('20201201T', '20201208T').replace('SEQUENCE:1', 'SEQUENCE:0'));
    assert.match(khal.list('2020-12-08', '2020-12-09'), /2020-12-08 10:00 Kredsrådet, møde 4\/2020/);
    khal.import(updates[0]);
    assert.match(khal.list('2020-12-01', '2020-12-02'), /2020-12-01 10:00 Kredsrådet, møde 4\/2020/);
    assert.doesNotMatch(khal.list('2020-12-08', '2020-12-09'), /Kredsrådet/, 'the same event, moved');
  });

  await t.test('calendars are read by others', async () => {
    await secretary.goto(`${world.base}/kalender`);
    await press(secretary, '/kalender/ny');
    const address = await secretary.locator('.feed-address').innerText();
    await world.look(secretary, 'my-calendar');
    const parse = (text) => {
      const result = spawnSync('/usr/bin/python3', ['-c',
        'import sys, icalendar\nc = icalendar.Calendar.from_ical(sys.stdin.read())\n' +
        'e = [x for x in c.walk("VEVENT")]\nassert all(x["UID"] and x["DTSTART"].dt.tzinfo and x["DTEND"].dt > x["DTSTART"].dt for x in e)\nprint(len(e))'],
      {input: text, encoding: 'utf8'});
      assert.equal(result.status, 0, result.stderr);
      return Number(result.stdout);
    };
    const mine = await fetch(world.base + new URL(address).pathname);
    assert.match(mine.headers.get('content-type'), /^text\/calendar/);
    const text = await mine.text();
    assert.ok(parse(text) > 40);
    khal.import(text);
    assert.match(khal.list('2021-03-16', '2021-03-17'), /Kredsrådet, møde 1\/2021/);
    assert.ok(parse(await (await fetch(`${world.base}/moeder/kalender/alle`)).text()) >= 10);
    await secretary.goto(`${world.base}/kalender`);
    await press(secretary, '/kalender/tilbagekald');
    assert.equal((await fetch(world.base + new URL(address).pathname)).status, 404);
  });
});
