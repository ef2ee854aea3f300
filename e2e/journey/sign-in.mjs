// The way in: a link from the command line, and the second factor.

import { code } from '../second-factor.mjs';
import { expect, go, open, write } from './way.mjs';

/** Signs the owner in by the link, and sets the second factor up. */
export async function signIn(way) {
  const { page, base, language } = way;
  // The command speaks one language; its reader takes the page in their own.
  const address = way.link.replace(/^https?:\/\/[^/]+\/../u, `${base}/${language}`);
  const answer = await page.goto(address);
  expect(answer.ok(), `the link answers ${answer.status()}`);
  expect((await page.locator('main').textContent()).includes(way.owner), 'the link does not say whom it signs in');
  await go(way);
  // The secret is also written out, in groups of four, for whoever cannot scan.
  const secret = await page.locator('main code').first().textContent();
  expect(/^(?:[A-Z2-7]{4}\s?){8}$/u.test(secret.trim()), 'the page that sets the app up does not write the secret out');
  await write(way, page.locator('input[name=code]'), code(secret));
  await go(way);
  expect((await page.locator('main ol li code').count()) === 10, 'there are not ten recovery codes');
  await go(way);
  expect(new URL(page.url()).pathname === `/${language}/desk`, `after signing in one is at ${page.url()}`);
  // The link is used up: it offers nobody else to come in.
  const elsewhere = await page.context().browser().newContext();
  try {
    const stranger = await elsewhere.newPage();
    await stranger.goto(address);
    expect(!(await stranger.locator('main').textContent()).includes(way.owner), 'the link works twice');
  } finally {
    await elsewhere.close();
  }
  way.keyboard = false;
  await open(way, '/desk');
}
