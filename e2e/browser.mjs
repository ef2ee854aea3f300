// Debian's Chromium, told to stay off the network, and what every page in it is
// watched for: messages of the content security policy, errors, other hosts.

import { chromium } from 'playwright-core';

export const SIZES = [
  { name: '360', width: 360, height: 740 },
  { name: '1280', width: 1280, height: 800 },
];

export const LANGUAGES = ['kk', 'ru', 'en'];

/** `letters` is the size of plain text that the reader has set, in pixels. */
export function launch({ letters = 16 } = {}) {
  return chromium.launch({
    executablePath: process.env.KERUEN_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', // CI runs as root, where Chromium refuses its own sandbox
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--blink-settings=defaultFontSize=${letters}`,
    ],
  });
}

/** Locale as a browser of that reader would send it. */
const LOCALE = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' };

export function context(browser, language, size, more = {}) {
  return browser.newContext({
    viewport: { width: size.width, height: size.height },
    locale: LOCALE[language],
    timezoneId: 'Asia/Aqtau',
    reducedMotion: 'reduce',
    ...more,
  });
}

/**
 * Notes on `page.troubles` whatever the page does that it must not. `base` is
 * the only host it may speak to.
 */
export async function watch(page, base) {
  page.troubles = [];
  const note = (words) => page.troubles.push(words);
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${base}/`) && !url.startsWith('data:') && !url.startsWith('blob:')) note(`asks another host: ${url}`);
  });
  page.on('console', (message) => {
    const text = message.text();
    // The answer's own status is looked at elsewhere; a sample of an error page may answer 404.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) note(`console: ${text}`);
  });
  page.on('pageerror', (error) => note(`script: ${error.message}`));
  await page.exposeBinding('keruenViolation', (_, words) => note(`content security policy: ${words}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      globalThis.keruenViolation(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return page;
}
