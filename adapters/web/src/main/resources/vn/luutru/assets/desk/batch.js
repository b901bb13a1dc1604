/** Many declarations in one call (`POST /v1/declarations`): one outcome a line, read while the answer still streams. */
import {NoAnswer, codeOf, request, retryAfter} from './api.js';
import {judge} from './outcome.js';

const TIMEOUT = 60_000;

/**
 * @param {import('./store.js').Item[]} items captured by one person
 * @param {string} establishmentId
 * @param {(item: import('./store.js').Item, outcome: ReturnType<typeof judge>) => Promise<void>} each
 *   called in the order of the lines
 * @returns {Promise<{items: import('./store.js').Item[], outcome: import('./outcome.js').Again}>} those without an
 *   outcome, and what that means for them
 */
export async function sendBatch(items, establishmentId, each) {
  const text = items.map(item =>
    JSON.stringify({type: item.kind, establishmentId, reference: item.ref, ...item.content?.body})).join('\n') + '\n';
  const open = [...items];
  /** @type {import('./outcome.js').Again} */
  let outcome = {to: 'chua-ro', stop: 'line', wait: null, code: ''};
  try {
    const response = await request('POST', '/v1/declarations', {text, type: 'application/x-ndjson', timeout: TIMEOUT, by: items[0].by});
    if (response.status >= 300) {
      const said = judge({status: response.status, body: await response.json(), retryAfter: retryAfter(response),
        sentAt: 0, receivedAt: 0});
      if (said.to === 'loi' && said.code === 'CAPTURED_BY_UNKNOWN') {
        for (const item of open.splice(0)) await each(item, said);
      }
      return {items: open, outcome: said.to === 'may' || said.to === 'chua-ro' ? said : outcome};
    }
    for await (const line of lines(response)) {
      if (line.summary) break;
      if (line.aborted) {
        outcome = aborted(line.aborted);
        break;
      }
      const at = open.findIndex(item => item.ref === line.reference);
      if (at < 0) continue;
      const [item] = open.splice(at, 1);
      await each(item, ofLine(line));
    }
  } catch (error) {
    if (!(error instanceof NoAnswer) && !(error instanceof TypeError) && error?.name !== 'AbortError' &&
      error?.name !== 'TimeoutError' && !(error instanceof SyntaxError)) throw error;
  }
  return {items: open, outcome};
}

/** @param {any} line @returns {ReturnType<typeof judge>} */
function ofLine(line) {
  if (line.outcome === 'REJECTED') {
    const code = codeOf(line);
    const status = ['OVERLOADED', 'CLOCK_SKEW'].includes(code) ? 429
      : ['STORE_UNAVAILABLE', 'INTERNAL_ERROR'].includes(code) ? 503 : 422;
    return judge({status, body: line, retryAfter: null, sentAt: 0, receivedAt: 0});
  }
  return judge({status: 200, body: line, retryAfter: null, sentAt: 0, receivedAt: 0});
}

/** @param {any} said why the call was broken off @returns {import('./outcome.js').Again} */
function aborted(said) {
  const code = codeOf(said);
  const closed = code === 'DESK_LOCKED' ? 'session' : code === 'DEVICE_REVOKED' || code === 'KEY_REVOKED' ? 'device' : 'busy';
  return {to: 'chua-ro', stop: closed, wait: null, code};
}

/** @param {Response} response */
async function* lines(response) {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const {value, done} = await reader.read();
    if (done) break;
    const parts = (rest + value).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.trim()) yield JSON.parse(part);
  }
  if (rest.trim()) yield JSON.parse(rest);
}
