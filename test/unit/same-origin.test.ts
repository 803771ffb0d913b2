import { describe, expect, test } from 'vitest';
import { isFromOwnPage } from '../../server/http/same-origin.ts';

const HOST = 'localhost:8080';
const MARK = { 'x-petasos': 'page' };

describe('who may write', () => {
  test.each([
    [
      'the page itself',
      { host: HOST, origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin', ...MARK },
    ],
    [
      'the page in a browser without Sec-Fetch-Site',
      { host: HOST, origin: 'http://localhost:8080', ...MARK },
    ],
    [
      'a page behind a proxy that ends TLS',
      { host: 'peta.example', origin: 'https://peta.example', ...MARK },
    ],
    ['a program on purpose', { host: HOST, ...MARK }],
    ['a host in large letters', { host: 'LOCALHOST:8080', origin: 'http://localhost:8080', ...MARK }],
  ])('%s', (_who, headers) => {
    expect(isFromOwnPage(headers)).toBe(true);
  });

  test.each([
    ['a page elsewhere', { host: HOST, origin: 'https://evil.example', ...MARK }],
    ['a page elsewhere that says nothing of itself', { host: HOST, 'sec-fetch-site': 'cross-site', ...MARK }],
    ['another site of the same domain', { host: HOST, 'sec-fetch-site': 'same-site', ...MARK }],
    ['another program on the same machine', { host: HOST, origin: 'http://localhost:3000', ...MARK }],
    ['a sandboxed frame', { host: HOST, origin: 'null', ...MARK }],
    ['an origin that is none', { host: HOST, origin: 'localhost:8080', ...MARK }],
    ['an address typed by hand', { host: HOST, 'sec-fetch-site': 'none', ...MARK }],
    ['no host at all', { origin: 'http://localhost:8080', ...MARK }],
    ['a form, which sends no header of its own', { host: HOST, origin: 'http://localhost:8080' }],
    ['another value of the header', { host: HOST, 'x-petasos': '1' }],
    ['nothing said', { host: HOST }],
  ])('not %s', (_who, headers) => {
    expect(isFromOwnPage(headers)).toBe(false);
  });
});
