import { readdirSync } from 'node:fs'

/** Paths of all documentation pages, relative to the project folder, where tests run. */
export const DOCS: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'cypher/README.md',
  'examples/README.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]
