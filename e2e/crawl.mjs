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

/** WCAG 2.2 A and AA, and what axe calls best practice. */
const RULES = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

const validator = new HtmlValidate(new StaticConfigLoader(JSON.parse(readFileSync(new URL('./htmlvalidate.json', import.meta.url), 'utf8'))));

async function markup(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) => result.messages).map((found) => `html ${found.line}:${found.column} ${found.ruleId}: ${found.message}`);
}

async function axe(page, options, mode) {
  await page.evaluate(AXE);
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

async function visit(page, base, path, language, size) {
  page.troubles.length = 0;
  const findings = [];
  const answer = await page.goto(base + path, { waitUntil: 'load' });
  const html = await answer.text();
  // The markup does not depend on the width of the screen.
  if (size === SIZES[0]) findings.push(...(await markup(html)));
  // The list of samples names them, and a name may be a key's as well.
  const known = named(path) === 'samples' ? [] : keys();
  findings.push(...(await page.evaluate(structure, { language, keys: known, isParts: named(path) === 'parts' })));

  const folder = new URL(`${language}-${size.name}/`, SHOTS);
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  await page.screenshot({ path: new URL(`${named(path)}.png`, folder).pathname, fullPage: true, animations: 'disabled' });

  await page.evaluate(unfold);
  findings.push(...(await axe(page, RULES, 'light')));
  findings.push(...(await page.evaluate(cutOrOverlapping)));
  findings.push(...(await page.evaluate(sideways)));

  if (size === SIZES[0]) {
    await page.setViewportSize({ width: 320, height: 640 });
    findings.push(...(await page.evaluate(sideways)));
    await page.setViewportSize({ width: size.width, height: size.height });
    await page.emulateMedia({ colorScheme: 'dark' });
    findings.push(...(await axe(page, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, resultTypes: ['violations'] }, 'dark')));
    await page.emulateMedia({ colorScheme: 'light' });
  }
  findings.push(...page.troubles);
  return [...new Set(findings)];
}

/** Walks all samples of a running site and notes one check for each page, language and size. */
export async function crawl(base, report) {
  const jobs = [];
  await rm(SHOTS, { recursive: true, force: true });
  for (const language of LANGUAGES) {
    let paths = [];
    await report.step(`samples ${language}: the index lists them`, async () => {
      paths = await samples(base, language);
    });
    for (const size of SIZES) {
      await mkdir(new URL(`${language}-${size.name}/`, SHOTS), { recursive: true });
      if (paths.length > 0) jobs.push({ language, size, paths });
    }
  }
  const browser = await launch();
  try {
    // Two pages at a time: one for each core of the smallest machine.
    await Promise.all([0, 1].map(async () => {
      for (let job = jobs.shift(); job; job = jobs.shift()) {
        const { language, size, paths } = job;
        const here = await context(browser, language, size);
        const page = await watch(await here.newPage(), base);
        for (const path of paths) {
          let findings;
          try {
            findings = await visit(page, base, path, language, size);
          } catch (error) {
            findings = [error.message.split('\n')[0]];
          }
          report.add(`sample ${language} ${size.name} ${named(path)}`, findings);
        }
        await here.close();
      }
    }));
  } finally {
    await browser.close();
  }
}
