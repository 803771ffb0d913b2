import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where the system has its Chromium; undefined where it has none. */
export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);

/** Chromium with WebGL 2 in software: slow frames, right pictures. It asks nothing of the network by itself. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      // The page itself is drawn by the processor as it is: only the map needs WebGL.
      '--disable-gpu-rasterization',
    ],
  });
}
