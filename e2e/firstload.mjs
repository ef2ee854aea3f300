// How much a first visit costs: `node firstload.mjs ADDRESS` prints, as JSON, the
// requests that a browser with an empty cache makes, and the bytes that travel.

import { launch } from './browser.mjs';

const browser = await launch();
try {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let requests = 0;
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    requests += 1;
    bytes += encodedDataLength;
  });
  await page.goto(process.argv[2], { waitUntil: 'networkidle' });
  console.log(JSON.stringify({ requests, bytes }));
} finally {
  await browser.close();
}
