// Every sample page, in three languages, on a phone and on a laptop.

import { mkdir, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

import { LANGUAGES, SIZES, context, launch, watch } from './browser.mjs';
import { keys } from './catalogue.mjs';
import { cutOrOverlapping, sideways, structure, unfold } from './look.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = new URL('./shots/', import.meta.url);
/** Pages with findings are pictured; with KERUEN_SHOTS set, all of them. */
const PICTURES = Boolean(process.env.KERUEN_SHOTS);
const [PHONE] = SIZES;

/** WCAG 2.2 A and AA, and what axe calls best practice. */
const RULES = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  // Would fetch the style sheet once more, for one rule that is experimental.
  preload: false,
};

/** Colours know no language: looking at them in the first one is enough, and half of axe's work. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const ONLY_COLOURS = { ...RULES, runOnly: COLOURS, rules: {} };
const NO_COLOURS = { ...RULES, rules: { ...RULES.rules, ...Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }])) } };

const validator = new HtmlValidate(new StaticConfigLoader(JSON.parse(readFileSync(new URL('./htmlvalidate.json', import.meta.url), 'utf8'))));

async function markup(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) => result.messages).map((found) => `html ${found.line}:${found.column} ${found.ruleId}: ${found.message}`);
}

/** Runs axe, which every page has with it. */
async function axe(page, options, mode) {
  const violations = await page.evaluate(async (chosen) => (await globalThis.axe.run(document, chosen)).violations, options);
  return violations.flatMap((found) =>
    found.nodes.slice(0, 3).map((node) => {
      const why = node.any.concat(node.all, node.none)[0]?.message ?? found.help;
      return `axe ${mode} ${found.id}: ${node.target.join(' ')} ${why.slice(0, 160)}`;
    }),
  );
}

/** The addresses of all samples, from the index that the site keeps. */
async function samples(base, language) {
  const answer = await fetch(`${base}/${language}/samples`);
  if (!answer.ok) throw new Error(`/${language}/samples answers ${answer.status}`);
  const found = [...(await answer.text()).matchAll(/href="?(\/[^"\s>]*\/samples\/[^"\s>]+)/gu)].map((match) => match[1].replaceAll('&amp;', '&'));
  const own = [...new Set(found)].filter((path) => path.startsWith(`/${language}/samples/`));
  if (own.length === 0) throw new Error(`/${language}/samples lists no sample`);
  return own;
}

/** A file name out of an address. */
const named = (path) => (path.split('/samples/')[1] ?? '').replace(/[^a-z0-9]+/giu, '-').replace(/^-|-$/gu, '') || 'index';

/** A picture of the whole page. */
async function picture(page, path, language, size) {
  const file = new URL(`${language}-${size.name}/${named(path)}.png`, SHOTS).pathname;
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
}

const resize = (page, { width, height }) => page.setViewportSize({ width, height });

/**
 * Loads a page once and looks at it in each size: nothing on it depends on the
 * size but its style. Returns the findings of each size.
 */
async function visit(page, base, path, language) {
  page.troubles.length = 0;
  await resize(page, PHONE);
  const answer = await page.goto(base + path, { waitUntil: 'load' });
  const findings = new Map(SIZES.map((size) => [size, []]));
  findings.get(PHONE).push(...(await markup(await answer.text())));
  await page.evaluate(() => document.fonts.ready.then(() => {}));

  // The list of samples names them, and a name may be a key's as well.
  const known = named(path) === 'samples' ? [] : keys();
  for (const size of SIZES) {
    if (size !== PHONE) await resize(page, size);
    if (PICTURES) await picture(page, path, language, size);
    // Words are the same in each size.
    findings.get(size).push(...(await page.evaluate(structure, { language, keys: size === PHONE ? known : [], isParts: named(path) === 'parts' })));
  }

  await page.evaluate(unfold);
  for (const size of [...SIZES].reverse()) {
    await resize(page, size);
    const here = findings.get(size);
    here.push(...(await axe(page, language === LANGUAGES[0] ? RULES : NO_COLOURS, 'light')));
    here.push(...(await page.evaluate(cutOrOverlapping)), ...(await page.evaluate(sideways)));
  }
  const here = findings.get(PHONE);
  if (language === LANGUAGES[0]) {
    await page.emulateMedia({ colorScheme: 'dark' });
    here.push(...(await axe(page, ONLY_COLOURS, 'dark')));
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await resize(page, { width: 320, height: 640 });
  here.push(...(await page.evaluate(sideways)), ...page.troubles);
  for (const size of SIZES) {
    if (findings.get(size).length === 0) continue;
    await resize(page, size);
    await picture(page, path, language, size);
  }
  return findings;
}

/** Letters twice as large, as many have set in their phones: no page is wider than the screen. */
async function largeLetters(base, report, jobs) {
  const browser = await launch({ letters: 32 });
  try {
    const here = await context(browser, LANGUAGES[0], PHONE);
    const page = await here.newPage();
    for (const { language, path } of jobs) {
      await report.step(`letters twice as large ${language} ${PHONE.name} ${named(path)}`, async () => {
        await page.goto(base + path, { waitUntil: 'load' });
        const wide = await page.evaluate(sideways);
        if (wide.length > 0) throw new Error(wide.join('; '));
      });
    }
  } finally {
    await browser.close();
  }
}

/** Walks all samples of a running site and notes one check for each page, language and size. */
export async function crawl(base, report) {
  const jobs = [];
  await rm(SHOTS, { recursive: true, force: true });
  for (const language of LANGUAGES) {
    for (const size of SIZES) await mkdir(new URL(`${language}-${size.name}/`, SHOTS), { recursive: true });
    await report.step(`samples ${language}: the index lists them`, async () => {
      jobs.push(...(await samples(base, language)).map((path) => ({ language, path })));
    });
  }
  await largeLetters(base, report, jobs.filter(({ language }) => language === LANGUAGES[0]));
  const browser = await launch();
  try {
    // Two pages at a time: one for each core of the smallest machine.
    await Promise.all([0, 1].map(async () => {
      const pages = new Map();
      for (const language of LANGUAGES) {
        const here = await context(browser, language, PHONE);
        const page = await watch(await here.newPage(), base);
        await page.addInitScript(AXE);
        pages.set(language, page);
      }
      for (let job = jobs.shift(); job; job = jobs.shift()) {
        const { language, path } = job;
        let findings;
        try {
          findings = await visit(pages.get(language), base, path, language);
        } catch (error) {
          findings = new Map(SIZES.map((size) => [size, [error.message.split('\n')[0]]]));
        }
        for (const [size, found] of findings) report.add(`sample ${language} ${size.name} ${named(path)}`, [...new Set(found)]);
      }
    }));
  } finally {
    await browser.close();
  }
}
