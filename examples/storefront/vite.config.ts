import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the page into `dist`, which the back end serves. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { target: 'es2022', reportCompressedSize: false },
})
