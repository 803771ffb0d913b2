import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { limitSlowSenders } from '../../server/http/time-limit.ts';
import { OFFICE } from '../everybody.ts';
import { openBench } from './context.ts';

/**
 * The server in a process of its own, with static files from the folder that is given: `node serve.ts FOLDER`; with
 * `sessions` after it everybody needs one. Prints its port, and ends with its standard input.
 */
const ctx = await openBench(readConfig());
const [, , clientDir = '.', who] = process.argv;
const app = createApp(ctx, { clientDir, ...(who === 'sessions' ? {} : { principal: OFFICE }) });
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
limitSlowSenders(server);
process.stdin.on('end', async () => {
  server.closeAllConnections();
  server.close();
  await ctx.db.close();
  process.exit(0);
});
process.stdin.resume();
