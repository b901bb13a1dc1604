/**
 * Hand-held scanners type what they read like a keyboard ("wedge") and end it with Enter. They are recognised anywhere
 * on the page: by the shape of what they type and by its speed. `beforeinput` events are listened to, since letters that
 * are not on the keyboard's layout make no key events, and what is too long for a field makes no `input` event.
 */

/** Milliseconds: a longer pause ends what is being typed. */
const PAUSE = 300;
/** The same once it is clear that a scanner types: a busy device stops in the middle of a card. */
const STALL = 3_000;
/** Milliseconds a letter; nobody types faster for so many letters. */
const FAST = 45;
/** After so short a while the next letter is the same scanner's, even if another field has the focus now. */
const HOP = 100;
const SHORTEST = 9;
/** The first lines of a machine-readable zone wait so long for the next ones. */
const NEXT_LINE = 1_500;

const CARD_BEGUN = /^\D{0,3}\d{12}\|/;
const CARD = /^\D{0,3}\d{12}\|([^|]*\|){4,}[^|]*$/;
const MRZ_LINE = /^[A-Z0-9<]{30}$|^[A-Z0-9<]{36}$|^[A-Z0-9<]{44}$/;

/**
 * @param {string} text
 * @param {number} perLetter milliseconds
 * @returns {'card'|'mrz'|'unknown'|null} null when a person typed it
 */
export function kindOf(text, perLetter) {
  if (CARD.test(text)) return 'card';
  if (MRZ_LINE.test(text) && (text.includes('<') || perLetter < FAST)) return 'mrz';
  return text.length >= SHORTEST && perLetter < FAST ? 'unknown' : null;
}

/** @param {string[]} lines @returns {boolean} whether the lines are a whole machine-readable zone */
export const isWhole = lines => lines.length === (lines[0]?.length === 30 ? 3 : 2);

const editable = element => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;

/**
 * Listens on the whole page.
 *
 * @param {(kind: 'card'|'mrz'|'unknown', text: string) => void} heard
 * @returns {() => void} stops listening
 */
export function listenToWedge(heard) {
  const sink = document.createElement('textarea');
  sink.className = 'visually-hidden';
  sink.tabIndex = -1;
  sink.setAttribute('aria-hidden', 'true');
  sink.autocomplete = 'off';
  document.body.append(sink);

  /** `pieces` is in how many events the text came. @type {{target: HTMLInputElement|HTMLTextAreaElement, before: string, text: string, pieces: number, first: number, last: number}|null} */
  let burst = null;
  /** @type {Element|null} */
  let cameFrom = null;
  /** @type {string[]} */
  let lines = [];
  let lineAt = 0;

  /** Nobody but a scanner types where no field is. @param {{target: Element, text: string}} typed */
  const maxPause = typed => (typed.target === sink || CARD_BEGUN.test(typed.text) ? STALL : PAUSE);

  /** A word put in at once is a paste, or a completion: what comes after it is typed by somebody else. @param {{text: string, pieces: number}} typed */
  const isPut = typed => typed.pieces === 1 && typed.text.length > 2 && !CARD_BEGUN.test(typed.text);

  /** A field holds what it held before a scanner typed into it. @param {HTMLInputElement|HTMLTextAreaElement} field @param {string} before */
  const giveBack = (field, before) => {
    if (field === sink) {
      sink.value = '';
      return;
    }
    field.value = before;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    // who left the field has told of what the scanner typed
    if (field !== document.activeElement) field.dispatchEvent(new Event('change', {bubbles: true}));
  };

  /** Whether a letter that comes now belongs to the scan under way, although another field has the focus. @param {number} at */
  const goesOn = at => burst !== null && (CARD_BEGUN.test(burst.text) ? at - burst.last <= STALL
    : burst.pieces > 2 && at - burst.last <= HOP && (burst.last - burst.first) / (burst.pieces - 1) < FAST);

  const leaveSink = () => {
    if (document.activeElement !== sink) return;
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body) cameFrom.focus();
    else sink.blur();
  };

  /** @returns {boolean} whether what was typed came from a scanner */
  const finish = () => {
    if (!burst) return false;
    const {target, before, text, first, last} = burst;
    burst = null;
    const typed = text.trim();
    const kind = kindOf(typed, (last - first) / Math.max(1, typed.length - 1));
    if (target === sink) sink.value = '';
    // a fast number in a field is somebody's barcode for that field
    if (!kind || (kind === 'unknown' && target !== sink)) return false;
    giveBack(target, before);
    if (kind !== 'mrz') {
      lines = [];
      heard(kind, typed);
      return true;
    }
    if (performance.now() - lineAt > NEXT_LINE) lines = [];
    lineAt = performance.now();
    lines.push(typed);
    if (isWhole(lines)) {
      heard('mrz', lines.join('\n'));
      lines = [];
    }
    return true;
  };

  const input = event => {
    const target = event.target;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || !event.isTrusted) return;
    const at = performance.now();
    const data = event.data ?? (event.inputType === 'insertLineBreak' && target instanceof HTMLTextAreaElement ? '\n' : null);
    if (data === null) {
      burst = null;
      return;
    }
    const before = target === sink ? '' : target.value;
    if (burst && burst.target !== target && goesOn(at)) {
      giveBack(burst.target, burst.before);
      Object.assign(burst, {target, before});
    } else if (!burst || burst.target !== target || isPut(burst) || at - burst.last > maxPause(burst)) {
      burst = {target, before, text: '', pieces: 0, first: at, last: at};
    }
    burst.text += data;
    burst.pieces++;
    burst.last = at;
  };

  const keydown = event => {
    if (event.key === 'Enter') {
      if (finish()) {
        event.preventDefault();
        event.stopPropagation();
      }
      if (document.activeElement === sink) {
        event.preventDefault();
        leaveSink();
      }
      return;
    }
    const letter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
    if (letter && !editable(document.activeElement) && document.activeElement !== sink && !document.querySelector('dialog[open]')) {
      cameFrom = document.activeElement;
      sink.value = '';
      sink.focus({preventScroll: true});
    }
  };

  const tidy = setInterval(() => {
    if (document.activeElement === sink && (!burst || performance.now() - burst.last > 2 * maxPause(burst))) {
      if (!finish()) sink.value = '';
      leaveSink();
    }
  }, PAUSE);

  document.addEventListener('beforeinput', input, true);
  document.addEventListener('keydown', keydown, true);
  return () => {
    document.removeEventListener('beforeinput', input, true);
    document.removeEventListener('keydown', keydown, true);
    clearInterval(tidy);
    sink.remove();
  };
}
