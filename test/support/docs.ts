import { readdirSync } from 'node:fs'

/** Every page of documentation, as a path from the top folder, where tests run. */
export const DOCS: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'cypher/README.md',
  'examples/README.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]
