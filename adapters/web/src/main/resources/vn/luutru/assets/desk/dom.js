/** Markup as text with every value escaped, and the few pieces that all views share. */

const ENTITIES = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

/** Markup that is safe to put into a page. */
export class Safe {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/** @param {unknown} value */
function shown(value) {
  if (value instanceof Safe) return value.text;
  if (Array.isArray(value)) return value.map(shown).join('');
  if (value === null || value === undefined || value === false || value === true) return '';
  return String(value).replace(/[&<>"']/g, c => ENTITIES[c]);
}

/**
 * Markup from a template: what is inserted is escaped unless it is markup itself; null and booleans show nothing.
 *
 * @param {TemplateStringsArray} parts
 * @param {...unknown} values
 */
export function html(parts, ...values) {
  return new Safe(parts.reduce((text, part, i) => text + part + (i < values.length ? shown(values[i]) : ''), ''));
}

/** @param {string} name a symbol of the page's sprite */
export const ico = name =>
  html`<svg class="lt-ico" aria-hidden="true" focusable="false"><use href="#i-${name}"/></svg>`;

/**
 * @param {string} look class of the tag
 * @param {string} icon
 * @param {unknown} words
 */
export const tag = (look, icon, words) => html`<span class="lt-tag ${look}">${ico(icon)}${words}</span>`;

/**
 * One fact and what to do, with an icon at the left.
 *
 * @param {string} look '' | 'ok' | 'warn' | 'bad' | 'khoa'
 * @param {string} icon
 * @param {unknown} body
 * @param {unknown} [more]
 */
export const note = (look, icon, body, more) =>
  html`<div class="lt-note ${look}">${ico(icon)}<div><p>${body}</p>${more}</div></div>`;

/**
 * @param {{do: string, icon?: string, label: unknown, look?: string, arg?: string|number, hidden?: string,
 *     id?: string}} b what it does, its icon, its words, its classes, its argument, words for screen readers only
 */
export const button = b => html`<button type="button" class="btn ${b.look ?? 'btn-outline-primary'}" data-do="${b.do}"
  ${b.id ? html`id="${b.id}"` : ''} ${b.arg === undefined ? '' : html`data-arg="${b.arg}"`}>${b.icon ? ico(b.icon) : ''}<span
  >${b.label}${b.hidden ? html`<span class="visually-hidden"> ${b.hidden}</span>` : ''}</span></button>`;

/** Milliseconds for which a press holds back what is put in at most: its release may never be seen. */
const LONGEST_PRESS = 2_000;

/** What waits for the release, the last for each element. @type {Map<Element, Safe>} */
const waiting = new Map();
let isPressed = false;
let release = 0;

/** @param {number} [after] milliseconds */
function letGo(after) {
  clearTimeout(release);
  release = window.setTimeout(() => {
    isPressed = false;
    const late = [...waiting];
    waiting.clear();
    for (const [element, markup] of late) put(element, markup);
  }, after);
}

// A button that is replaced, or moved, between press and release gets no click.
addEventListener('pointerdown', () => {
  isPressed = true;
  letGo(LONGEST_PRESS);
}, true);
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => letGo(), true);
addEventListener('click', () => {
  isPressed = false;
}, true);

/**
 * Puts markup into an element, and leaves the element alone while the markup is the same. What had the focus has it
 * again, if it is still there. A part with `data-keep` that is there before and after stays as it is, with what was typed
 * into it. While something is pressed, all waits for the release.
 *
 * @param {Element|null} element
 * @param {Safe} markup
 * @returns {boolean} whether anything was put in
 */
export function put(element, markup) {
  if (!element) return false;
  if (isPressed) {
    waiting.set(element, markup);
    return false;
  }
  waiting.delete(element);
  if (element['shownMarkup'] === markup.text) return false;
  element['shownMarkup'] = markup.text;
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const kept = [...element.querySelectorAll('[data-keep]')];
  element.innerHTML = markup.text;
  for (const part of kept) element.querySelector(`[data-keep="${CSS.escape(part.getAttribute('data-keep') ?? '')}"]`)?.replaceWith(part);
  if (focused instanceof HTMLElement) again(element, focused)?.focus({preventScroll: true});
  return true;
}

/** Empties an element; what is put in next is shown, even if it is what stood there before. @param {Element} element */
export function clear(element) {
  element.innerHTML = '';
  element['shownMarkup'] = '';
}

/**
 * Calls the handler named by `data-do` of what was pressed inside an element.
 *
 * @param {Element} root
 * @param {Object<string, (arg: string, target: HTMLElement) => unknown>} handlers
 * @param {(error: unknown) => void} failed
 * @returns {() => void} stops listening
 */
export function pressed(root, handlers, failed) {
  const listener = async event => {
    const target = /** @type {HTMLElement|null} */ (event.target.closest('[data-do]'));
    const handler = target && handlers[target.dataset.do ?? ''];
    if (!target || !handler) return;
    event.preventDefault();
    try {
      await handler(target.dataset.arg ?? '', target);
    } catch (error) {
      failed(error);
    }
  };
  root.addEventListener('click', listener);
  return () => root.removeEventListener('click', listener);
}

/** @param {Element} element @param {HTMLElement} focused what was there @returns {HTMLElement|null} its successor */
function again(element, focused) {
  if (focused.isConnected) return focused;
  if (focused.id) return element.querySelector('#' + CSS.escape(focused.id));
  const {do: does, arg} = focused.dataset;
  if (!does) return null;
  return element.querySelector(`[data-do="${CSS.escape(does)}"]` + (arg === undefined ? '' : `[data-arg="${CSS.escape(arg)}"]`));
}
