import { build } from 'vite'

/** As `npm run build` does: under the test runner's own NODE_ENV it would be a page for developers, slower and larger. */
export async function buildPage(configFile: string): Promise<void> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  await build({ configFile, logLevel: 'warn' })
  process.env.NODE_ENV = NODE_ENV
}
