import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { ideScript } from './ide-script.ts'
import { notices } from './notices.ts'
import { precompress } from './precompress.ts'

/** Builds the explorer into `web/dist`, which the API serves at `/`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), notices(), ideScript(), precompress()],
  build: {
    target: 'es2022',
    // Fonts as files: a data URL in a style would need a wider policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // A test enforces a budget of 350 kB gzipped in total; a single chunk loads fastest.
    chunkSizeWarningLimit: 800,
  },
  server: {
    // `npx vite web` beside a running `npm start`.
    proxy: {
      '/graphql': { target: 'http://127.0.0.1:4000', ws: true },
      '/ide': 'http://127.0.0.1:4000',
      '/metrics': 'http://127.0.0.1:4000',
      '/pages.json': 'http://127.0.0.1:4000',
    },
  },
})
