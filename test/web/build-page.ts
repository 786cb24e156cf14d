import { build } from 'vite'

/** Builds as `npm run build` does: the test runner's NODE_ENV would give a development build, slower and larger. */
export async function buildPage(configFile: string): Promise<void> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  await build({ configFile, logLevel: 'warn' })
  process.env.NODE_ENV = NODE_ENV
}
