// Everything that needs a browser: the crawl of all sample pages, then the
// journeys on both databases. `node run.mjs crawl` or `node run.mjs journey`
// runs one of them; KERUEN_BASE=http://… crawls a site that runs already.

import { crawl } from './crawl.mjs';
import { journeys } from './journey.mjs';
import { Report } from './report.mjs';
import { withDemo } from './site.mjs';

const wanted = process.argv[2];
const report = new Report();

if (wanted === undefined || wanted === 'crawl') {
  await report.step('crawl: all samples were walked', async () => {
    if (process.env.KERUEN_BASE) await crawl(process.env.KERUEN_BASE, report);
    else await withDemo(({ base }) => crawl(base, report));
  });
}
if (wanted === undefined || wanted === 'journey') await journeys(report);

await report.write();
process.exit(report.failed === 0 && report.passed > 0 ? 0 : 1);
