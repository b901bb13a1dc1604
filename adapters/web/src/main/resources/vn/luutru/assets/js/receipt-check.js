// Verifies the receipt behind the # of the address (COSE_Sign1, Ed25519, base 32) with the keys that the page brought.
// Nothing is sent anywhere; only the button that asks for a cancellation sends the receipt's number.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const box = document.querySelector('[data-receipt]');
const revocation = box.querySelector('[data-revocation]');
const dayAndBatch = [6, 7];
let number = null;

class Unreadable extends Error {}

function bytes(base32) {
  const out = [];
  let buffer = 0;
  let bits = 0;
  for (const c of base32.toUpperCase()) {
    const digit = ALPHABET.indexOf(c);
    if (digit < 0) {
      throw new Unreadable();
    }
    buffer = (buffer << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out.push((buffer >> bits) & 255);
    }
    buffer &= (1 << bits) - 1;
  }
  return Uint8Array.from(out);
}

// As much of CBOR as receipts are made of.
function reader(data) {
  let at = 0;
  function take(length) {
    if (at + length > data.length) {
      throw new Unreadable();
    }
    at += length;
    return data.subarray(at - length, at);
  }
  function argument(low) {
    if (low < 24) {
      return low;
    }
    if (low > 27) {
      throw new Unreadable();
    }
    return take(2 ** (low - 24)).reduce((sum, byte) => sum * 256 + byte, 0);
  }
  function item() {
    const head = take(1)[0];
    const value = argument(head & 31);
    switch (head >> 5) {
      case 0: return value;
      case 1: return -1 - value;
      case 2: return take(value);
      case 3: return new TextDecoder('utf-8', {fatal: true}).decode(take(value));
      case 4: return Array.from({length: Math.min(value, 64)}, item);
      case 5: return new Map(Array.from({length: Math.min(value, 64)}, () => [item(), item()]));
      case 6: return item();
      default: throw new Unreadable();
    }
  }
  const whole = item();
  if (at !== data.length) {
    throw new Unreadable();
  }
  return whole;
}

function parse(text) {
  try {
    const [header, , payload, signature] = reader(bytes(text));
    const key = reader(header).get(4);
    const claims = reader(payload);
    return {header, payload, signature, claims, kid: Array.from(key, b => b.toString(16).padStart(2, '0')).join('')};
  } catch {
    throw new Unreadable();
  }
}

function lines(text) {
  return new Map(text.trim().split('\n').map(line => [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)]));
}

const head = (major, length) => length < 24 ? [major << 5 | length]
    : length < 256 ? [major << 5 | 24, length] : [major << 5 | 25, length >> 8, length & 255];

async function verify(receipt, key) {
  const raw = Uint8Array.from(atob(key), c => c.charCodeAt(0));
  const signed = Uint8Array.from([
    0x84, ...head(3, 10), ...new TextEncoder().encode('Signature1'),
    ...head(2, receipt.header.length), ...receipt.header, 0x40,
    ...head(2, receipt.payload.length), ...receipt.payload]);
  const publicKey = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', publicKey, receipt.signature, signed);
}

function show(state) {
  for (const note of box.querySelectorAll('[data-state]')) {
    note.hidden = note.dataset.state !== state;
  }
  box.dataset.shown = state;
  if (state !== 'good') {
    box.querySelector('[data-claims]').hidden = true;
    revocation.hidden = true;
  }
}

const time = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN',
    {timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric',
      hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false});

function fill(claims, keyName) {
  const wards = lines(box.dataset.wards);
  for (const place of box.querySelectorAll('[data-claim]')) {
    const value = place.dataset.claim === 'key' ? keyName : claims.get(Number(place.dataset.claim));
    const values = place.querySelectorAll('[data-value]');
    const term = (place.closest('dd') ?? place).previousElementSibling;
    (place.closest('dd') ?? place).hidden = value === undefined;
    term.hidden = value === undefined;
    if (value === undefined) {
      continue;
    }
    for (const word of values) {
      word.hidden = Number(word.dataset.value) !== value;
    }
    if (values.length === 0) {
      place.textContent = place.dataset.claim === '3' ? time.format(new Date(value * 1000))
          : place.dataset.claim === '6' ? wards.get(String(value)) ?? String(value) : String(value);
    }
  }
  box.querySelector('[data-claims]').hidden = false;
  number = claims.get(1);
  revocation.hidden = dayAndBatch.includes(claims.get(8));
  for (const answer of revocation.querySelectorAll('[data-answer]')) {
    answer.hidden = true;
  }
}

async function check() {
  const text = location.hash.slice(1);
  if (text === '') {
    show('');
    return;
  }
  let receipt;
  try {
    receipt = parse(text);
  } catch {
    show('unreadable');
    return;
  }
  const known = lines(box.dataset.keys).get(receipt.kid);
  if (known === undefined) {
    show('unknown-key');
    return;
  }
  const [key, name] = known.split(' ');
  let good;
  try {
    good = await verify(receipt, key);
  } catch {
    show('old-browser');
    return;
  }
  show(good ? 'good' : 'bad');
  if (good) {
    fill(receipt.claims, name);
  }
}

async function ask() {
  const asked = number;
  let answer = 'unasked';
  try {
    const reply = await fetch(`/v1/receipts/${encodeURIComponent(asked)}/revocation`,
        {credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer'});
    if (reply.ok) {
      answer = (await reply.json()).revoked ? 'revoked' : 'stands';
    }
  } catch {
    // No line: the note says that it is not known.
  }
  if (asked !== number) {
    return;
  }
  for (const note of revocation.querySelectorAll('[data-answer]')) {
    note.hidden = note.dataset.answer !== answer;
  }
}

box.querySelector('[data-ask]').addEventListener('click', ask);
box.querySelector('[data-paste]').addEventListener('submit', event => {
  event.preventDefault();
  const field = box.querySelector('#bien-nhan');
  const text = field.value.replace(/\s+/gu, '');
  location.hash = text.slice(text.lastIndexOf('#') + 1);
  field.value = '';
});
addEventListener('hashchange', check);
check();
