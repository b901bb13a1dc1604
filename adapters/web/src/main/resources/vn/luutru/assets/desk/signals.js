/** What happened, told to this tab and to the other tabs of the desk. */

const local = new EventTarget();
const channel = new BroadcastChannel('luutru-desk');

channel.onmessage = message => {
  local.dispatchEvent(new CustomEvent('other:' + message.data));
  local.dispatchEvent(new CustomEvent(message.data));
};

/** @param {'items'|'session'|'inhouse'|'network'} what */
export function tell(what) {
  local.dispatchEvent(new CustomEvent(what));
  channel.postMessage(what);
}

/** @param {string} what tells this tab only */
export const tellHere = what => local.dispatchEvent(new CustomEvent(what));

/**
 * @param {'items'|'session'|'inhouse'|'network'|'desk'|'other:session'|'other:inhouse'} what `other:` another tab only
 * @param {() => unknown} listener
 */
export const on = (what, listener) => local.addEventListener(what, listener);
