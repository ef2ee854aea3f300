// Somebody is found, seated, merged with their double, and erased.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { LANGUAGES } from '../browser.mjs';
import { DOUBLE, MISSPELT, SOUGHT } from '../table.mjs';
import { expect, go, open, press, until } from './way.mjs';

/** The lines of the directory that name somebody. */
const lines = (page, surname) => page.locator('main ul.rows a[href*="/desk/people/"]', { hasText: surname });

const search = (way, query) => open(way, `/desk/people?q=${encodeURIComponent(query)}`);

/** Every spelling leads to the same person. */
export async function findSomebody(way) {
  const { page } = way;
  for (const query of MISSPELT) {
    await search(way, query);
    expect((await lines(page, SOUGHT.surname).count()) === 1, `"${query}" does not find ${SOUGHT.surname} ${SOUGHT.given}`);
  }
  await press(way, lines(page, SOUGHT.surname));
  expect((await page.locator('h1').textContent()).includes(SOUGHT.surname), 'the person has no page of their own');
  way.sought = page.url();
}

/** A council with three seats, one of them taken by the person. */
export async function council(way) {
  const { page } = way;
  await open(way, '/desk/orgs/new');
  await page.locator('[name=kind]').selectOption('council');
  for (const language of LANGUAGES) await page.locator(`[name=name_${language}]`).fill(`Үлгі кеңесі ${language}`);
  await go(way);
  way.council = new URL(page.url()).pathname;
  // A council without seats asks for a term first.
  await go(way);
  const year = new Date().getFullYear();
  await page.locator('[name=number]').fill('3');
  await page.locator('[name=term_from]').fill(`01.01.${year}`);
  await page.locator('[name=term_to]').fill(`31.12.${year + 1}`);
  await go(way);
  expect((await page.locator('main table tbody tr').count()) === 3, 'the council does not show its three seats');

  await press(way, page.locator('main table a[href$="/take"]').first());
  await page.locator('[name=q]').fill(MISSPELT[0]);
  await go(way);
  await page.getByLabel(SOUGHT.surname, { exact: false }).check();
  await go(way);
  expect((await page.locator('main table tbody tr', { hasText: SOUGHT.surname }).count()) === 1, 'the person is not in the seat');
  await page.goto(way.sought);
  expect((await page.locator(`main a[href="${way.council}"]`).count()) > 0, 'the page of the person does not name their seat');
}

/** Two records become one, after a preview. */
export async function merge(way) {
  const { page } = way;
  await search(way, DOUBLE.surname);
  expect((await lines(page, DOUBLE.surname).count()) === 2, 'the two records of one person are not both found');
  await press(way, lines(page, DOUBLE.surname).first());
  await press(way, page.locator('main a[href$="/merge"]').first());
  const other = page.getByLabel(DOUBLE.surname, { exact: false });
  expect((await other.count()) === 1, 'the other record is not offered');
  await other.check();
  await go(way); // shows what will happen
  await go(way); // confirms
  await search(way, DOUBLE.surname);
  expect((await lines(page, DOUBLE.surname).count()) === 1, 'after merging there are still two');
  way.everybody -= 1;
}

/** Files of a folder in which something of the person still stands. */
async function remains(folder) {
  const traces = [SOUGHT.surname, SOUGHT.surname.toLowerCase(), SOUGHT.telephone, SOUGHT.telephone.replaceAll(' ', ''), 'omirza'];
  const found = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
    for (const trace of traces) if (bytes.includes(trace)) found.push(`${entry.name} (${trace})`);
  }
  return found;
}

/** The person is gone from the page, the search, the seat, and from the bytes on the disk. */
export async function eraseSomebody(way) {
  const { page, engine, site } = way;
  if (engine === 'sqlite') expect((await remains(site.data)).length > 0, 'the person was not to be found on the disk before either');
  await page.goto(way.sought);
  await press(way, page.locator('main a[href$="/erase"]').first());
  await go(way);
  expect(page.url().endsWith('/erased'), `after erasing one is at ${page.url()}`);
  const answer = await page.goto(way.sought);
  expect([404, 410].includes(answer.status()), `an erased person's page answers ${answer.status()}`);
  for (const query of MISSPELT) {
    await search(way, query);
    expect((await lines(page, SOUGHT.surname).count()) === 0, `"${query}" still finds the erased person`);
  }
  await page.goto(`${way.base}${way.council}`);
  expect(!(await page.locator('main').textContent()).includes(SOUGHT.surname), 'the council still names the erased person');
  way.everybody -= 1;
  if (engine === 'sqlite') {
    // The job that empties the log comes within seconds.
    let left = [];
    await until(page, async () => (left = await remains(site.data)).length === 0, 20, 'emptying the log').catch(() => {});
    expect(left.length === 0, `after erasing, the person still stands in ${left.join(', ')}`);
  }
}
