// The coordinator's way through the house, in each language, on a phone and on a
// laptop, on both databases: begin with the CLI's link, import people, find one by
// a misspelt name, seat them in a council, merge a double, export, erase, back up
// while serving, restore elsewhere with the same table hashes, and sign in there.

import { LANGUAGES, SIZES, context, launch } from './browser.mjs';
import { keruen, newSite, serve, stop } from './site.mjs';
import { backUpAndRestore, enterRestored } from './journey/keeping.mjs';
import { council, eraseSomebody, findSomebody, merge } from './journey/people.mjs';
import { exportAndImportAgain, importPeople } from './journey/sheet.mjs';
import { signIn } from './journey/sign-in.mjs';
import { turnLanguages } from './journey/turning.mjs';
import { linkIn, traveller } from './journey/way.mjs';

/** As many as a region may have; in the other journeys the pages matter, not the load. */
const MANY = Number(process.env.KERUEN_ROWS ?? 10_000);
const FEW = 300;

const ENGINES = ['sqlite', 'postgres'];

/** The first owner, by the name that the command is told. */
export const OWNER = 'Үлгі Иесі';

const STEPS = [
  ['sign in by the first link', signIn],
  ['import people', importPeople],
  ['find one by a misspelt name', findSomebody],
  ['a half-filled form in three languages', turnLanguages],
  ['a council with seats, the person in one', council],
  ['merge a double', merge],
  ['export, and nothing changes when it is imported again', exportAndImportAgain],
  ['erase the person', eraseSomebody],
  ['back up while serving, restore elsewhere, the same tables', backUpAndRestore],
  ['sign in at the restored site', enterRestored],
];

/** All journeys there are, each language at each size on each database; the long ones first, so that two cores end together. */
function plans() {
  const [phone, laptop] = SIZES;
  const first = LANGUAGES[0];
  const all = [
    { engine: 'sqlite', language: first, size: laptop, count: MANY },
    { engine: 'postgres', language: first, size: laptop, count: MANY },
    { engine: 'sqlite', language: first, size: phone, count: FEW, scripts: false },
  ];
  for (const language of LANGUAGES) {
    for (const engine of ENGINES) all.push({ engine, language, size: phone, count: FEW });
    // Nothing but the keyboard through the sign-in, where the hands come in.
    if (language !== first) for (const engine of ENGINES) all.push({ engine, language, size: laptop, count: FEW, keyboard: engine === 'sqlite' });
  }
  return all.map((plan) => ({ scripts: true, keyboard: false, ...plan }));
}

/** How a journey is called in the report. */
function named({ engine, language, size, count, scripts, keyboard }) {
  const more = [`${count} people`, scripts ? '' : 'no scripts', keyboard ? 'keyboard' : ''].filter(Boolean).join(', ');
  return `journey ${engine} ${language} ${size.name} (${more})`;
}

async function journey(browser, report, plan) {
  const name = named(plan);
  const began = performance.now();
  let site;
  let way;
  let server;
  try {
    site = await newSite(plan.engine, `${plan.language}-${plan.size.name}-${plan.scripts ? 'on' : 'off'}`);
    const said = await keruen('init', '--data', site.data, ...site.more, '--name', OWNER);
    server = await serve(site.data, ...site.more);
    const here = await context(browser, plan.language, plan.size, { javaScriptEnabled: plan.scripts });
    way = await traveller(here, server, { ...plan, site, owner: OWNER, browser, link: linkIn(said) });
    for (const [step, act] of STEPS) {
      // Each step stands on the one before.
      if (!(await report.step(`${name}: ${step}`, () => act(way)))) break;
    }
    report.add(`${name}: the browser has nothing to complain of`, [...new Set(way.page.troubles)]);
  } catch (error) {
    report.add(`${name}: begins`, [error.message]);
  } finally {
    await way?.page.context().close();
    if (server) await stop(server);
    await site?.remove();
  }
  console.log(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

/** All journeys, two at a time. */
export async function journeys(report) {
  const wanted = process.env.KERUEN_JOURNEY ?? '';
  const jobs = plans().filter((plan) => named(plan).includes(wanted));
  if (!process.env.KERUEN_TEST_POSTGRES && jobs.some((plan) => plan.engine === 'postgres')) {
    report.add('journeys on PostgreSQL', ['KERUEN_TEST_POSTGRES names no server']);
  }
  const browser = await launch();
  const next = () => {
    const plan = jobs.shift();
    return plan?.engine === 'postgres' && !process.env.KERUEN_TEST_POSTGRES ? jobs.shift() : plan;
  };
  try {
    await Promise.all([0, 1].map(async () => {
      for (let plan = next(); plan; plan = next()) await journey(browser, report, plan);
    }));
  } finally {
    await browser.close();
  }
}
