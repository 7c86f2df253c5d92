// What several journeys do: find a thing by its name, move the clock, send a form's fields by hand.

import assert from 'node:assert/strict';

/** Moves the demo's clock; everybody else has to log in again after that. */
export async function moveClock(world, page, day, time) {
  await page.goto(`${world.base}/ur`);
  await page.locator('#dag').fill(day);
  await page.locator('#klokken').fill(time);
  await page.locator('form[action="/ur"] button[type=submit]').click();
  await page.waitForURL('**/mit-arbejde');
}

/** Presses the button of the form with that action and waits for the page that comes. */
export async function press(page, action, within = 'main') {
  const button = page.locator(`${within} form[action$="${action}"] button[type=submit]`).first();
  await Promise.all([page.waitForLoadState('load'), page.waitForEvent('framenavigated'), button.click()]);
}

/** The address of the meeting with that title, from the list of meetings of the kredsråd. */
export async function meetingAddress(world, page, title, council = 'kredsraad') {
  await page.goto(`${world.base}/raad/${council}`);
  const link = page.getByRole('link', {name: title}).first();
  return new URL(await link.getAttribute('href'), world.base).pathname;
}

/** Sends fields as the logged-in person, with the form token of the page that is open: what a person can do past the buttons. */
export async function send(page, path, fields) {
  return page.evaluate(async ([to, given]) => {
    const token = document.querySelector('input[name=formular]')?.value ?? '';
    const answer = await fetch(to, {method: 'POST', redirect: 'manual', body: new URLSearchParams({formular: token, ...given})});
    return {status: answer.type === 'opaqueredirect' ? 303 : answer.status, text: answer.type === 'opaqueredirect' ? '' : await answer.text()};
  }, [path, fields]);
}

/** What stands in a mail, with its parts decoded. */
export function readable(mail) {
  const parts = mail.split(/\r?\n(?=--)/);
  return parts.map((part) => {
    const at = part.search(/\r?\n\r?\n/);
    const head = part.slice(0, at), body = part.slice(at);
    if (/content-transfer-encoding:\s*base64/i.test(head)) return head + '\n' + Buffer.from(body.replace(/\s/g, ''), 'base64').toString('utf8');
    if (/content-transfer-encoding:\s*quoted-printable/i.test(head)) {
      const bytes = body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
      return head + '\n' + Buffer.from(bytes, 'latin1').toString('utf8');
    }
    return part;
  }).join('\n');
}

/** The words of a header, also when they are written as =?utf-8?...?= */
export function header(mail, name) {
  const found = mail.match(new RegExp(`^${name}:\\s*((?:.*(?:\\r?\\n[ \\t].*)*))`, 'im'));
  assert.ok(found, `a mail without ${name}`);
  return found[1].replace(/\?=\s+=\?/g, '?==?').replace(/\r?\n[ \t]/g, ' ').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how, words) =>
    how.toLowerCase() === 'b' ? Buffer.from(words, 'base64').toString('utf8')
      : Buffer.from(words.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/gi, (_m, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8'));
}
