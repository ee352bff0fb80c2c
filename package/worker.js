// The thread of a ReadoutWorker in a browser.
import { answer, load } from "./api.js";

self.onmessage = async ({ data }) => self.postMessage(await answer(load, data));
