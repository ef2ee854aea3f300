// A backup while serving, a restored site elsewhere, and the way into it.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

import { context } from '../browser.mjs';
import { keruen, newSite, remove, serve, stop } from '../site.mjs';
import { DOUBLE, SOUGHT } from '../table.mjs';
import { signIn } from './sign-in.mjs';
import { expect, linkIn, open, traveller } from './way.mjs';

const run = promisify(execFile);

/** Rows and hash of every table, out of a backup's manifest. */
async function tables(file) {
  const { stdout } = await run('tar', ['-xOzf', file, 'manifest.json'], { maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout).tables;
}

/** A backup taken while serving, restored elsewhere, has the same tables. */
export async function backUpAndRestore(way) {
  const { engine, language, size, scripts, site } = way;
  const first = `${site.data}.tar.gz`;
  const second = `${site.data}.again.tar.gz`;
  way.restored = await newSite(engine, `restored-${language}-${size.name}-${scripts ? 'on' : 'off'}`);
  const { data, more } = way.restored;
  try {
    await keruen('backup', '--data', site.data, ...site.more, '--out', first);
    expect(!gunzipSync(await readFile(first)).includes(SOUGHT.surname), 'the backup still names the erased person');
    // Nobody was erased since the backup.
    await keruen('restore', first, '--no-erased', '--data', data, ...more);
    await keruen('backup', '--data', data, ...more, '--out', second);
    const [before, after] = [await tables(first), await tables(second)];
    expect(before.length > 20, `the manifest lists ${before.length} tables`);
    expect(before.find((table) => table.name === 'person')?.rows >= way.everybody, 'the backup has not everybody');
    // A setting tells of the old site's last night: its backups are none of the new one's.
    const same = (table, place) => table.name === 'setting' || JSON.stringify(table) === JSON.stringify(after[place]);
    const other = before.filter((table, place) => !same(table, place)).map((table) => table.name);
    expect(other.length === 0 && before.length === after.length, `the restored site has other hashes of ${other.join(', ')}`);
  } catch (error) {
    await way.restored.remove();
    throw error;
  } finally {
    await remove(first);
    await remove(second);
  }
}

/** Links stay out of a backup: the command makes a new one, and everybody is there. */
export async function enterRestored(way) {
  const { browser, language, size, restored, owner } = way;
  let server;
  let here;
  try {
    const said = await keruen('user', 'reset', '--data', restored.data, ...restored.more, owner);
    server = await serve(restored.data, ...restored.more);
    // Cookies know no ports: a context of its own.
    here = await context(browser, language, size, { javaScriptEnabled: way.scripts });
    const there = await traveller(here, server, { ...way, link: linkIn(said) });
    await signIn(there);
    await open(there, `/desk/people?q=${encodeURIComponent(DOUBLE.surname)}`);
    expect((await there.page.locator('main ul.rows a', { hasText: DOUBLE.surname }).count()) === 1, 'the merged person is not in the restored site');
    way.page.troubles.push(...there.page.troubles);
  } finally {
    await here?.close();
    if (server) await stop(server);
    await restored.remove();
  }
}
