import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.PETASOS_DEV_SERVER ?? 'http://localhost:8080';

/** Client build (root `client/`, output `dist/client`), dev proxy to the API, and the three vitest projects. */
export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
  },
  server: { port: 5173, proxy: { '^/api/': { target: server, changeOrigin: false } } },
  test: {
    root: '.',
    reporters: ['default'],
    projects: [
      { test: { name: 'unit', include: ['test/*.test.ts', 'test/unit/**/*.test.ts'] } },
      {
        test: {
          name: 'db',
          globalSetup: ['test/db/prepare.ts'],
          include: ['test/db/**/*.test.ts', 'test/sql/**/*.test.ts', 'test/tiles/**/*.test.ts'],
          // An embedded database opens in seconds; several at once on a busy machine take a minute.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          globalSetup: ['test/db/prepare.ts'],
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'long',
          globalSetup: ['test/db/prepare.ts'],
          include: ['test/long/**/*.test.ts'],
          testTimeout: 3_600_000,
          hookTimeout: 600_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
