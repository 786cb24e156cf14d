import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

it('npm start and the image start Node with the documented options', () => {
  const flags = ['--v8-pool-size=0', '--max-semi-space-size=64']
  const documented = read('docs/operations.md')
  for (const flag of flags) expect(documented).toContain(`\`${flag}\``)
  expect(JSON.parse(read('package.json')).scripts.start).toBe(`node ${flags.join(' ')} dist/main.js serve`)
  const entry = JSON.stringify(['node', ...flags, 'dist/main.js']).replaceAll(',', ', ')
  expect(read('Dockerfile')).toContain(`ENTRYPOINT ${entry}`)
})

it('the image gets every file that it copies from the repository', () => {
  const sources = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
    paths.split(' '),
  )
  const sent = read('.dockerignore').split('\n')
  expect(sources).toContain('packages')
  for (const source of sources) expect(sent).toContain(`!${source}`)
})
