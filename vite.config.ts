import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { withoutDescriptions } from './client/without-descriptions.ts';

const server = process.env.PETASOS_DEV_SERVER ?? 'http://localhost:8080';

/** Tells the service worker which files the page needs to be drawn, and gives it a mark that changes with any of them. */
function tellWorkerOfBuild(): Plugin {
  return {
    name: 'petasos-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle['sw.js'];
      const page = bundle['index.html'];
      if (worker?.type !== 'chunk' || page?.type !== 'asset')
        throw new Error('the build has no sw.js or page');
      if (worker.imports.length > 0) throw new Error('the service worker must stand alone');
      const shell = [...String(page.source).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((m) => m[1]);
      const names = Object.keys(bundle).sort().join('\n');
      const mark = createHash('sha256').update(names).update(worker.code).digest('hex').slice(0, 16);
      worker.code = worker.code
        .replace('__PETASOS_SHELL__', JSON.stringify(shell))
        .replace('__PETASOS_BUILD__', mark);
    },
  };
}

/** Client build (root `client/`, output `dist/client`) and dev proxy to the API. */
const config = {
  root: 'client',
  plugins: [withoutDescriptions(), react(), tellWorkerOfBuild()],
  // Files are read in the page as well; there the parser comes without Node's buffers.
  resolve: {
    alias: [{ find: /^csv-parse(?:\/sync)?$/, replacement: 'csv-parse/browser/esm/sync' }],
  },
  worker: { format: 'es' as const },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: { index: 'client/index.html', sw: 'client/sw.ts' },
      output: {
        // The worker's address is where its scope begins, and stays.
        entryFileNames: ({ name }: { name: string }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { port: 5173, proxy: { '^/api/': { target: server, changeOrigin: false } } },
};

export default defineConfig(({ command }) => {
  // What is built is what people use, whoever starts the build: a server that a test started has another NODE_ENV.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return config;
});
