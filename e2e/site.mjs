// A Keruen of our own to look at: the binary that the build made, on a port that
// nobody has, with a folder that is gone afterwards.

import { spawn, execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const BINARY = process.env.KERUEN_BINARY ?? new URL('../target/debug/keruen', import.meta.url).pathname;

/** The day on which every run takes place, so that pictures are the same tomorrow. */
export const TODAY = '2026-10-14';

/** A port of the loopback address that is free now. */
export function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** A folder under the system's temporary one. */
export const folder = (name) => mkdtemp(join(tmpdir(), `keruen-${name}-`));

/** Runs a command of the binary to its end and returns what it printed. */
export async function keruen(...words) {
  try {
    const { stdout, stderr } = await promisify(execFile)(BINARY, words, {
      timeout: 180_000,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, KERUEN_LANG: 'en' },
    });
    return stdout + stderr;
  } catch (error) {
    throw new Error(`keruen ${words[0]}: ${error.stderr || error.stdout || error.message}`);
  }
}

/** Starts a serving command and waits until it answers. */
async function start(words, port) {
  const said = [];
  const child = spawn(BINARY, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, KERUEN_LANG: 'en' } });
  for (const pipe of [child.stdout, child.stderr]) pipe.on('data', (bytes) => said.push(bytes));
  const base = `http://127.0.0.1:${port}`;
  const told = () => Buffer.concat(said).toString();
  const began = performance.now();
  while (performance.now() - began < 60_000) {
    if (child.exitCode !== null) throw new Error(`keruen ${words[0]} ended at once:\n${told()}`);
    try {
      await fetch(`${base}/`, { redirect: 'manual' });
      return { base, child, told, seconds: (performance.now() - began) / 1000 };
    } catch {
      await new Promise((wait) => setTimeout(wait, 50));
    }
  }
  child.kill('SIGKILL');
  throw new Error(`keruen ${words[0]} did not answer within a minute:\n${told()}`);
}

/** Asks a server to stop, and insists after ten seconds. */
export async function stop({ child }) {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}

/** The demonstration, for as long as `visit` takes. */
export async function withDemo(visit) {
  const port = await freePort();
  const server = await start(['demo', '--port', String(port), '--today', TODAY], port);
  try {
    return await visit(server);
  } finally {
    await stop(server);
  }
}

/** Serves a site that exists already. */
export async function serve(data, ...more) {
  const port = await freePort();
  return start(['serve', '--data', data, '--listen', `127.0.0.1:${port}`, ...more], port);
}

/**
 * Room for a site that a command will make: an empty folder, and on PostgreSQL
 * a database of its own. `more` is what every command is told besides.
 */
export async function newSite(engine, name) {
  const data = await folder(name);
  if (engine !== 'postgres') return { data, more: [], remove: () => remove(data) };
  const server = process.env.KERUEN_TEST_POSTGRES;
  const database = `journey_${name.replace(/\W/gu, '_')}_${process.pid}`;
  const psql = (statement) => promisify(execFile)('psql', [server, '--quiet', '--command', statement]);
  await psql(`CREATE DATABASE ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  const away = async () => {
    await remove(data);
    await psql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  };
  return { data, more: ['--database', url.href], remove: away };
}

/** Removes a folder that this run made. */
export const remove = (path) => rm(path, { recursive: true, force: true });
