// One traveller: a page, what is known about the site, and how one moves on it.

import { SIZES, watch } from '../browser.mjs';
import { sideways } from '../look.mjs';

/** What a step says when the page is not as expected. */
export function expect(held, words) {
  if (!held) throw new Error(words);
}

/** The link that a command printed last. */
export function linkIn(said) {
  const links = said.match(/https?:\/\/\S+\/sign-in\/\S+/gu);
  expect(links, `no link to sign in:\n${said}`);
  return links.at(-1);
}

/** A new page of a context, with everything a step needs to know. */
export async function traveller(here, server, known) {
  const page = await watch(await here.newPage(), server.base);
  page.setDefaultTimeout(20_000);
  return { ...known, page, base: server.base, server, seen: new Set() };
}

/** The one primary button of the page: it is the same in every language. */
export const primary = (page) => page.locator('main .btn:not(.alt):not(.no)').first();

/** Looks at a page once in a narrower window: nothing may stick out of it. */
async function narrow({ page, size, seen }) {
  const place = new URL(page.url()).pathname.replace(/\d+/gu, 'n');
  if (size !== SIZES[0] || seen.has(place)) return;
  seen.add(place);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const words of await page.evaluate(sideways)) page.troubles.push(`320 px ${place}: ${words}`);
  await page.setViewportSize({ width: size.width, height: size.height });
}

/** Moves the focus by the tabulator until it is on the element, where it can be seen. */
async function reach(page, element) {
  for (let stop = 0; stop < 60; stop += 1) {
    const there = await element.evaluate((one) => one === document.activeElement);
    if (there) {
      const ring = await element.evaluate((one) => {
        const style = getComputedStyle(one);
        return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      });
      expect(ring, 'the focus cannot be seen');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('the tabulator does not lead to the element');
}

/** Presses something and waits for the page that follows. */
export async function press(way, element) {
  const { page, keyboard } = way;
  const moved = page.waitForEvent('framenavigated', { predicate: (frame) => frame === page.mainFrame() });
  if (keyboard) {
    await reach(page, element);
    await Promise.all([moved, page.keyboard.press('Enter')]);
  } else {
    // As a reader's thumb would: the bar at the foot of a phone lies over what is below.
    await element.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await Promise.all([moved, element.click()]);
  }
  await page.waitForLoadState('load');
  await narrow(way);
}

/** Presses the primary button. */
export const go = (way) => press(way, primary(way.page));

/** Writes into a field. */
export async function write(way, element, text) {
  if (!way.keyboard) return element.fill(text);
  await reach(way.page, element);
  return way.page.keyboard.type(text);
}

/** Opens an address of the language and expects it to be there. */
export async function open(way, path) {
  const answer = await way.page.goto(`${way.base}/${way.language}${path}`);
  expect(answer.ok(), `/${way.language}${path} answers ${answer.status()}`);
  await narrow(way);
}

/** Waits until `done` holds; the page asks again by itself, without a script. */
export async function until(page, done, seconds, what) {
  const end = performance.now() + seconds * 1000;
  while (!(await done().catch(() => false))) {
    expect(performance.now() < end, `${what}: not within ${seconds} s, but ${page.url()}: ${await page.locator('h1').textContent()}`);
    await page.waitForTimeout(250);
  }
}
