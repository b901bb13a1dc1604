/** Calls of the server. Nothing is cached; every call says that it comes from a desk, and whether somebody is at it. */
import {compareClocks} from './clock.js';
import {language} from './i18n.js';

const TIMEOUT = 20_000;

/** Whoever touches the page within this time, in milliseconds, causes what it asks for. */
const BY_PERSON = 60_000;

/** When somebody last touched the page; the device's time. */
export const touched = {at: 0};

/** The server did not answer, or something else answered in its place. */
export class NoAnswer extends Error {
  /** @param {string} why */
  constructor(why) {
    super(why);
    this.name = 'NoAnswer';
  }
}

/** The server answered with a problem. */
export class Problem extends Error {
  /** @param {Answer} answer */
  constructor(answer) {
    super(`HTTP ${answer.status}`);
    this.name = 'Problem';
    this.status = answer.status;
    /** @type {import('./store.js').Finding[]} */
    this.findings = answer.body?.findings ?? [];
    this.code = codeOf(answer.body);
    this.text = this.findings[0]?.message ?? answer.body?.detail ?? '';
  }
}

/** @typedef {{status: number, body: any, retryAfter: number|null, sentAt: number, receivedAt: number}} Answer */

/** @param {any} body of a problem @returns {string} its code, or empty */
export const codeOf = body => body?.code ?? body?.findings?.[0]?.code ?? '';

/** @param {Response} response @returns {number|null} seconds */
export function retryAfter(response) {
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return Number.isFinite(seconds) ? seconds : null;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{json?: unknown, text?: string, type?: string, timeout?: number, by?: import('./session.js').Clerk}} [with_]
 *   `by`: who captured it, if it is a declaration
 * @returns {Promise<Response>}
 * @throws {NoAnswer}
 */
export async function request(method, path, with_ = {}) {
  /** @type {Record<string, string>} */
  const headers = {'X-Luutru-Desk': Date.now() - touched.at < BY_PERSON ? '1' : 'background', 'Accept-Language': language()};
  const body = with_.text ?? (with_.json === undefined ? undefined : JSON.stringify(with_.json));
  if (body !== undefined) headers['Content-Type'] = with_.type ?? 'application/json';
  if (with_.by) headers['X-Luutru-Captured-By'] = `desk/${with_.by.device}/${with_.by.person}`;
  try {
    return await fetch(path, {method, headers, body, cache: 'no-store', credentials: 'same-origin', redirect: 'error',
      signal: AbortSignal.timeout(with_.timeout ?? TIMEOUT)});
  } catch (error) {
    throw new NoAnswer(error.name);
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{json?: unknown, timeout?: number, by?: import('./session.js').Clerk}} [with_]
 * @returns {Promise<Answer>} also of problems
 * @throws {NoAnswer} without an answer, or when it is not one of this server
 */
export async function call(method, path, with_ = {}) {
  const sentAt = Date.now();
  const response = await request(method, path, with_);
  let body = null;
  try {
    const text = await response.text();
    body = text === '' ? null : JSON.parse(text);
  } catch (error) {
    throw new NoAnswer(error.name);
  }
  const receivedAt = Date.now();
  if (body?.serverTime) await compareClocks(body.serverTime, sentAt, receivedAt);
  return {status: response.status, body, retryAfter: retryAfter(response), sentAt, receivedAt};
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{json?: unknown, timeout?: number}} [with_]
 * @returns {Promise<any>} the body
 * @throws {NoAnswer|Problem}
 */
export async function ask(method, path, with_ = {}) {
  const answer = await call(method, path, with_);
  if (answer.status >= 400) throw new Problem(answer);
  return answer.body;
}
