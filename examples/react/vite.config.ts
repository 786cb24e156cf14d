import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { PACKAGE_SOURCES } from '../../packages/sources.ts'

/** Attune on the page's own origin: no CORS origin is needed, and events of visitors need no key. */
const attune = { target: process.env.ATTUNE_URL ?? 'http://127.0.0.1:4000', changeOrigin: false }
const proxy = { '/graphql': attune, '/collect': attune }

/** `npx vite examples/react`, beside a running `npm start`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { alias: PACKAGE_SOURCES },
  build: { target: 'es2022' },
  server: { proxy },
  preview: { proxy },
})
