/**
 * `<desk-camera>`: the camera's picture with a frame for the card, read until it is stopped. Fires `card` with the text
 * of each code. No picture is kept. The reader itself (`browser/scanner.js`) is loaded when a camera is first wanted.
 */
import {button, html, ico, put, tag} from '../dom.js';
import {t, tx} from '../i18n.js';

/** Milliseconds for which a read card is said to be read. */
const SAID = 1_800;

const FRAME = html`<svg class="lt-cam-frame" viewBox="0 0 640 360" aria-hidden="true" focusable="false"><path
  d="M220 90v-40h40M380 50h40v40M420 270v40h-40M260 310h-40v-40" fill="none" stroke="#ffc93c" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

const scanner = () => import('../../browser/scanner.js');

/** @param {Blob} photo @returns {Promise<string|null>} the text of the code on it */
export const readPhoto = async photo => (await scanner()).readPhoto(photo);

export class DeskCamera extends HTMLElement {
  /** @type {any} */
  #scanner = null;
  /** Counts the openings: one that is overtaken, or stopped before its picture came, ends itself. */
  #opening = 0;
  #on = false;
  #torch = false;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #said;

  connectedCallback() {
    this.classList.add('lt-cam');
  }

  disconnectedCallback() {
    this.#off();
  }

  get running() {
    return this.#scanner !== null;
  }

  /** Opens the camera; says in its place when it cannot. */
  async start() {
    if (this.#on) return;
    this.#on = true;
    const mine = ++this.#opening;
    this.innerHTML = html`<div class="lt-panel-head"><h2>${t('camera.title')}</h2><span class="lt-cam-state" role="status"></span></div>
      <div class="lt-cam-view"><video class="lt-view" muted playsinline aria-label="${t('camera.picture')}"></video>${FRAME}</div>
      <p class="mt-2 mb-2 hint">${t('camera.hint')}</p>
      <div class="lt-btns">${button({do: 'cam-torch', icon: 'torch', label: t('camera.torch'), look: 'btn-outline-primary d-none'})}${button({do: 'cam-stop', icon: 'x', label: t('camera.stop')})}</div>`.text;
    this.#say('plain', 'search', t('camera.opening'));
    try {
      const {CardScanner} = await scanner();
      if (mine !== this.#opening) return;
      const opened = new CardScanner({video: this.querySelector('video'), onText: text => this.#found(text),
        onError: error => this.#failed(error)});
      this.#scanner = opened;
      const {torch} = await opened.start();
      if (mine !== this.#opening) {
        opened.stop();
        return;
      }
      this.querySelector('[data-do="cam-torch"]')?.classList.toggle('d-none', !torch);
      this.#say('plain', 'search', t('camera.searching'));
    } catch (error) {
      if (mine === this.#opening) this.#failed(error);
    }
  }

  /** Camera off; the place is empty again. */
  stop() {
    this.#off();
    this.innerHTML = '';
    this.dispatchEvent(new CustomEvent('stopped', {bubbles: true}));
  }

  /** Switches the light of the device. */
  async torch() {
    this.#torch = !this.#torch;
    await this.#scanner?.torch(this.#torch);
  }

  #off() {
    this.#on = false;
    this.#opening++;
    clearTimeout(this.#said);
    this.#scanner?.stop();
    this.#scanner = null;
  }

  /** @param {string} text */
  #found(text) {
    navigator.vibrate?.(60);
    this.#say('ok', 'check', t('camera.read'));
    this.querySelector('.lt-cam-view')?.classList.add('found');
    clearTimeout(this.#said);
    this.#said = setTimeout(() => {
      this.querySelector('.lt-cam-view')?.classList.remove('found');
      this.#say('plain', 'search', t('camera.searching'));
    }, SAID);
    this.dispatchEvent(new CustomEvent('card', {bubbles: true, detail: text}));
  }

  /** @param {string} look @param {string} icon @param {string} words */
  #say(look, icon, words) {
    put(this.querySelector('.lt-cam-state'), tag(look, icon, words));
  }

  /** @param {any} error */
  #failed(error) {
    console.warn('camera', error?.name, error?.message);
    this.#off();
    this.innerHTML = html`<div class="lt-note bad" role="alert">${ico('camera')}<div><p>${tx('camera.failed')}</p><div class="lt-btns mt-2">${
      button({do: 'camera', icon: 'again', label: t('bar.again')})}</div></div></div>`.text;
  }
}

customElements.define('desk-camera', DeskCamera);
