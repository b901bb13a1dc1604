/**
 * Scanners on a serial port (Web Serial, in Chromium on computers). Unlike those that type, they send every letter as it
 * is on the card. A port that was chosen once is opened by itself when the page opens or the scanner is plugged in.
 */
import {button, html, put, tag} from '../dom.js';
import {t} from '../i18n.js';
import {isWhole, kindOf} from './wedge.js';

/** Most scanners are delivered with it; those on USB take any. */
const BAUD = 9_600;
/** Longer than any card or zone; what goes on without an end of line is noise. */
const LONGEST = 2_000;
/** A scanner that ends a code with nothing is silent so long, in milliseconds. */
const SILENCE = 150;
/** The lines of a machine-readable zone come within this time. */
const NEXT_LINE = 1_500;

/** @type {any} of lib.dom, which does not know it everywhere */
const serial = /** @type {any} */ (navigator).serial;

/** @type {Set<any>} ports that are read */
const open = new Set();
/** @type {(kind: 'card'|'mrz'|'unknown', text: string) => void} */
let heard = () => {};
let refused = false;

/** Whether this browser can. */
export const canSerial = () => serial !== undefined;

/** @param {(kind: 'card'|'mrz'|'unknown', text: string) => void} listener */
export async function startSerial(listener) {
  if (!canSerial()) return;
  heard = listener;
  serial.addEventListener('connect', event => void read(event.target).catch(gone));
  for (const port of await serial.getPorts()) void read(port).catch(gone);
}

/** Asks which port; must come from a click. */
export async function chooseSerial() {
  let port;
  try {
    port = await serial.requestPort();
  } catch (error) {
    // nothing was chosen: as it was
    if (error.name !== 'NotFoundError') throw error;
    return;
  }
  void read(port).catch(gone);
}

/** The button, or that a scanner is there; nothing where the browser cannot. */
export const serialMarkup = () => canSerial()
  ? html`<div class="lt-serial" role="status">${open.size ? tag('ok', 'barcode', t('serial.on'))
    : html`${refused ? html`<p class="lt-small lt-warned mb-1">${t('serial.refused')}</p>` : ''}${button({do: 'serial', icon: 'barcode', label: t('serial.choose')})}`}</div>`
  : '';

function show() {
  for (const place of document.querySelectorAll('[data-serial]')) put(place, html`${serialMarkup()}`);
}

/** @param {any} error */
function gone(error) {
  console.warn('serial', error?.name, error?.message);
  refused = error?.name !== 'NetworkError' || open.size === 0;
  show();
}

/** Reads a port until it is unplugged. @param {any} port */
async function read(port) {
  if (open.has(port)) return;
  await port.open({baudRate: BAUD});
  open.add(port);
  refused = false;
  show();
  const decoder = new TextDecoder();
  const said = sentences();
  try {
    while (port.readable) {
      const reader = port.readable.getReader();
      try {
        for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) said(decoder.decode(chunk.value, {stream: true}));
        break;
      } catch (error) {
        // a byte that was garbled ends the stream and not the port
        if (!['BreakError', 'FramingError', 'ParityError', 'BufferOverrunError'].includes(error.name)) throw error;
      } finally {
        reader.releaseLock();
      }
    }
  } catch (error) {
    // unplugged: it is opened again when it is back
    if (error.name !== 'NetworkError') throw error;
  } finally {
    open.delete(port);
    await port.close().catch(() => undefined);
    show();
  }
}

/** @returns {(text: string) => void} takes pieces, and says whole codes */
function sentences() {
  let text = '';
  /** @type {string[]} */
  let zone = [];
  let zoneAt = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let silence;
  const whole = line => {
    const typed = line.trim();
    const kind = kindOf(typed, 0);
    if (!kind) return;
    if (kind !== 'mrz') {
      heard(kind, typed);
      return;
    }
    if (performance.now() - zoneAt > NEXT_LINE) zone = [];
    zoneAt = performance.now();
    zone.push(typed);
    if (isWhole(zone)) {
      heard('mrz', zone.join('\n'));
      zone = [];
    }
  };
  return piece => {
    clearTimeout(silence);
    text += piece;
    const lines = text.split(/[\r\n\0\x03]+/);
    text = (lines.pop() ?? '').slice(-LONGEST);
    lines.forEach(whole);
    silence = setTimeout(() => {
      whole(text);
      text = '';
    }, SILENCE);
  };
}
