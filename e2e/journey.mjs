// The coordinator's way through the house, in each language, on a phone without
// scripts and on a laptop with them, on both databases: sign in, import ten
// thousand people, find one by a misspelt name, a council with seats, merge a
// double, export, erase, back up, restore elsewhere with the same table hashes.

import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { LANGUAGES, SIZES, context, launch, watch } from './browser.mjs';
import { code } from './second-factor.mjs';
import { folder, keruen, remove, serve, stop } from './site.mjs';
import { DOUBLE, MISSPELT, SOUGHT, people } from './table.mjs';

const run = promisify(execFile);
const ROWS = Number(process.env.KERUEN_ROWS ?? 10_000);
const POSTGRES = process.env.KERUEN_TEST_POSTGRES;

/** What a step says when the page is not as expected. */
function expect(held, words) {
  if (!held) throw new Error(words);
}

/** The one primary button of the page: it is the same in every language. */
const primary = (page) => page.locator('main .btn:not(.alt):not(.no)').first();

/** Presses the primary button and waits for the page that follows. */
async function go(page) {
  await Promise.all([page.waitForLoadState('load'), primary(page).click()]);
  await page.waitForLoadState('load');
}

/** Opens an address of the language and expects it to be there. */
async function open({ page, base, language }, path) {
  const answer = await page.goto(`${base}/${language}${path}`);
  expect(answer.ok(), `/${language}${path} answers ${answer.status()}`);
}

/** Reloads until `done` holds: what a reader without scripts does, too. */
async function until(page, done, seconds, what) {
  const end = Date.now() + seconds * 1000;
  while (!(await done())) {
    expect(Date.now() < end, `${what}: not within ${seconds} s`);
    await page.waitForTimeout(500);
    await page.reload();
  }
}

/** Makes a site with its first owner; on PostgreSQL with a database of its own. */
async function newSite(engine, name) {
  const data = await folder(name);
  let more = [];
  if (engine === 'postgres') {
    const database = `journey_${name.replace(/\W/gu, '_')}_${process.pid}`;
    await run('psql', [POSTGRES, '--quiet', '--command', `CREATE DATABASE ${database}`]);
    const url = new URL(POSTGRES);
    url.pathname = `/${database}`;
    more = ['--database', url.href];
  }
  return { data, more };
}

/** Signs the first owner in by the link, and sets the second factor up. */
async function signIn(way) {
  const { page, base, link } = way;
  await page.goto(link.replace(/^https?:\/\/[^/]+/u, base));
  await go(page);
  // The secret is also written out, in groups of four, for whoever cannot scan.
  const shown = (await page.locator('main').textContent()).replace(/\u00a0/gu, ' ');
  const secret = /(?:[A-Z2-7]{4} ?){8}/u.exec(shown)?.[0];
  expect(secret, 'the page that sets the app up does not write the secret out');
  await page.locator('input[name=code]').fill(code(secret));
  await go(page);
  expect((await page.locator('main li').count()) >= 10, 'there are not ten recovery codes');
  await go(page);
  await open(way, '/desk');
}

/** Dry run, difference, apply; a second time nothing changes. */
async function importPeople(way) {
  const { page, language, table } = way;
  await open(way, '/desk/import');
  await page.locator('input[type=file]').setInputFiles(table);
  await go(page);
  await until(page, () => page.locator('[data-new]').first().isVisible(), 120, 'the dry run');
  const count = Number(await page.locator('[data-new]').first().getAttribute('data-new'));
  expect(count === ROWS + 3, `the dry run finds ${count} new people, not ${ROWS + 3}`);
  await go(page);
  await until(page, () => page.locator('[data-applied]').first().isVisible(), 180, 'the import');

  await open(way, '/desk/import');
  await page.locator('input[type=file]').setInputFiles(table);
  await go(page);
  await until(page, () => page.locator('[data-new]').first().isVisible(), 120, 'the second dry run');
  expect((await page.locator('[data-new]').first().getAttribute('data-new')) === '0', `a second import in ${language} is not without effect`);
}

/** Every spelling leads to the same person. */
async function find(way) {
  const { page } = way;
  for (const query of MISSPELT) {
    await open(way, `/desk/people?q=${encodeURIComponent(query)}`);
    const rows = page.locator('main a[href*="/desk/people/"]', { hasText: SOUGHT.surname });
    expect((await rows.count()) > 0, `"${query}" does not find ${SOUGHT.surname} ${SOUGHT.given}`);
  }
  await page.locator('main a[href*="/desk/people/"]', { hasText: SOUGHT.surname }).first().click();
  expect((await page.locator('h1').textContent()).includes(SOUGHT.surname), 'the person has no page of their own');
  way.sought = page.url();
}

/** A council with three seats, one of them taken. */
async function council(way) {
  const { page } = way;
  await open(way, '/desk/orgs/new');
  await page.locator('[name=kind]').selectOption('council');
  for (const language of LANGUAGES) await page.locator(`[name=name_${language}]`).fill(`Үлгі кеңесі ${language}`);
  await go(page);
  way.council = page.url();
  for (let seat = 0; seat < 3; seat += 1) {
    await page.goto(`${way.council}/seats/new`);
    await go(page);
  }
  await page.goto(way.council);
  expect((await page.locator('[data-seat]').count()) === 3, 'the council does not show its three seats');
}

