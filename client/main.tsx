import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepShell } from './access/shell.ts';
import { makeQueryClient, queries } from './queries.ts';
import { router } from './router.ts';
import { loadMap } from './screens/load-map.ts';
import { styleNonce } from './style-nonce.ts';
import { cssVariables, theme } from './theme.ts';
// Letters come with the page, the same as on paper; nothing is fetched from elsewhere.
import '@fontsource/noto-sans/latin-400.css';
import '@fontsource/noto-sans/latin-600.css';
import '@fontsource/noto-sans/latin-700.css';
import './ui/base.css';

const client = makeQueryClient();
void client.prefetchQuery(queries.session());
// What the map needs first is asked for before the page is drawn.
if (location.pathname === '/') {
  void loadMap();
  void client.prefetchQuery(queries.places());
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme="light"
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
keepShell();
