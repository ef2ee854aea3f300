// The picture in the README: the demonstration's first programme, in Kazakh, on
// a phone beside a laptop. `node picture.mjs` writes docs/picture.png.

import { LANGUAGES, SIZES, context, launch } from './browser.mjs';
import { withDemo } from './site.mjs';

const OUT = new URL('../docs/picture.png', import.meta.url).pathname;

await withDemo(async ({ base }) => {
  const browser = await launch();
  try {
    const shots = [];
    for (const size of SIZES) {
      const here = await context(browser, LANGUAGES[0], size, { deviceScaleFactor: size === SIZES[0] ? 1 : 0.9 });
      const page = await here.newPage();
      await page.goto(`${base}/kk/`);
      await page.locator('main a[href^="/kk/p/"]').first().click();
      await page.waitForLoadState('networkidle');
      // The bar of the demonstration is no part of a site.
      await page.evaluate(() => document.querySelector('nav.demo')?.remove());
      shots.push(`data:image/png;base64,${(await page.screenshot()).toString('base64')}`);
      await here.close();
    }
    const sheet = await browser.newPage({ viewport: { width: 1280, height: 640 } });
    await sheet.setContent(`<style>
      body { margin: 0; height: 640px; background: #f1ede5; display: flex; gap: 40px; align-items: center; justify-content: center }
      img { border: 1px solid #e0d9cc; border-radius: 12px; box-shadow: 0 2px 12px #17222b22 }
    </style><img src="${shots[1]}" height="520"><img src="${shots[0]}" height="580">`);
    await sheet.screenshot({ path: OUT });
  } finally {
    await browser.close();
  }
});