/** Two records become one, after a preview. */
async function merge(way) {
  const { page } = way;
  const doubles = page.locator('main a[href*="/desk/people/"]', { hasText: DOUBLE.surname });
  await open(way, `/desk/people?q=${encodeURIComponent(DOUBLE.surname)}`);
  expect((await doubles.count()) >= 2, 'the two records of one person are not both found');
  await doubles.first().click();
  await page.locator('main a[href*="/merge"]').first().click();
  await go(page); // chooses the other record, shows what will happen
  await go(page); // confirms
  await open(way, `/desk/people?q=${encodeURIComponent(DOUBLE.surname)}`);
  expect((await doubles.count()) === 1, 'after merging there are still two');
}

/** What is exported can be imported again and changes nothing. */
async function exportPeople(way) {
  const { page } = way;
  for (const kind of ['csv', 'xlsx']) {
    const answer = await page.request.get(`${way.base}/${way.language}/desk/people/export.${kind}`);
    expect(answer.ok(), `the ${kind} answers ${answer.status()}`);
    const file = join(way.site.data, `export.${kind}`);
    await writeFile(file, await answer.body());
    await open(way, '/desk/import');
    await page.locator('input[type=file]').setInputFiles(file);
    await go(page);
    await until(page, () => page.locator('[data-new]').first().isVisible(), 120, `the dry run of the ${kind}`);
    const found = page.locator('[data-new]').first();
    for (const what of ['new', 'changed', 'faulty']) {
      expect((await found.getAttribute(`data-${what}`)) === '0', `the ${kind} brings ${what} rows when it is imported again`);
    }
    await remove(file);
  }
}

/** One person is gone from the page, the search and the files. */
async function erase(way) {
  const { page, engine, site } = way;
  await page.goto(way.sought);
  await page.locator('main a[href*="/erase"]').first().click();
  await go(page);
  const answer = await page.goto(way.sought);
  expect(answer.status() === 410 || answer.status() === 404, `an erased person's page answers ${answer.status()}`);
  await open(way, `/desk/people?q=${encodeURIComponent(MISSPELT[0])}`);
  expect((await page.locator('main a[href*="/desk/people/"]', { hasText: SOUGHT.surname }).count()) === 0, 'an erased person is still found');
  if (engine === 'sqlite') {
    for (const name of await readdir(site.data, { recursive: true })) {
      const bytes = await readFile(join(site.data, name)).catch(() => Buffer.alloc(0));
      expect(!bytes.includes(SOUGHT.surname), `${name} still holds the erased surname`);
    }
  }
}

/** The hashes of all tables, out of a backup's manifest. */
async function hashes(file) {
  const { stdout } = await run('tar', ['-xOzf', file, 'manifest.json'], { maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout).tables;
}

/** A backup taken while serving, restored elsewhere, has the same tables. */
async function backUpAndRestore(way) {
  const { engine, language, size, site } = way;
  const first = `${site.data}.tar.gz`;
  const second = `${site.data}.again.tar.gz`;
  const elsewhere = await newSite(engine, `restored-${language}-${size.name}`);
  try {
    await keruen('backup', '--data', site.data, ...site.more, '--out', first);
    await keruen('restore', first, '--data', elsewhere.data, ...elsewhere.more);
    await keruen('backup', '--data', elsewhere.data, ...elsewhere.more, '--out', second);
    const [before, after] = [await hashes(first), await hashes(second)];
    expect(JSON.stringify(before) === JSON.stringify(after), 'the tables of the restored site have other hashes');
  } finally {
    for (const path of [first, second, elsewhere.data]) await remove(path);
  }
}

const STEPS = [
  ['sign in', signIn],
  ['import', importPeople],
  ['find by a misspelt name', find],
  ['a council with seats', council],
  ['merge', merge],
  ['export', exportPeople],
  ['erase', erase],
  ['back up and restore', backUpAndRestore],
];

async function journey(browser, report, engine, language, size) {
  const name = `journey ${engine} ${language} ${size.name}`;
  const site = await newSite(engine, `${engine}-${language}-${size.name}`);
  let server;
  try {
    const said = await keruen('init', '--data', site.data, ...site.more, '--name', 'Үлгі Иесі');
    const link = /https?:\/\/\S+/u.exec(said.split('\n').reverse().find((line) => line.includes('://')) ?? '')?.[0];
    expect(link, `init prints no link:\n${said}`);
    server = await serve(site.data, ...site.more);
    const table = `${site.data}.csv`;
    await writeFile(table, people(language, ROWS));
    // On the phone without scripts: nothing in the journey may need one.
    const here = await context(browser, language, size, { javaScriptEnabled: size !== SIZES[0] });
    const page = await watch(await here.newPage(), server.base);
    page.setDefaultTimeout(15_000);
    const way = { page, base: server.base, language, size, engine, site, link, table };
    for (const [step, act] of STEPS) {
      // Each step stands on the one before.
      if (!(await report.step(`${name}: ${step}`, () => act(way)))) break;
    }
    report.add(`${name}: the browser has nothing to complain of`, [...new Set(page.troubles)]);
    await here.close();
    await remove(table);
  } catch (error) {
    report.add(`${name}: begins`, [error.message]);
  } finally {
    if (server) await stop(server);
    await remove(site.data);
  }
}

/** All journeys, two at a time. */
export async function journeys(report) {
  const jobs = [];
  for (const engine of ['sqlite', 'postgres']) {
    if (engine === 'postgres' && !POSTGRES) {
      report.add('journeys on PostgreSQL', ['KERUEN_TEST_POSTGRES names no server']);
      continue;
    }
    for (const language of LANGUAGES) for (const size of SIZES) jobs.push([engine, language, size]);
  }
  const browser = await launch();
  try {
    await Promise.all([0, 1].map(async () => {
      for (let job = jobs.shift(); job; job = jobs.shift()) await journey(browser, report, ...job);
    }));
  } finally {
    await browser.close();
  }
}
