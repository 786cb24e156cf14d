import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Proxies `/graphql` on the page's own origin, so that no CORS origin is needed. */
const proxy = { '/graphql': process.env.ATTUNE_URL ?? 'http://127.0.0.1:4000' }

/** `npx vite examples/react`, beside a running `npm start`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { proxy },
  preview: { proxy },
})
