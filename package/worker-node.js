// The thread of a ReadoutWorker in Node.js.
import { parentPort } from "node:worker_threads";
import { answer } from "./api.js";
import { init } from "./node.js";

parentPort.on("message", async (message) => parentPort.postMessage(await answer(init, message)));
