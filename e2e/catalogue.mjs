// The words of the pages, read from the catalogues, so that a journey finds a
// button by what its reader sees and not by a name of ours.

import { readdirSync, readFileSync } from 'node:fs';

const LOCALES = new URL('../locales/', import.meta.url);

function load(language) {
  const words = new Map();
  const folder = new URL(`${language}/`, LOCALES);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ftl'))) {
    for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
      const found = /^([a-z][a-z0-9-]*)\s*=\s*(.*)$/u.exec(line);
      if (found) words.set(found[1], found[2].trim());
    }
  }
  return words;
}

const CATALOGUES = { kk: load('kk'), ru: load('ru'), en: load('en') };

/** All keys there are. */
export const keys = () => [...CATALOGUES.kk.keys()];

/** The words of a key without variables. */
export function say(language, key) {
  const words = CATALOGUES[language].get(key);
  if (words === undefined) throw new Error(`locales/${language} has no ${key}`);
  return words;
}

/** The words of a key as a pattern: a variable stands for anything. */
export function pattern(language, key) {
  const escaped = say(language, key).replace(/[.*+?^()|[\]\\]/gu, '\\$&');
  return new RegExp(escaped.replace(/\{[^}]*\}/gu, '.*'), 'u');
}
