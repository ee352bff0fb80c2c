// nginx with the configuration that the documentation recommends, as far as this machine has it.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const CONFIGURATION = new URL("../../docs/hosting/nginx.conf", import.meta.url);
/** Where Debian keeps what its packages of modules bring. */
const MODULES = "/etc/nginx/modules-enabled";

/** The built page. */
export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/** The program that `cargo xtask test` found. */
const program = process.env.READOUT_NGINX;

/** Why nothing can be tried; false where it can. */
export const missing = !program && "there is no nginx; install nginx-light and libnginx-mod-http-brotli-static";

/** Whether it has the module for brotli. */
export const brotli = await stat(`${MODULES}/50-mod-http-brotli-static.conf`).then(() => true, () => false);

/** Serves a folder while `use` runs with its address. */
export async function serving(folder, use) {
  const scratch = await mkdtemp(join(tmpdir(), "readout-nginx-"));
  const port = await freePort();
  const ours = {
    "listen 80;": `listen 127.0.0.1:${port};`,
    "root /srv/readout;": `root ${folder};`,
    ...(brotli ? {} : { "brotli_static on;": "" }),
  };
  let server = await readFile(CONFIGURATION, "utf8");
  for (const [theirs, our] of Object.entries(ours)) {
    if (!server.includes(theirs)) throw new Error(`the configuration has no “${theirs}”`);
    server = server.replace(theirs, our);
  }
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((what) => `${what}_temp_path ${scratch}/${what};`);
  const main = [
    ...(brotli ? [`include ${MODULES}/*.conf;`] : []),
    ...(process.getuid?.() === 0 ? ["user root;"] : []),
    `pid ${scratch}/pid; error_log ${scratch}/error.log; events {}`,
    `http { access_log off; ${temporary.join(" ")} ${server} }`,
  ];
  await writeFile(join(scratch, "nginx.conf"), main.join("\n"));
  const nginx = (...more) => run(program, ["-c", join(scratch, "nginx.conf"), ...more]);
  try {
    await nginx(); // goes on in the background once it listens
    try {
      await use(`http://127.0.0.1:${port}/`);
    } finally {
      await nginx("-s", "quit");
    }
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function freePort() {
  const server = createServer();
  return new Promise((found, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
