// @ts-check
// What a device does while a meeting is led: its screen stays on, and it sounds when asked to.

/** @type {WakeLockSentinel | undefined} */
let lock;
let isWanted = false;
/** @type {AudioContext | undefined} */
let audio;

/** Keep the screen on, where the browser can.  @param {boolean} isOn */
export async function stayAwake(isOn) {
  if (isOn === isWanted) return;
  isWanted = isOn;
  if (isOn) return hold();
  await lock?.release();
}

/** Browsers let go when the page is hidden. */
async function hold() {
  if (!isWanted || document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
  lock = await navigator.wakeLock.request("screen").catch(() => undefined); // a battery that is low may refuse
}
document.addEventListener("visibilitychange", hold);

/** Make ready to sound; a browser wants that within a click.  */
export function openSound() {
  audio ??= new AudioContext();
  return audio.resume();
}

/** Two soft notes. */
export function chime() {
  if (!audio) return;
  [659.3, 523.3].forEach((frequency, index) => note(/** @type {AudioContext} */ (audio), frequency, index * 0.35));
}

/** @param {AudioContext} context  @param {number} frequency  @param {number} delay seconds */
function note(context, frequency, delay) {
  const start = context.currentTime + delay;
  const [tone, volume] = [new OscillatorNode(context, { frequency }), new GainNode(context, { gain: 0 })];
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.2, start + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 1.2);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + 1.3);
}
