// People from a spreadsheet, and back.

import { writeFile } from 'node:fs/promises';

import { remove } from '../site.mjs';
import { people } from '../table.mjs';
import { expect, go, open, press, until } from './way.mjs';

/** The rows that the difference, or the result, counts: new, changed, unchanged, faulty. */
async function counted(page) {
  const numbers = await page.locator('dl.facts dd').evaluateAll((all) => all.map((one) => Number(one.firstChild.textContent.replace(/\D/gu, ''))));
  expect(numbers.length === 4, `${page.url()} counts ${numbers.length} things, not four`);
  const [added, changed, same, faulty] = numbers;
  return { added, changed, same, faulty };
}

/** Hands a file in and waits for the difference. */
async function handIn(way, file) {
  const { page } = way;
  await open(way, '/desk/people');
  await press(way, page.locator('main a[href$="/desk/people/import"]').first());
  await page.locator('input[type=file]').setInputFiles(file);
  await go(way);
  expect(/\/import\/\d+$/u.test(new URL(page.url()).pathname), `the file is not understood: ${page.url()}, ${await page.locator('main').textContent()}`);
  return counted(page);
}

/** Dry run, difference, apply. */
export async function importPeople(way) {
  const { page, language, count, site } = way;
  const file = `${site.data}.csv`;
  await writeFile(file, people(language, count));
  try {
    const shown = await handIn(way, file);
    way.everybody = count + 3;
    expect(shown.added === way.everybody && shown.faulty === 0, `the dry run finds ${JSON.stringify(shown)}, not ${way.everybody} new people`);
    await go(way);
    await until(page, () => page.locator('main a.btn[href$="/desk/people"]').first().isVisible(), 120, 'the import');
    const done = await counted(page);
    expect(done.added === way.everybody, `the import took ${JSON.stringify(done)}`);
  } finally {
    await remove(file);
  }
}

/** What is exported can be imported again and changes nothing. */
export async function exportAndImportAgain(way) {
  const { page, site } = way;
  for (const kind of ['xlsx', 'csv']) {
    await open(way, '/desk/people');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`main a[href*="/export.${kind}"]`).click()]);
    const file = `${site.data}.${kind}`;
    await download.saveAs(file);
    try {
      const { added, changed, same, faulty } = await handIn(way, file);
      expect(added === 0 && changed === 0 && faulty === 0, `the ${kind} brings ${added} new, ${changed} changed, ${faulty} faulty rows when it is imported again`);
      expect(same === way.everybody, `the ${kind} holds ${same} people, not ${way.everybody}`);
      // Nothing to take: the file is put away.
      await press(way, page.locator('main form[action$="/discard"] button'));
    } finally {
      await remove(file);
    }
  }
}
