// A living demo district for one journey: its own data folder, database, SMTP sink, server and browser. Everything is
// started for real and stopped when the test ends.
//
//   const world = await World.start(t, {engine: 'sqlite'});
//   const page = await world.as('kredssekretaer');       // a browser page, logged in as that person
//   await world.look(page, 'name');                      // axe, no CSP message, screenshots wide and narrow

import {spawn, spawnSync} from 'node:child_process';
import {createRequire} from 'node:module';
import {mkdtempSync, mkdirSync, readFileSync, readdirSync, existsSync, writeFileSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import assert from 'node:assert/strict';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(join(root, 'assets/package.json'));
const {chromium} = require('playwright-core');
const {AxeBuilder} = require('@axe-core/playwright');
export const binary = process.env.TRYGKREDS_BINARY ?? join(root, 'build/dev/trygkreds');
const district = join(root, 'districts/fyn-2020');
const shots = join(root, 'build/screenshots');

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until `ready` answers something true; no fixed sleeps, at most `limit` ms. */
export async function until(ready, what, limit = 20000) {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await ready();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The name of an invented person by the key of organisation.yaml. */
export function nameOf(key) {
  const text = readFileSync(join(district, 'organisation.yaml'), 'utf8');
  const found = text.match(new RegExp(`key: ${key}\\n\\s+name: (.+)`));
  assert.ok(found, `organisation.yaml has no person ${key}`);
  return found[1].trim();
}

export function postgresSchema() {
  const base = process.env.TRYGKREDS_TEST_POSTGRES;
  if (!base) return null;
  const schema = `journey_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const made = spawnSync('psql', [base, '-qc', `CREATE SCHEMA ${schema}`], {encoding: 'utf8'});
  assert.equal(made.status, 0, made.stderr);
  const mark = base.includes('?') ? '&' : '?';
  return {
    url: `${base}${mark}options=-csearch_path%3D${schema}`,
    drop: () => spawnSync('psql', [base, '-qc', `DROP SCHEMA ${schema} CASCADE`], {encoding: 'utf8'}),
  };
}

export class World {
  static async start(t, {engine = 'sqlite', clock = '2020-09-15T08:30', load = true} = {}) {
    const world = new World();
    world.folder = mkdtempSync(join(tmpdir(), 'trygkreds-journey-'));
    world.port = await freePort();
    world.smtpPort = await freePort();
    world.engine = engine;
    world.base = `http://127.0.0.1:${world.port}`;
    if (engine === 'postgres') {
      world.schema = postgresSchema();
      if (!world.schema) {
        t.skip('no PostgreSQL: TRYGKREDS_TEST_POSTGRES is not set');
        return null;
      }
    }
    writeFileSync(join(world.folder, 'settings.yaml'),
      `data: ${join(world.folder, 'data')}\nport: ${world.port}\ndemo: true\nclock: ${clock}\nscanner: builtin\n` +
      `smtp: smtp://127.0.0.1:${world.smtpPort}\nmail_from: kredsraad@politi.example\n` +
      (world.schema ? `database: "${world.schema.url}"\n` : ''));
    t.after(() => world.stop());
    world.startMailSink();
    if (load) world.command('load', district);
    await world.serve();
    return world;
  }

  /** A command of the program, run to its end; answers what it printed. */
  command(...words) {
    const result = spawnSync(binary, [...words, '--settings', join(this.folder, 'settings.yaml')], {encoding: 'utf8'});
    assert.equal(result.status, 0, `${words.join(' ')}: ${result.stdout}${result.stderr}`);
    return result.stdout;
  }

  async serve() {
    this.said = '';
    this.server = spawn(binary, ['serve', '--settings', join(this.folder, 'settings.yaml')], {stdio: ['ignore', 'pipe', 'pipe']});
    this.server.stdout.on('data', (bytes) => (this.said += bytes));
    this.server.stderr.on('data', (bytes) => (this.said += bytes));
    this.ended = new Promise((resolve) => this.server.on('exit', resolve));
    await until(async () => {
      if (this.server.exitCode !== null) throw new Error(`The server ended: ${this.said}`);
      try {
        return (await fetch(`${this.base}/readyz`)).ok;
      } catch {
        return false;
      }
    }, 'the server');
  }

  async kill() {
    this.server.kill('SIGKILL');
    await this.ended;
  }

  async restart() {
    await this.kill();
    await this.serve();
  }

  startMailSink() {
    this.mailbox = join(this.folder, 'mail');
    this.sink = spawn('/usr/bin/python3', ['-m', 'aiosmtpd', '-n', '-l', `127.0.0.1:${this.smtpPort}`,
      '-c', 'aiosmtpd.handlers.Mailbox', this.mailbox], {stdio: 'ignore'});
  }

  /** The mails that have arrived, as raw text. */
  mails() {
    const folder = join(this.mailbox, 'new');
    return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : [];
  }

  async browser() {
    this.chromium ??= await chromium.launch({
      executablePath: process.env.TRYGKREDS_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
    });
    return this.chromium;
  }

  /** A fresh browser page of a citizen. */
  async citizen(options = {}) {
    const browser = await this.browser();
    const context = await browser.newContext({locale: 'da-DK', timezoneId: 'Europe/Copenhagen', viewport: {width: 1280, height: 900}, ...options});
    context.setDefaultTimeout(15000);
    const page = await context.newPage();
    page.complaints = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) page.complaints.push(message.text());
    });
    page.on('pageerror', (error) => page.complaints.push(String(error)));
    return page;
  }

  /** A page logged in as the person of that key, in that person's (first) role. */
  async as(key, options = {}) {
    const page = await this.citizen(options);
    await page.goto(`${this.base}/log-ind`);
    await page.getByRole('button', {name: nameOf(key), exact: true}).first().click();
    await page.waitForURL('**/mit-arbejde');
    return page;
  }

  /** What every visited page must be: without axe findings wide and narrow, without a broken policy. Keeps screenshots. */
  async look(page, name) {
    mkdirSync(shots, {recursive: true});
    for (const [width, label] of [[1280, 'wide'], [390, 'narrow']]) {
      await page.setViewportSize({width, height: 900});
      await page.screenshot({path: join(shots, `${name}-${label}.png`), fullPage: true});
      const {violations} = await new AxeBuilder({page}).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ') + ' ' + (n.failureSummary ?? '')).slice(0, 3).join(' | ')}`), [],
        `axe on ${page.url()} (${label})`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 1, `${page.url()} is ${overflow} px too wide at ${width}`);
    }
    await page.setViewportSize({width: 1280, height: 900});
    assert.deepEqual(page.complaints, [], `policy on ${page.url()}`);
  }

  /** The same address as somebody else: the status. */
  async status(page, path) {
    const response = await page.request.get(`${this.base}${path}`, {maxRedirects: 0});
    return response.status();
  }

  async stop() {
    await this.chromium?.close();
    if (this.server && this.server.exitCode === null) {
      this.server.kill('SIGTERM');
      await this.ended;
    }
    this.sink?.kill();
    this.schema?.drop();
    rmSync(this.folder, {recursive: true, force: true});
  }
}
