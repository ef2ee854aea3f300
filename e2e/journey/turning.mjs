// A half-filled form goes along into the other languages and back.

import { LANGUAGES } from '../browser.mjs';
import { expect, open, press } from './way.mjs';

/** What is typed stays whatever language is chosen, and the Enter key sends the form as ever. */
export async function turnLanguages(way) {
  const { page, language } = way;
  const typed = 'Үлгілік «Қ» & 1';
  await open(way, '/desk/people/new');
  await page.locator('[name=surname]').fill(typed);
  for (const other of [...LANGUAGES.filter((one) => one !== language), language]) {
    await press({ ...way, keyboard: false }, page.locator(`.lang button[lang=${other}]`));
    expect((await page.locator('html').getAttribute('lang')) === other, `the page does not turn to ${other}`);
    expect((await page.locator('[name=surname]').inputValue()) === typed, `what was typed is lost in ${other}`);
  }
  await page.locator('[name=surname]').fill('');
  const sent = page.waitForEvent('framenavigated', { predicate: (frame) => frame === page.mainFrame() });
  await page.locator('[name=given]').press('Enter');
  await sent;
  await page.waitForLoadState();
  expect((await page.locator('html').getAttribute('lang')) === language, 'the Enter key chooses a language');
  expect((await page.locator('.errs').count()) === 1, 'the Enter key does not send the form');
}
