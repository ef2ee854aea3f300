// What was found, in lines a person can follow and a file that xtask adds up.

import { mkdir, writeFile } from 'node:fs/promises';

const FOLDER = new URL('./report/', import.meta.url);

export class Report {
  checks = [];

  /** One check: its name, and what is wrong; nothing wrong is a pass. */
  add(name, findings) {
    this.checks.push({ name, findings });
    const number = this.checks.length;
    if (findings.length === 0) {
      if (process.env.KERUEN_VERBOSE) console.log(`ok ${number} - ${name}`);
      return;
    }
    console.log(`not ok ${number} - ${name}`);
    for (const finding of findings) console.log(`    ${finding}`);
  }

  /** Runs a step; what it throws is its finding. Returns whether it went through. */
  async step(name, act) {
    try {
      await act();
      this.add(name, []);
      return true;
    } catch (error) {
      this.add(name, [String(error.message ?? error).split('\n').slice(0, 12).join('\n    ')]);
      return false;
    }
  }

  get passed() {
    return this.checks.filter((check) => check.findings.length === 0).length;
  }

  get failed() {
    return this.checks.length - this.passed;
  }

  async write() {
    await mkdir(FOLDER, { recursive: true });
    const failing = this.checks.filter((check) => check.findings.length > 0);
    const summary = { passed: this.passed, failed: this.failed, failing };
    await writeFile(new URL('summary.json', FOLDER), `${JSON.stringify(summary, null, 1)}\n`);
    console.log(`browser: ${this.passed} passed, ${this.failed} failed`);
  }
}
