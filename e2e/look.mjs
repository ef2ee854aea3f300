// What is looked at inside a page. Each function runs in the browser and returns
// findings as sentences; nothing found is an empty list.

/** One heading, a title, the right language, no raw catalogue key, one primary button. */
export function structure({ language, keys, isParts }) {
  const findings = [];
  const known = new Set(keys);
  const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
  const headings = document.querySelectorAll('h1');
  if (headings.length !== 1) findings.push(`${headings.length} h1`);
  else if (headings[0].textContent.trim() === '') findings.push('the h1 is empty');
  if (document.title.trim() === '') findings.push('no title');
  if (document.documentElement.lang !== language) findings.push(`lang is ${document.documentElement.lang}`);

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    if (known.has(text)) findings.push(`a key is shown instead of its words: ${text}`);
    if (/\{\s*\$|\bundefined\b|\bNaN\b|\bSome\(|(?<!-)\bNone\b(?!-)/u.test(text)) findings.push(`unfinished text: ${text.slice(0, 60)}`);
  }

  // A page has one primary button. A list whose rows each have a form of their
  // own has none: their buttons are `alt`. The sheet of all parts is excepted.
  const primary = [...document.querySelectorAll('.btn')].filter(
    (button) => shown(button) && !button.matches('.alt, .no'),
  );
  if (primary.length > 1 && !isParts) findings.push(`${primary.length} primary buttons: ${primary.map((button) => button.textContent.trim()).join(' | ')}`);
  return findings;
}

/** Text that does not fit where it stands, or that stands on other text. */
export function cutOrOverlapping() {
  const findings = [];
  const quote = (element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}"> "${element.textContent.trim().slice(0, 40)}"`;
  const hides = (value) => value === 'hidden' || value === 'clip';
  const unseen = (element) => {
    for (let up = element; up; up = up.parentElement) if (getComputedStyle(up).clipPath !== 'none') return true;
    return false;
  };
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('.vh, svg, [aria-hidden="true"]') || element.textContent.trim() === '') continue;
    const style = getComputedStyle(element);
    // Chromium clips the inside of fields itself; their values scroll.
    if (element.matches('input, textarea, select, option')) continue;
    if (!(hides(style.overflowX) || hides(style.overflowY)) || unseen(element)) continue;
    if (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) findings.push(`cut at the side: ${quote(element)}`);
    if (hides(style.overflowY) && element.clientHeight > 0 && element.scrollHeight > element.clientHeight + 1) findings.push(`cut below: ${quote(element)}`);
  }

  // The part of the page through which an element can be seen, or none when it
  // is hidden, or sticks and floats: that is meant to pass over the rest.
  const openingFor = (element) => {
    const window = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (['fixed', 'sticky'].includes(style.position) || style.clipPath !== 'none') return null;
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const box = up.getBoundingClientRect();
      window.left = Math.max(window.left, box.left);
      window.right = Math.min(window.right, box.right);
      window.top = Math.max(window.top, box.top);
      window.bottom = Math.min(window.bottom, box.bottom);
    }
    return window;
  };

  // Every run of text as it stands on the page, one box a line.
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (walker.currentNode.textContent.trim() === '' || parent.closest('.vh, .skip, svg, script, option, textarea')) continue;
    const window = openingFor(parent);
    if (!window) continue;
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) {
      const seen = box.right > window.left && box.left < window.right && box.bottom > window.top && box.top < window.bottom;
      if (seen && box.width > 1 && box.height > 1) boxes.push({ box, parent, text: walker.currentNode });
    }
  }
  boxes.sort((one, other) => one.box.top - other.box.top);
  for (let index = 0; index < boxes.length; index += 1) {
    const one = boxes[index];
    for (let next = index + 1; next < boxes.length && boxes[next].box.top < one.box.bottom; next += 1) {
      const other = boxes[next];
      if (one.text === other.text) continue;
      // A line box is taller than its letters: only a real overlap counts.
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (across > 2 && down > 0.45 * Math.min(one.box.height, other.box.height)) {
        findings.push(`overlap: ${quote(one.parent)} and ${quote(other.parent)}`);
      }
    }
  }
  return [...new Set(findings)].slice(0, 10);
}

/** How far the page can be scrolled sideways, and what sticks out. */
export function sideways() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const out = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
    .map((element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}">`);
  return [`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}; ${[...new Set(out)].slice(-3).join(', ')}`];
}

/** Opens everything that folds, so that it is looked at too. */
export function unfold() {
  for (const details of document.querySelectorAll('details')) details.open = true;
}
