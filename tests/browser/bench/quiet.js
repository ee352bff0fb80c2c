// Waits until the browser itself has nothing to do.

/** Milliseconds between two looks at the processor's time. */
const BETWEEN = 100;

/** The browser rests after so many looks one behind the other, before which its processes worked for no more than so many seconds. */
const LOOKS = 5;
const IDLE = 0.02;

/**
 * Waits until all processes of the browser rest. With each new window, Chromium loads pages of its own (what the address bar opens),
 * which keep two cores busy for half a second; who types an address has had that window for a while.
 */
export async function waitForQuiet(browser) {
  const devtools = await browser.newBrowserCDPSession();
  const worked = async () => {
    const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
    return processInfo.reduce((seconds, { cpuTime }) => seconds + cpuTime, 0);
  };
  let before = await worked();
  for (let looks = 0; looks < LOOKS; ) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    const now = await worked();
    looks = now - before <= IDLE ? looks + 1 : 0;
    before = now;
  }
  await devtools.detach();
}
