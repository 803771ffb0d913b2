import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.PETASOS_DEV_SERVER ?? 'http://localhost:8080';

/** Client build (root `client/`, output `dist/client`) and dev proxy to the API. */
const config = {
  root: 'client',
  plugins: [react()],
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
  },
  server: { port: 5173, proxy: { '^/api/': { target: server, changeOrigin: false } } },
};

export default defineConfig(({ command }) => {
  // What is built is what people use, whoever starts the build: a server that a test started has another NODE_ENV.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return config;
});
