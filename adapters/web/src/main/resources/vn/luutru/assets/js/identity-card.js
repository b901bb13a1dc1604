// The guest's identity card: its QR code by camera or photo instead of pasted text. Without this the page works as it is.
import {CardScanner, readPhoto} from '../browser/scanner.js';

const box = document.querySelector('[data-card-scan]');
const field = document.querySelector('#quet');
const open = box.querySelector('button');
const video = box.querySelector('video');
const photo = box.querySelector('input[type=file]');
const says = box.querySelector('[role=status]');

const scanner = new CardScanner({video, onText: send, onError: () => say('noCamera')});

function say(what) {
  says.textContent = box.dataset[what];
}

function send(text) {
  scanner.stop();
  field.value = text;
  field.form.requestSubmit();
}

open.addEventListener('click', async () => {
  open.disabled = true;
  video.hidden = false;
  say('looking');
  try {
    await scanner.start();
    open.hidden = true;
  } catch {
    // No camera, or the guest does not want it: the photo and the keyboard remain.
    video.hidden = true;
    say('noCamera');
  } finally {
    open.disabled = false;
  }
});

photo.addEventListener('change', async () => {
  const [file] = photo.files;
  if (!file) {
    return;
  }
  let text = null;
  try {
    text = await readPhoto(file);
  } catch {
    // Not a picture: the same as one without a code.
  }
  photo.value = '';
  if (text === null) {
    say('notFound');
  } else {
    send(text);
  }
});

addEventListener('pagehide', () => scanner.stop());
box.hidden = false;
