import { parentPort, workerData } from 'node:worker_threads';
import { generateHere, type Order } from './generated.ts';

/** Makes the demo in a thread of its own: it takes seconds, and the server has others to answer. */
const made = generateHere(workerData as Order, (share) => parentPort?.postMessage({ share }));
parentPort?.postMessage({ made });
